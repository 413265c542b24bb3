package threading

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// newTimerClass returns threading.Timer: a thread that waits for an event, which cancels
// it, and then calls a function. All that it needs are attributes, as in CPython.
func (m *Module) newTimerClass() *object.Class {
	class := object.NewClass("threading", "Timer", m.threadClass)
	script.AddClassMethod(class, "__init__", "interval, function, args=None, kwargs=None", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		if _, err := m.initThread(t, self, signature.Args{Values: make([]starlark.Value, 7)}); err != nil {
			return nil, err
		}
		orEmpty := func(v, empty starlark.Value) starlark.Value {
			if v == nil || v == starlark.None {
				return empty
			}
			return v
		}
		finished, err := starlark.Call(t.Interp(), eventClass, nil, nil)
		if err != nil {
			return nil, err
		}
		attrs := self.Attrs()
		attrs.Set("interval", a.Values[0])
		attrs.Set("function", a.Values[1])
		attrs.Set("args", orEmpty(a.Values[2], starlark.NewList(nil)))
		attrs.Set("kwargs", orEmpty(a.Values[3], new(starlark.Dict)))
		attrs.Set("finished", finished)
		return starlark.None, nil
	})
	script.AddClassMethod(class, "cancel", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		finished, err := timerEvent(self)
		if err != nil {
			return nil, err
		}
		finished.set()
		return starlark.None, nil
	})
	script.AddClassMethod(class, "run", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		finished, err := timerEvent(self)
		if err != nil {
			return nil, err
		}
		interval, err := self.Attr("interval")
		if err != nil {
			return nil, err
		}
		if cancelled, err := finished.wait(t, interval); cancelled || err != nil {
			return starlark.None, err
		}
		function, err := self.Attr("function")
		if err != nil {
			return nil, err
		}
		if err := callTarget(t, self, function, "args", "kwargs"); err != nil {
			return nil, err
		}
		finished.set()
		return starlark.None, nil
	})
	return class
}

// timerEvent returns the event that is set when a timer was cancelled or is over.
func timerEvent(self *object.Instance) (*event, error) {
	v, err := self.Attr("finished")
	if err != nil {
		return nil, err
	}
	if finished, ok := v.(*object.Instance); ok {
		if e, ok := finished.State().(*event); ok {
			return e, nil
		}
	}
	return nil, exception.TypeError.Errorf("Timer.finished must be an Event, not %s", exception.TypeName(v))
}
