// Package universe has the names that every script has without loading a module,
// besides Starlark's own.
//
// They are pow, which is Python's, on integers of any size and floats, and using, which is the
// with statement as a loop, for plain Starlark.
//
// A for loop over using(cm) runs its body once. It enters the context manager cm,
// gives its value to the loop variable, and leaves it on every way out of the
// body: its end, break, return or an error.
//
//	for ex in using(futures.ThreadPoolExecutor(3)):
//	    ex.submit(work)
//	# here all work is done
package universe

import (
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// Names returns a new map of the names and their values.
func Names() starlark.StringDict { return native.Members(nil, functions()) }

var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F3("pow", "base, exp, mod=None", "Python's pow, on integers of any size and floats", pow),
		native.F1("using", "cm, /", "for plain Starlark: the with statement as a loop", using),
	}
})

func using(t *script.Thread, cm starlark.Value) (starlark.Value, error) {
	manager, ok := cm.(script.ContextManager)
	if !ok {
		return nil, object.TypeError.Errorf("'%s' object does not support the context manager protocol", object.TypeName(cm))
	}
	return script.Using(t, manager)
}

func pow(t *script.Thread, base, exp starlark.Value, mod native.Opt[starlark.Value]) (starlark.Value, error) {
	if mod.Given {
		return object.PowMod(t, base, exp, mod.Value)
	}
	return object.Pow(t, base, exp)
}
