package os

import (
	"io/fs"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A path is a parameter that is a path: a str, or a value with __fspath__.
type path string

var _ native.Parameter = (*path)(nil)

// SetArgument takes a path.
func (p *path) SetArgument(t *script.Thread, v value.Value) (err error) {
	*p, err = pathOf(t, v.Starlark())
	return err
}

// pathOf returns the path that a value is.
func pathOf(t *script.Thread, v starlark.Value) (path, error) {
	if s, ok := object.AsString(v); ok {
		return path(s), nil
	}
	if fn, err := object.Getattr(v, "__fspath__"); err == nil {
		result, err := t.Invoke(fn, nil, nil)
		if err != nil {
			return "", err
		}
		if s, ok := object.AsString(result); ok {
			return path(s), nil
		}
	}
	return "", object.TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", object.TypeName(v))
}

// A mode is a parameter that is the permissions of a file.
type mode fs.FileMode

var _ native.Parameter = (*mode)(nil)

// SetArgument takes an int.
func (m *mode) SetArgument(t *script.Thread, v value.Value) error {
	var n native.CInt
	err := n.SetArgument(t, v)
	*m = mode(fs.FileMode(n) & fs.ModePerm)
	return err
}
