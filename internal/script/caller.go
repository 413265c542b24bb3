package script

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// A Caller is the [object.Caller] of a Runtime. It calls functions without more ado.
type Caller struct {
	object.Containers
	rt *Runtime
}

var _ object.Caller = Caller{}

// NewCaller returns the Caller of rt.
func NewCaller(rt *Runtime) Caller { return Caller{rt: rt} }

// Call calls fn.
func (c Caller) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (v starlark.Value, err error) {
	err = c.rt.Do(func(t *Thread) error {
		v, err = t.Invoke(fn, args, kwargs)
		return err
	})
	return v, err
}

// Python is [Runtime.Python].
func (c Caller) Python() bool { return c.rt.Python }

// Running is [Runtime.Running].
func (c Caller) Running() object.Thread {
	if t := c.rt.Running(); t != nil {
		return t
	}
	return nil
}

// With is [Runtime.Do].
func (c Caller) With(f func(object.Thread) error) error {
	return c.rt.Do(func(t *Thread) error { return f(t) })
}

// Do is [Runtime.Do], but for the end: once the runtime has exited it calls f, as nothing else can
// use the values of scripts any more, and what would run code of a script fails.
func (c Caller) Do(f func() error) error {
	if c.rt.over.Load() {
		return f()
	}
	return c.rt.Do(func(*Thread) error { return f() })
}

// Derived returns the classes of the runtime's scripts that are derived from classes of all Hosts.
func (c Caller) Derived() *object.Derived { return &c.rt.derived }

// Ignore is [Runtime.Ignore].
func (c Caller) Ignore(in string, err error) { c.rt.Ignore(in, err) }

// EnterRepr is that of [object.Caller].
func (c Caller) EnterRepr(container starlark.Value) bool {
	t := c.rt.running
	if t.reprs[container] {
		return false
	}
	if t.reprs == nil {
		t.reprs = make(map[starlark.Value]bool)
	}
	t.reprs[container] = true
	return true
}

// LeaveRepr is that of [object.Caller].
func (c Caller) LeaveRepr(container starlark.Value) { delete(c.rt.running.reprs, container) }
