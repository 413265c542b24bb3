package object

import (
	"go.starlark.net/starlark"
)

// Methods of go.starlark.net's interfaces may be called on any goroutine, by Go code that runs
// no script. So those of instances, exceptions and classes of scripts ask outside first, and
// then do what they have to with the script lock, by way of the Caller.

// outside returns the Caller of a class of scripts if no script code runs on the calling
// goroutine, and else nil.
func outside(class *Class) Caller {
	if c := callerFor(class); c != nil && c.Running() == nil {
		return c
	}
	return nil
}

// callerFor returns the Caller of a class of scripts, or of one that such a class is derived from; else nil.
func callerFor(class *Class) Caller {
	for _, k := range class.mro {
		if k.caller != nil {
			return k.caller
		}
	}
	return nil
}

// fail makes the script code that runs end with err, and reports whether any runs.
func fail(class *Class, err error) bool {
	c := callerFor(class)
	if c == nil {
		return false
	}
	t := c.Running()
	if t != nil {
		t.Fail(err)
	}
	return t != nil
}

// from calls f by way of c, and returns what it returns: a container as go.starlark.net has it.
func from[T any](c Caller, f func() (T, error)) (v T, err error) {
	err = c.Do(func() (err error) {
		v, err = f()
		if x, ok := any(&v).(*starlark.Value); ok && err == nil {
			*x = Outward(*x)
		}
		return err
	})
	return v, err
}

// textFromOutside returns what f, the repr of self, returns. If f fails, it is the repr that
// object has for self, as also where the Host closes.
func textFromOutside(c Caller, self starlark.Value, class *Class, f func() string) string {
	var text, plain string
	err := c.Do(func() error {
		plain = defaultRepr(self, class)
		text = f()
		return nil
	})
	if err == nil {
		return text
	}
	if plain == "" {
		plain = defaultRepr(self, class)
	}
	c.Ignore(plain, err)
	return plain
}

// notRunning returns the error of a call, on thread, of what belongs to a Host whose script code
// does not run on the calling goroutine.
func notRunning(thread *starlark.Thread) error {
	if _, err := callerOf(thread); err != nil {
		return err
	}
	return RuntimeError.Errorf("the function belongs to another host")
}

// A Guarded is a callable of a script as Go code outside of scripts has it, which checks each
// call: package script makes them.
type Guarded interface {
	starlark.Callable
	// Unguarded returns it as scripts have it.
	Unguarded() starlark.Callable
}
