package threading

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// timerClass is threading.Timer: a thread that waits for an event, which cancels it, and then
// calls a function. All that it needs are attributes, as in CPython.
var timerClass = object.NewClass("threading", "Timer", threadClass)

func init() {
	native.Table{
		Doc: "a Thread that calls function after interval seconds",
		Methods: []*native.Function{
			native.M4("__init__", "interval, function, args=None, kwargs=None", "", newTimer),
			native.M0("cancel", "", "stops the timer, if it still waits", cancelTimer),
			native.M0("run", "", "waits, and calls function, on the new thread", runTimer),
		},
	}.Define(timerClass)
}

// newTimer is Timer.__init__.
func newTimer(self *object.Instance, t *script.Thread, interval, function starlark.Value, args, kwargs native.Opt[starlark.Value]) (value.Value, error) {
	if _, err := initThread(self, t, new(threadArgs)); err != nil {
		return value.Value{}, err
	}
	finished, err := t.Invoke(eventClass, nil, nil)
	if err != nil {
		return value.Value{}, err
	}
	attrs := self.Attrs()
	attrs.Set("interval", interval)
	attrs.Set("function", function)
	if !args.Given {
		args.Value = value.ListFrom(nil)
	}
	attrs.Set("args", args.Value)
	if !kwargs.Given {
		kwargs.Value = new(value.Dict)
	}
	attrs.Set("kwargs", kwargs.Value)
	attrs.Set("finished", finished)
	return value.None, nil
}

// cancelTimer is Timer.cancel.
func cancelTimer(self *object.Instance, t *script.Thread) (value.Value, error) {
	finished, err := timerEvent(self)
	if err != nil {
		return value.Value{}, err
	}
	return finished.set(t)
}

// runTimer is Timer.run.
func runTimer(self *object.Instance, t *script.Thread) (value.Value, error) {
	finished, err := timerEvent(self)
	if err != nil {
		return value.Value{}, err
	}
	interval, err := self.Attr("interval")
	if err != nil {
		return value.Value{}, err
	}
	d, err := script.Timeout(interval)
	if err != nil {
		return value.Value{}, err
	}
	if cancelled, err := finished.wait(t, timeout(d)); cancelled || err != nil {
		return value.None, err
	}
	function, err := self.Attr("function")
	if err != nil {
		return value.Value{}, err
	}
	if err := callTarget(t, self, function, "args", "kwargs"); err != nil {
		return value.Value{}, err
	}
	return finished.set(t)
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
	return nil, object.TypeError.Errorf("Timer.finished must be an Event, not %s", object.TypeName(v))
}
