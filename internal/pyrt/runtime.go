package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/value"
)

// A Runtime is the Python run time of a Host. The script lock guards it.
type Runtime struct {
	script.Caller // but for Call

	rt       *script.Runtime
	builtins starlark.StringDict     // those of all Hosts
	cells    map[string]*value.Value // what names mean that a module does not define: see builtinCell
	modules  *modules
}

// New returns the run time for the threads of rt. The importer finds modules, and names are
// builtins that scripts have besides those of Python.
func New(rt *script.Runtime, importer Importer, names starlark.StringDict) *Runtime {
	r := &Runtime{Caller: script.NewCaller(rt), rt: rt, builtins: builtins(), cells: make(map[string]*value.Value)}
	rt.Caller, rt.Python = r, true
	r.modules = newModules(r, importer)
	own := make(starlark.StringDict, len(names))
	for name, v := range names {
		own[name] = r.Inward(v)
	}
	r.modules.addBuiltins(own)
	return r
}

// text returns the string that v is, or "".
func text(v starlark.Value) string {
	s, _ := starlark.AsString(v)
	return s
}
