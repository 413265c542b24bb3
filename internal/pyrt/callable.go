package pyrt

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A callable is a function of a script, or what else of a script runs its code when it is
// called, as the embedding program has it. The interpreter would run a function on any
// thread, whatever runs at the same time; a callable runs it where the script lock is held.
//
// Two of the same function are equal, also, as long as its name stays, as keys of a map.
type callable struct {
	r    *Runtime
	fn   starlark.Callable
	name string // which Go code gets without the script lock, as errors have it
}

var (
	_ object.Guarded       = callable{}
	_ starlark.Comparable  = callable{}
	_ starlark.HasSetField = callable{}
)

// guards reports whether the embedding program has v as a callable. Classes and instances see
// to it themselves that calls have the script lock, functions in Go need not or do, too, and
// what is not ours is for the program to know.
func guards(v starlark.Value) bool {
	switch v.(type) {
	case object.Guarded, object.Builtin, *object.NativeMethod, *object.Class, *object.Instance, *object.Exception:
		return false
	case object.Classed, *object.Method, *object.StaticMethod, interface{ Attrs() *object.Namespace }:
		_, ok := v.(starlark.Callable)
		return ok
	}
	return object.IsFunction(v)
}

// Unguarded returns the function as scripts have it.
func (c callable) Unguarded() starlark.Callable { return c.fn }

// CallInternal calls the function, with arguments and a result as [Runtime.Inward] and
// [Runtime.Outward] have them. The error is script.ErrClosed once Exit has begun, unless a
// thread of the runtime calls that runs still; and a RuntimeError if thread is not one, or runs
// on another goroutine.
func (c callable) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(thread)
	switch {
	case err == nil && t.Runtime() == c.r.rt:
	case c.r.rt.Exiting():
		return nil, script.ErrClosed
	case err != nil:
		return nil, err
	default:
		return nil, object.RuntimeError.Errorf("the function belongs to another host")
	}
	return object.CallFromOutside(thread, c.fn, args, kwargs)
}

// Name returns the name that the function had when the program was given it.
func (c callable) Name() string { return c.name }

// String returns the function's repr. From outside it waits for the script lock, as scripts set
// names. If the repr fails, such as that of the instance of a method, there is the name in its
// place.
func (c callable) String() string {
	text := "<" + c.Type() + " " + c.name + ">"
	err := c.r.Do(func() error {
		text = c.fn.String()
		return nil
	})
	if err != nil {
		c.r.Ignore(text, err)
	}
	return text
}

// Type returns that of the function, such as "function".
func (c callable) Type() string { return c.fn.Type() }

// Freeze does nothing: functions stay open, as in Python.
func (c callable) Freeze() {}

// Truth returns true.
func (c callable) Truth() starlark.Bool { return true }

// Hash returns the function's.
func (c callable) Hash() (uint32, error) { return c.fn.Hash() }

// CompareSameType compares the functions.
func (c callable) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	if other, ok := y.(object.Guarded); ok {
		y = other.Unguarded()
	}
	return starlark.CompareDepth(op, c.fn, y, depth)
}

// Attr returns the attribute called name, or nil. From outside it waits for the script lock.
func (c callable) Attr(name string) (v starlark.Value, err error) {
	err = c.r.Do(func() error {
		if v, err = Attr(c.fn, name); err == nil {
			v = c.r.Outward(v)
		}
		return err
	})
	if err != nil {
		if object.IsA(err, object.AttributeError) {
			return nil, nil
		}
		return nil, err
	}
	return v, nil
}

// AttrNames returns the names of the attributes.
func (c callable) AttrNames() (names []string) {
	c.r.Do(func() error {
		names = AttrNames(c.fn)
		return nil
	})
	return names
}

// SetField sets an attribute, if the function has a place for it.
func (c callable) SetField(name string, v starlark.Value) error {
	return c.r.Do(func() error { return SetAttr(c.fn, name, c.r.Inward(v)) })
}
