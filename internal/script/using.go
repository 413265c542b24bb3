package script

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// A ContextManager is a value that a with statement can manage.
// Source: "With Statement Context Managers" in the Python language reference.
type ContextManager interface {
	starlark.Value

	// Enter begins to use the value and returns what the body is given.
	Enter(t *Thread) (starlark.Value, error)

	// Exit ends it, on every way out of the body. It may block.
	Exit(t *Thread) error
}

// using is the value of using(cm): a for loop over it runs its body once, between
// Enter and Exit.
type using struct {
	object.Iteration
	rt    *Runtime
	cm    ContextManager
	value starlark.Value // what Enter returned
	state usingState
}

type usingState uint8

const (
	usingReady usingState = iota
	usingBody             // the loop's body runs
	usingOver
)

var _ starlark.Iterable = (*using)(nil)
var _ starlark.Iterator = (*using)(nil)

// Using enters cm and returns the iterable for the loop that is to leave it. The
// loop must be in the same call: the body runs once, and whatever way it is left,
// by its end, break, return or an error, cm's Exit is called, for inner loops
// before outer ones.
func Using(t *Thread, cm ContextManager) (starlark.Value, error) {
	v, err := cm.Enter(t)
	if err != nil {
		return nil, err
	}
	return &using{Iteration: object.Iteration{By: t.rt.Caller}, rt: t.rt, cm: cm, value: v}, nil
}

// Iterate returns the one iterator of u. A second loop is an error.
func (u *using) Iterate() starlark.Iterator {
	t := u.rt.Running()
	if t == nil {
		u.Fail(u, object.RuntimeError.Errorf("%s is for a loop of a script", u))
		return u
	}
	if u.state == usingReady {
		t.using = append(t.using, u)
	} else {
		t.Fail(object.RuntimeError.Errorf("%s was used before: each loop needs a using of its own", u))
	}
	return u
}

// Next gives the body its value, once.
func (u *using) Next(p *starlark.Value) bool {
	if u.state != usingReady || u.rt.Running() == nil {
		return false
	}
	u.state = usingBody
	*p = u.value
	return true
}

// Done leaves the body. The interpreter, when it leaves nested loops by an error
// or a return, calls Done for the outermost first; so Done first leaves the loops
// inside this one.
func (u *using) Done() {
	t := u.rt.Running()
	if t == nil {
		u.Iteration.Done()
		return
	}
	i := slices.Index(t.using, u)
	if i < 0 {
		return // left with an outer loop
	}
	for len(t.using) > i {
		last := len(t.using) - 1
		inner := t.using[last]
		t.using[last] = nil
		t.using = t.using[:last]
		inner.state = usingOver
		if err := inner.cm.Exit(t); err != nil {
			t.Fail(err)
		}
	}
}

// String returns "using(…)" with the value managed.
func (u *using) String() string { return "using(" + u.cm.String() + ")" }

// Type returns "using".
func (u *using) Type() string { return "using" }

// Freeze does nothing: u belongs to one thread.
func (u *using) Freeze() {}

// Truth returns true.
func (u *using) Truth() starlark.Bool { return true }

// Hash fails: u is of no use as a key.
func (u *using) Hash() (uint32, error) {
	return 0, object.TypeError.Errorf("unhashable type: 'using'")
}
