package script

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// Elements is a value that gives elements one after another, on a script thread.
type Elements interface {
	starlark.Value

	// NextValue returns the next one, absent at the end.
	NextValue(t *Thread) (value.Value, error)
}

// Step is the Next of a starlark.Iterator over the elements of from in rt; it is the
// Iteration that the iterator embeds. Inside a script an error ends that. Outside, the
// goroutine waits for the script lock, and the error is that of the Iteration.
func Step(rt *Runtime, it *object.Iteration, from Elements, p *starlark.Value) bool {
	t := rt.Running()
	if t == nil {
		return stepOutside(rt, it, from, p)
	}
	v, err := from.NextValue(t)
	if err != nil {
		t.Fail(err)
		return false
	}
	if v.Present() {
		if *p = v.Starlark(); !rt.Python {
			*p = t.Arena.Export(v)
		}
	}
	return v.Present()
}

func stepOutside(rt *Runtime, it *object.Iteration, from Elements, p *starlark.Value) bool {
	*it = object.Iteration{}
	var v value.Value
	var x starlark.Value
	err := rt.Do(func(t *Thread) (err error) {
		if v, err = from.NextValue(t); err == nil {
			x = t.Arena.Export(v)
		}
		return err
	})
	if err != nil {
		it.Fail(rt.Caller, from, err)
		return false
	}
	if v.Present() {
		*p = x
	}
	return v.Present()
}
