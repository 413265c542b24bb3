// Package functools is the script module functools.
//
//	functools.partial(func, /, *args, **keywords)
//	                           func with some arguments given; in a class, a method
//	    partial.func           what it calls
//	    partial.args           the arguments that are put before those of a call
//	    partial.keywords       the keyword arguments that a call does not have to give
//	functools.partialmethod(func, /, *args, **keywords)
//	                           a method in a class with some arguments given
//	functools.reduce(function, iterable, /, initial=None)
//	                           function applied to what it has returned and the next element,
//	                           until there is none
//	functools.lru_cache(maxsize=128, typed=False)
//	                           a decorator, with and without arguments, that keeps the
//	                           results of the calls made last
//	functools._lru_cache_wrapper
//	                           the class of what lru_cache and cache return
//	    f.cache_info()         how often there was a result, and how many are kept
//	    f.cache_clear()        drops the results
//	    f.cache_parameters()   a dict of maxsize and typed
//	functools.cache(user_function, /)
//	                           a decorator that keeps the results of all calls
//	functools.cached_property(func)
//	                           a method that is called once for each instance, and then
//	                           is an attribute
//	functools.wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES)
//	                           a decorator that gives a function the name, the docstring and so
//	                           on of the one it wraps
//	functools.update_wrapper(wrapper, wrapped, assigned=…, updated=…)
//	                           the wrapper with the name and so on of what it wraps
//	functools.WRAPPER_ASSIGNMENTS
//	                           the attributes that wraps copies
//	functools.WRAPPER_UPDATES  the attributes whose elements wraps copies
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
		"reduce":              script.NewFunction("reduce", "function, iterable, /, initial=None", reduce),
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
