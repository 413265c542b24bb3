package types

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// exceptionTable is what all exceptions have.
func exceptionTable() native.Table {
	return native.Table{
		Slots: []*native.Function{
			exceptionInit(object.BaseException),
			native.M0("__str__", "", "str(self)", func(e *object.Exception, _ *script.Thread) (string, error) { return e.BaseMessage(), nil }),
			native.M0("__repr__", "", "repr(self)", func(e *object.Exception, _ *script.Thread) (string, error) { return e.BaseRepr(), nil }),
		},
		Methods: []*native.Function{
			native.M1("add_note", "note, /", "adds a line to what a traceback says", addNote).AnyThread(),
			native.M1("with_traceback", "tb, /", "sets the traceback, and returns the exception", withTraceback).AnyThread(),
		},
		StaticMethods: []*native.Function{
			native.F2("__new__", "*args, **kwargs", "a new exception of a class", newException).AnyThread(),
		},
	}
}

// exceptionInit returns the __init__ of a built-in exception class.
func exceptionInit(c *object.Class) *native.Function {
	return native.M2("__init__", "/, *args, **kwargs", "sets the attributes", func(e *object.Exception, _ *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
		return value.None, e.Initialize(c, args.Starlark(), kwargs.Starlark())
	})
}

func newException(_ *script.Thread, args native.Args, _ native.Keywords) (starlark.Value, error) {
	return object.NewOfException(args.Starlark())
}

func addNote(e *object.Exception, _ *script.Thread, note string) (value.Value, error) {
	return value.None, e.AddNote(note)
}

func withTraceback(e *object.Exception, _ *script.Thread, tb starlark.Value) (*object.Exception, error) {
	return e, e.TakeTraceback(tb)
}
