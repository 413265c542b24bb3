package threading

import (
	"fmt"
	"time"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// event is the state of a threading.Event: a flag that threads wait for. The script
// lock guards it.
type event struct {
	flag    bool
	waiters script.Waiters
}

func (e *event) set(*script.Thread) (value.Value, error) {
	e.flag = true
	e.waiters.WakeAll()
	return value.None, nil
}

func (e *event) clear(*script.Thread) (value.Value, error) {
	e.flag = false
	return value.None, nil
}

func (e *event) isSet(*script.Thread) (bool, error) { return e.flag, nil }

// wait reports whether the flag was set before the timeout: it is Event.wait.
func (e *event) wait(t *script.Thread, d timeout) (bool, error) {
	if e.flag {
		return true, nil
	}
	set, err := e.waiters.Wait(t, time.Duration(d))
	if err == nil {
		err = t.Interrupted() // even if who is stopped, too, has set it
	}
	return set, err
}

var eventClass = object.NewClass("threading", "Event", nil)

func init() {
	native.Table{
		Doc: "a flag that threads wait for",
		Methods: []*native.Function{
			native.M0("__init__", "", "", newEvent),
			native.M0("set", "", "sets the flag, and wakes all that wait", (*event).set),
			native.M0("clear", "", "takes the flag back", (*event).clear),
			native.M0("is_set", "", "whether the flag is set", (*event).isSet),
			native.M0("isSet", "", "whether the flag is set", (*event).isSet),
			native.M1("wait", "timeout=None", "waits until the flag is set; whether it is", (*event).wait),
			native.M0("__repr__", "", "", eventRepr).AnyThread(),
		},
	}.Define(eventClass)
}

// newEvent is Event.__init__.
func newEvent(self *object.Instance, _ *script.Thread) (value.Value, error) {
	self.SetState(new(event))
	return value.None, nil
}

func eventRepr(self *object.Instance, _ *script.Thread) (string, error) {
	if e, ok := self.State().(*event); ok && e.flag {
		return reprAt(self, "set"), nil
	}
	return reprAt(self, "unset"), nil
}

// reprAt returns the repr of an instance as that of events is, such as
// "<threading.Event at 0xc000014000: set>".
func reprAt(self *object.Instance, state string) string {
	class := self.Class()
	return fmt.Sprintf("<%s.%s at %#x: %s>", class.Module(), class.Name(), object.Address(self), state)
}
