// Package functools is the script module functools.
//
//	functools.partial(func, /, *args, **keywords)
//	                           func with some arguments given; it has the attributes
//	                           func, args and keywords
//	functools.partialmethod(func, /, *args, **keywords)
//	                           the same for a method in a class
//	functools.reduce(function, iterable, initial=None, /)
//	functools.lru_cache(maxsize=128, typed=False)
//	                           a decorator, with and without arguments, that keeps the
//	                           results of calls: see [Cache]
//	functools.cache(user_function, /)
//	                           lru_cache(maxsize=None)
//	functools.cached_property(func)
//	                           a method that is called once for each instance, and then
//	                           is an attribute
//	functools.wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES)
//	functools.update_wrapper(wrapper, wrapped, assigned=…, updated=…)
//	                           the wrapper with the name and so on of what it wraps
//	functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES
//	functools.cmp_to_key(mycmp)
//	                           a key for sorted from a function that compares
//	functools.total_ordering(cls, /)
//	                           a class decorator that adds the comparisons that follow
//	                           from one
//	functools.singledispatch(func)
//	                           a function that register gives a variant for each class of
//	                           its first argument
//
// A starlark.Function has no attributes of its own: wraps and update_wrapper return one
// that has (an object.Function), and callers must use what they return.
//
// Source: the functools module in the Python library reference.
package functools

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// New returns the module, for scripts that run on the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	names := make(starlark.Tuple, len(object.WrapperAssignments))
	for i, name := range object.WrapperAssignments {
		names[i] = starlark.String(name)
	}
	return &starlarkstruct.Module{Name: "functools", Members: starlark.StringDict{
		"partial":             partialClass,
		"partialmethod":       script.NewFunction("partialmethod", "func, /, *args, **keywords", newPartialMethod),
		"reduce":              script.NewFunction("reduce", "function, iterable, initial=None, /", reduce),
		"lru_cache":           script.NewFunction("lru_cache", "maxsize=128, typed=False", lruCache),
		"cache":               script.NewFunction("cache", "user_function, /", unboundedCache),
		"cached_property":     cachedPropertyClass(rt),
		"wraps":               script.NewFunction("wraps", "wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES", wraps),
		"update_wrapper":      script.NewFunction("update_wrapper", "wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES", updateWrapper),
		"WRAPPER_ASSIGNMENTS": names,
		"WRAPPER_UPDATES":     starlark.Tuple{starlark.String("__dict__")},
		"cmp_to_key": script.NewFunction("cmp_to_key", "mycmp", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			return newKeyFunction(rt, a.Values[0]), nil
		}),
		"total_ordering": script.NewFunction("total_ordering", "cls, /", totalOrdering),
		"singledispatch": script.NewFunction("singledispatch", "func", singleDispatch),
	}}
}
