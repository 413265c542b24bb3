package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A level is an argument that is a level: an int, which it is then, or the name of one. It is
// NOTSET if it is not given.
type level struct{ starlark.Value }

var _ native.Parameter = (*level)(nil)

// SetArgument takes an int or a text. The error for others is a TypeError, and for a text that is
// no name of a level a ValueError.
func (l *level) SetArgument(t *script.Thread, v value.Value) (err error) {
	if !v.Present() {
		l.Value = starlark.MakeInt(notSet)
		return nil
	}
	l.Value, err = logsOf(t).levels.check(v.Starlark())
	return err
}

// A limit is an argument that ints are compared with, such as how large a file gets.
type limit int

var _ native.Parameter = (*limit)(nil)

// SetArgument takes an int or a bool. The error for others is that of a comparison.
func (l *limit) SetArgument(_ *script.Thread, v value.Value) error {
	n, err := asInt(v.Starlark())
	*l = limit(n)
	return err
}
