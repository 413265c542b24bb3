package pyrt

import (
	"maps"

	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// A Runtime is the Python run time of a Host. The script lock guards it.
type Runtime struct {
	script.Caller // but for Call

	rt       *script.Runtime
	builtins starlark.StringDict // those of all Hosts
	names    starlark.StringDict // what every module has, besides these and its own names
	modules  *modules

	// What is not in use.
	free     []*withoutFirst
	unpacked unpackeds
}

// New returns the run time for the threads of rt. The importer finds modules, and names are
// builtins that scripts have besides those of Python.
func New(rt *script.Runtime, importer Importer, names starlark.StringDict) *Runtime {
	r := &Runtime{Caller: script.NewCaller(rt), rt: rt, builtins: builtins(), names: make(starlark.StringDict)}
	rt.Caller, rt.Leave = r, leaveCalls
	r.modules = newModules(r, importer)
	for _, table := range []map[string]starlark.Value{
		r.appliedNames(), r.catchNames(), r.classNames(), r.generatorNames(), r.importNames(), r.matchNames(),
		r.namespaceNames(), r.operatorNames(), r.withNames(),
	} {
		for name, v := range table {
			r.names[name] = v
		}
	}
	own := make(starlark.StringDict, len(names))
	for name, v := range names {
		own[name] = r.FromGo(v)
	}
	maps.Copy(r.names, own)
	if v := names["len"]; v != nil {
		r.names["$len"] = unary("$len", r.onThread(func(t *script.Thread, x starlark.Value) (starlark.Value, error) {
			return starlark.Call(t.Interp(), v, starlark.Tuple{x}, nil)
		}))
	}
	if v := names["isinstance"]; v != nil {
		r.names["$isinstance"] = binary("$isinstance", r.bothOnThread(func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return starlark.Call(t.Interp(), v, starlark.Tuple{x, y}, nil)
		}))
	}
	r.modules.addBuiltins(own)
	return r
}

// function returns a builtin that lowered code calls. It takes positional arguments
// only, and is not called by scripts: so it binds nothing.
func function(name string, fn func(t *script.Thread, args starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		t, err := script.Current(interp)
		if err != nil {
			return nil, err
		}
		return fn(t, args)
	})
}

// plain is function for what needs no thread.
func plain(name string, fn func(args starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return fn(args)
	})
}

// text returns the string that an argument of lowered code is.
func text(v starlark.Value) string {
	s, _ := starlark.AsString(v)
	return s
}
