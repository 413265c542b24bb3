// Package functools is the script module functools.
//
//	functools.WRAPPER_ASSIGNMENTS
//	                           the attributes that wraps copies
//	functools.WRAPPER_UPDATES  the attributes whose elements wraps copies
//
// Source: the functools module in the Python library reference.
package functools

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
)

// New returns the module.
func New() *starlarkstruct.Module {
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{
		"partial":             partialClass,
		"cached_property":     cachedPropertyClass,
		"WRAPPER_ASSIGNMENTS": assignments,
		"WRAPPER_UPDATES":     starlark.Tuple{starlark.String("__dict__")},
	})
	return &starlarkstruct.Module{Name: "functools", Members: members}
}

var functions = sync.OnceValue(func() []*native.Function {
	return append(native.InC("functools",
		native.F1("cmp_to_key", "mycmp", "a key for sorted from a function that compares", cmpToKey),
	),
		native.F3("partialmethod", "func, /, *args, **keywords", "a method in a class with some arguments given", newPartialMethod),
		native.F3("reduce", "function, iterable, /, initial=_initial_missing", "function applied to what it has returned and the next element,\nuntil there is none", reduce),
		native.F2("lru_cache", "maxsize=128, typed=False", "a decorator, with and without arguments, that keeps the\nresults of the calls made last", lruCache),
		native.F1("cache", "user_function", "a decorator that keeps the results of all calls", unboundedCache),
		native.F3("wraps", "wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES", "a decorator that gives a function the name, the docstring and so\non of the one it wraps", wraps),
		native.F4("update_wrapper", "wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES", "the wrapper with the name and so on of what it wraps", updateWrapper),
		native.F1("total_ordering", "cls", "a class decorator that adds the comparisons that follow\nfrom one", totalOrdering),
		native.F1("singledispatch", "func", "a function that register gives a variant for each class of\nits first argument", singleDispatch),
	)
})

// assignments is WRAPPER_ASSIGNMENTS.
var assignments = func() starlark.Tuple {
	names := make(starlark.Tuple, len(object.WrapperAssignments))
	for i, name := range object.WrapperAssignments {
		names[i] = starlark.String(name)
	}
	return names
}()
