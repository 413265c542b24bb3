package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Handling returns the exception that is being handled on t, or nil.
func Handling(t *script.Thread) *object.Exception { return t.Execution.Handled }

// Handle calls f as the body of an except clause that caught e on t: meanwhile e is what
// is being handled.
func Handle(t *script.Thread, e *object.Exception, f func() error) error {
	outer := t.Execution.Handled
	t.Execution.Handled = e
	defer func() { t.Execution.Handled = outer }()
	return f()
}

// IsOneOf reports whether a class is derived from what an except clause names.
func IsOneOf(class *object.Class, classes starlark.Value) (bool, error) {
	switch classes := classes.(type) {
	case *object.Class:
		if classes.IsException() {
			return class.Is(classes), nil
		}
	case starlark.Tuple, *value.Tuple:
		tuple, _ := value.AsTuple(value.Of(classes))
		for _, c := range tuple.Elems() {
			if match, err := IsOneOf(class, c.Starlark()); match || err != nil {
				return match, err
			}
		}
		return false, nil
	}
	return false, object.TypeError.Errorf("catching classes that do not inherit from BaseException is not allowed")
}

// Raise returns the exception that raise x, or raise x from cause, raises; the cause may be nil.
func Raise(t *script.Thread, x, cause starlark.Value) error {
	e, err := Instance(t, x)
	if err != nil {
		return err
	}
	if cause == starlark.None {
		e.WithCause(nil)
	} else if cause != nil {
		c, err := Instance(t, cause)
		if err != nil {
			if object.IsA(err, object.TypeError) {
				err = object.TypeError.Errorf("exception causes must derive from BaseException")
			}
			return err
		}
		e.WithCause(c)
	}
	if handled := Handling(t); handled != nil {
		e.SetContext(handled)
	}
	return e
}

// Instance returns the exception that a value stands for in a raise statement: an instance, or a
// class to be called.
func Instance(t *script.Thread, v starlark.Value) (*object.Exception, error) {
	if class, ok := v.(*object.Class); ok && class.IsException() {
		made, err := t.Invoke(class, nil, nil)
		if err != nil {
			return nil, err
		}
		v = made
	}
	if e, ok := v.(*object.Exception); ok {
		return e, nil
	}
	return nil, object.TypeError.Errorf("exceptions must derive from BaseException")
}
