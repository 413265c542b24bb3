package threading

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// event is the state of a threading.Event: a flag that threads wait for. The script
// lock guards it.
type event struct {
	flag    bool
	waiters script.Waiters
}

func (e *event) set() {
	e.flag = true
	e.waiters.WakeAll()
}

// wait reports whether the flag was set before the timeout.
func (e *event) wait(t *script.Thread, timeout starlark.Value) (bool, error) {
	d, err := script.Timeout(timeout)
	if err != nil || e.flag {
		return e.flag, err
	}
	set, err := e.waiters.Wait(t, d)
	if err == nil {
		err = t.Interrupted() // even if who is stopped, too, has set it
	}
	return set, err
}

var eventClass = object.NewClass("threading", "Event", nil)

func init() {
	script.AddClassMethod(eventClass, "__init__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		self.SetState(new(event))
		return starlark.None, nil
	})
	method := func(name, params string, fn func(*script.Thread, *event, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(eventClass, name, params, fn)
	}
	method("set", "", func(_ *script.Thread, e *event, _ signature.Args) (starlark.Value, error) {
		e.set()
		return starlark.None, nil
	})
	method("clear", "", func(_ *script.Thread, e *event, _ signature.Args) (starlark.Value, error) {
		e.flag = false
		return starlark.None, nil
	})
	for _, name := range []string{"is_set", "isSet"} {
		method(name, "", func(_ *script.Thread, e *event, _ signature.Args) (starlark.Value, error) {
			return starlark.Bool(e.flag), nil
		})
	}
	method("wait", "timeout=None", func(t *script.Thread, e *event, a signature.Args) (starlark.Value, error) {
		set, err := e.wait(t, a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.Bool(set), nil
	})
	script.AddRepr(eventClass, func(self *object.Instance) string {
		state := "unset"
		if e, ok := self.State().(*event); ok && e.flag {
			state = "set"
		}
		return reprAt(self, state)
	})
}

// reprAt returns the repr of an instance as that of events is, such as
// "<threading.Event at 0xc000014000: set>".
func reprAt(self *object.Instance, state string) string {
	class := self.Class()
	return fmt.Sprintf("<%s.%s at %#x: %s>", class.Module(), class.Name(), script.Address(self), state)
}
