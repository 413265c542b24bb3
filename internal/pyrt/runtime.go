package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// A Runtime is the Python run time of a Host. The script lock guards it.
type Runtime struct {
	script.Caller // but for Call

	rt       *script.Runtime
	builtins starlark.StringDict // those of all Hosts
	names    starlark.StringDict // builtins that scripts of the Host have besides these
	modules  *modules
}

// New returns the run time for the threads of rt. The importer finds modules, and names are
// builtins that scripts have besides those of Python.
func New(rt *script.Runtime, importer Importer, names starlark.StringDict) *Runtime {
	r := &Runtime{Caller: script.NewCaller(rt), rt: rt, builtins: builtins(), names: make(starlark.StringDict, len(names))}
	rt.Caller, rt.Python = r, true
	r.modules = newModules(r, importer)
	for name, v := range names {
		r.names[name] = r.Inward(v)
	}
	r.modules.addBuiltins(r.names)
	return r
}

// text returns the string that v is, or "".
func text(v starlark.Value) string {
	s, _ := starlark.AsString(v)
	return s
}
