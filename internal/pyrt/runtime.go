package pyrt

import (
	"maps"
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A Runtime is the Python run time of a Host. The script lock guards it.
type Runtime struct {
	script.Caller // but for Call

	rt       *script.Runtime
	builtins starlark.StringDict // those of all Hosts
	names    starlark.StringDict // what every module of the Host has, besides these, the shared builtins of lowered code and its own names
	modules  *modules

	// What is not in use.
	free     []*withoutFirst
	unpacked unpackeds
}

// New returns the run time for the threads of rt. The importer finds modules, and names are
// builtins that scripts have besides those of Python.
func New(rt *script.Runtime, importer Importer, names starlark.StringDict) *Runtime {
	operations := operations()
	r := &Runtime{Caller: script.NewCaller(rt), rt: rt, builtins: builtins(), names: make(starlark.StringDict, len(operations)+len(names)+1)}
	rt.Caller, rt.Leave = r, leaveCalls
	r.modules = newModules(r, importer)
	all := make([]applied, len(operations))
	for i, o := range operations {
		all[i] = r.applied(o)
		r.names[o.name] = &all[i]
	}
	own := make(starlark.StringDict, len(names))
	for name, v := range names {
		own[name] = r.FromGo(v)
	}
	maps.Copy(r.names, own)
	if v := names["len"]; v != nil {
		r.names["$len"] = r.apply(unaryOn("$len", func(t *script.Thread, x starlark.Value) (starlark.Value, error) {
			return starlark.Call(t.Interp(), v, starlark.Tuple{x}, nil)
		}))
	}
	if v := names["isinstance"]; v != nil {
		r.names["$isinstance"] = r.apply(binaryOn("$isinstance", func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return starlark.Call(t.Interp(), v, starlark.Tuple{x, y}, nil)
		}))
	}
	r.modules.addBuiltins(own)
	return r
}

// runtimeOf returns the Runtime that t is a thread of.
func runtimeOf(t *script.Thread) *Runtime { return t.Runtime().Caller.(*Runtime) }

// A lowered is a builtin that lowered code uses: an *operation, or a *starlark.Builtin. It is
// defined once, and belongs to no Host.
type lowered interface{ Name() string }

// allLowered are all of them.
var allLowered = sync.OnceValue(func() []lowered {
	return slices.Concat(
		appliedNames(), attrNames(), catchNames(), classNames(), generatorNames(), importNames(), matchNames(), namespaceNames(),
		operatorNames(), withNames(),
	)
})

// operations are those that a Host has its own [applied] of.
var operations = sync.OnceValue(func() (list []*operation) {
	for _, l := range allLowered() {
		if o, ok := l.(*operation); ok {
			list = append(list, o)
		}
	}
	return list
})

// shared are the others, as names of every module of all Hosts. The map is not to be changed.
var shared = sync.OnceValue(func() starlark.StringDict {
	names := starlark.StringDict{"$Ellipsis": object.Ellipsis}
	for _, l := range allLowered() {
		if b, ok := l.(*starlark.Builtin); ok {
			names[b.Name()] = b
		}
	}
	return names
})

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
