package pybuiltin

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// attrName returns the name that an argument is.
func attrName(v starlark.Value) (string, error) {
	name, ok := object.AsString(v)
	if !ok {
		return "", typeErrorf("attribute name must be string, not '%s'", pyop.TypeName(v))
	}
	return name, nil
}

func errNoAttrs() error { return exception.RuntimeError.Errorf("attributes are not available here") }

func (b *builtins) get(t *script.Thread, v, name starlark.Value) (starlark.Value, error) {
	n, err := attrName(name)
	if err != nil {
		return nil, err
	}
	if b.cfg.GetAttr == nil {
		return nil, errNoAttrs()
	}
	return b.cfg.GetAttr(t, v, n)
}

// isA reports whether err is an exception of the class.
func isA(err error, class *exception.Class) bool {
	var e *exception.Exception
	return errors.As(err, &e) && e.Class().Is(class)
}

func (b *builtins) getattr(t *script.Thread, a signature.Args) (starlark.Value, error) {
	v, err := b.get(t, a.Values[0], a.Values[1])
	if err != nil && a.Values[2] != nil && isA(err, exception.AttributeError) {
		return a.Values[2], nil
	}
	return v, err
}

func (b *builtins) hasattr(t *script.Thread, a signature.Args) (starlark.Value, error) {
	_, err := b.get(t, a.Values[0], a.Values[1])
	if err != nil && !isA(err, exception.AttributeError) {
		return nil, err
	}
	return starlark.Bool(err == nil), nil
}

func (b *builtins) setattr(t *script.Thread, a signature.Args) (starlark.Value, error) {
	name, err := attrName(a.Values[1])
	if err != nil {
		return nil, err
	}
	if b.cfg.SetAttr == nil {
		return nil, errNoAttrs()
	}
	return starlark.None, b.cfg.SetAttr(t, a.Values[0], name, a.Values[2])
}

func (b *builtins) delattr(t *script.Thread, a signature.Args) (starlark.Value, error) {
	name, err := attrName(a.Values[1])
	if err != nil {
		return nil, err
	}
	if b.cfg.DelAttr == nil {
		return nil, errNoAttrs()
	}
	return starlark.None, b.cfg.DelAttr(t, a.Values[0], name)
}

// HasCall is a value that is a starlark.Callable but may not be callable, as an
// instance of a class without __call__.
type HasCall interface{ CanCall() bool }

func isCallable(v starlark.Value) bool {
	if h, ok := v.(HasCall); ok {
		return h.CanCall()
	}
	_, ok := v.(starlark.Callable)
	return ok
}

func callable(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	return starlark.Bool(isCallable(a.Values[0])), nil
}

func formatValue(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	spec := ""
	if a.Values[1] != nil {
		s, ok := object.AsString(a.Values[1])
		if !ok {
			return nil, typeErrorf("format() argument 2 must be str, not %s", object.ArgumentType(a.Values[1]))
		}
		spec = s
	}
	s, err := pyop.Format(a.Values[0], spec)
	return starlark.String(s), err
}
