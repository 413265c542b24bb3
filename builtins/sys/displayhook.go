package sys

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pybuiltin"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// displayhook returns sys.displayhook of the module sys.
// Source: sys.displayhook in the Python library reference.
func displayhook(sys *starlarkstruct.Module, keep func(starlark.Value)) starlark.Value {
	return script.NewFunction("displayhook", "value, /", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		v := a.Values[0]
		if v == starlark.None {
			return starlark.None, nil
		}
		if keep != nil {
			keep(starlark.None)
		}
		text := pyop.Repr(v)
		if err := t.Failure(); err != nil {
			return nil, err
		}
		if err := write(t, sys.Members["stdout"], text+"\n"); err != nil {
			return nil, err
		}
		if keep != nil {
			keep(v)
		}
		return starlark.None, nil
	})
}

// write writes text to what a script may have put in the place of sys.stdout.
func write(t *script.Thread, file starlark.Value, text string) error {
	switch file := file.(type) {
	case nil:
		return exception.RuntimeError.Errorf("lost sys.stdout")
	case pybuiltin.TextWriter:
		return file.WriteText(t, text)
	}
	method, err := object.Getattr(file, "write")
	if err == nil {
		_, err = pyop.Call(t, method, starlark.String(text))
	}
	return err
}
