// Package universe has the names that every script has without loading a module,
// besides Starlark's own.
//
//	pow(base, exp, mod=None)   Python's pow, on integers of any size and floats
//	using(cm)                  for plain Starlark: the with statement as a loop
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
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Names returns a new map of the names and their values.
func Names() starlark.StringDict {
	return starlark.StringDict{
		"pow":   script.NewFunction("pow", "base, exp, mod=None", pow),
		"using": script.NewFunction("using", "cm, /", using),
	}
}

func using(t *script.Thread, a signature.Args) (starlark.Value, error) {
	cm, ok := a.Values[0].(script.ContextManager)
	if !ok {
		return nil, exception.TypeError.Errorf("'%s' object does not support the context manager protocol", exception.TypeName(a.Values[0]))
	}
	return script.Using(t, cm)
}

func pow(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if mod := a.Values[2]; mod != nil && mod != starlark.None {
		return pyop.PowMod(t, a.Values[0], a.Values[1], mod)
	}
	return pyop.Pow(t, a.Values[0], a.Values[1])
}
