package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// attributeName returns the name that an argument is.
func attributeName(v starlark.Value) (string, error) {
	name, ok := object.AsString(v)
	if !ok {
		return "", object.TypeError.Errorf("attribute name must be string, not '%s'", object.TypeName(v))
	}
	return name, nil
}

func getattr(_ *script.Thread, x, name starlark.Value, dflt native.Maybe) (starlark.Value, error) {
	n, err := attributeName(name)
	if err != nil {
		return nil, err
	}
	v, err := Attr(x, n)
	if err != nil && dflt.Present() && object.IsA(err, object.AttributeError) {
		return dflt.Starlark(), nil
	}
	return v, err
}

func hasattr(_ *script.Thread, x, name starlark.Value) (bool, error) {
	n, err := attributeName(name)
	if err != nil {
		return false, err
	}
	if _, err = Attr(x, n); err != nil && object.IsA(err, object.AttributeError) {
		return false, nil
	}
	return err == nil, err
}

func setattr(_ *script.Thread, x, name, v starlark.Value) (value.Value, error) {
	n, err := attributeName(name)
	if err != nil {
		return value.Value{}, err
	}
	return value.None, SetAttr(x, n, v)
}

func delattr(_ *script.Thread, x, name starlark.Value) (value.Value, error) {
	n, err := attributeName(name)
	if err != nil {
		return value.Value{}, err
	}
	return value.None, DelAttr(x, n)
}
