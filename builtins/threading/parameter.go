package threading

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A timeout is how long to wait at most: [script.Forever] for None.
type timeout time.Duration

var _ native.Parameter = (*timeout)(nil)

// SetArgument takes None, or a number of seconds.
func (d *timeout) SetArgument(_ *script.Thread, v value.Value) error {
	if v.IsNone() {
		*d = timeout(script.Forever)
		return nil
	}
	wait, err := script.Timeout(v.Starlark())
	*d = timeout(wait)
	return err
}

// A count is how many there are of something.
type count int

var _ native.Parameter = (*count)(nil)

// SetArgument takes an int. The error for others is that of a comparison with 0.
func (n *count) SetArgument(_ *script.Thread, v value.Value) error {
	x := v.Starlark()
	switch object.Plain(x).(type) {
	case starlark.Int, starlark.Bool:
		i, err := object.AsCount(x)
		*n = count(i)
		return err
	}
	return object.TypeError.Errorf("'<' not supported between instances of '%s' and 'int'", object.TypeName(x))
}
