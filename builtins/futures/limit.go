package futures

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A limit is when a wait ends by its timeout; the zero limit is none.
type limit struct {
	set bool
	at  time.Time
}

// left returns how long it is until the limit.
func (l limit) left() time.Duration { return time.Until(l.at) }

// timeout returns the limit that a timeout argument other than None sets from now on.
func timeout(v starlark.Value) (limit, error) {
	d, err := script.Seconds(v)
	if err != nil {
		return limit{}, err
	}
	return limit{true, time.Now().Add(d)}, nil
}

// limit returns the limit that the timeout argument of a method of f sets. CPython looks
// at it only if it has to wait.
func (f *Future) limit(v starlark.Value) (limit, error) {
	if v == starlark.None || f.State().Done() {
		return limit{}, nil
	}
	if err := checkTimeout(v); err != nil {
		return limit{}, err
	}
	return timeout(v)
}

// checkTimeout returns the error of CPython's Condition.wait for a timeout that is no number.
func checkTimeout(v starlark.Value) error {
	if isReal(v) {
		return nil
	}
	return object.TypeError.Errorf("'<=' not supported between instances of '%s' and 'int'", object.TypeName(v))
}

// limitFromNow returns the limit that the timeout argument of as_completed or map sets: a
// number that CPython adds to the time of its clock.
func limitFromNow(v starlark.Value) (limit, error) {
	if v == starlark.None {
		return limit{}, nil
	}
	if isReal(v) {
		return timeout(v)
	}
	if _, ok := object.AsString(v); ok {
		return limit{}, object.TypeError.Errorf(`can only concatenate str (not "float") to str`)
	}
	return limit{}, object.TypeError.Errorf("unsupported operand type(s) for +: '%s' and 'float'", object.TypeName(v))
}

func isReal(v starlark.Value) bool {
	switch object.Plain(v).(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		return true
	}
	return false
}
