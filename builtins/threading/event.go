package threading

import (
	"context"
	"fmt"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/signature"
)

// An Event is Python's threading.Event: a flag that threads wait for.
//
//	event.set()                what it says; wakes who waits
//	event.clear()
//	event.is_set()
//	event.wait(timeout=None)   until it is set; whether it is
type Event struct {
	mu  sync.Mutex
	set chan struct{} // closed while the flag is set
}

var _ starlark.HasAttrs = (*Event)(nil)

func newEvent() *Event { return &Event{set: make(chan struct{})} }

// channel returns the channel that is, or will be, closed by set.
func (e *Event) channel() chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.set
}

func (e *Event) isSet() bool {
	select {
	case <-e.channel():
		return true
	default:
		return false
	}
}

// change sets or clears the flag.
func (e *Event) change(set bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	select {
	case <-e.set:
		if !set {
			e.set = make(chan struct{})
		}
	default:
		if set {
			close(e.set)
		}
	}
}

// wait reports whether the flag was set before the timeout.
func (e *Event) wait(t *script.Thread, timeout starlark.Value) (bool, error) {
	set := e.channel()
	select {
	case <-set:
		return true, nil
	default:
	}
	ctx, cancel, err := script.WithTimeout(t.Context(), timeout, context.DeadlineExceeded)
	if err != nil {
		return false, err
	}
	defer cancel()
	got := false
	t.Block(func(context.Context) {
		select {
		case <-set:
			got = true
		case <-ctx.Done():
		}
	})
	if got {
		return true, nil
	}
	return false, t.Interrupted()
}

var eventMethods = make(script.Methods)

func init() {
	script.AddMethod(eventMethods, "Event", "set", "", func(_ *script.Thread, e *Event, _ signature.Args) (starlark.Value, error) {
		e.change(true)
		return starlark.None, nil
	})
	script.AddMethod(eventMethods, "Event", "clear", "", func(_ *script.Thread, e *Event, _ signature.Args) (starlark.Value, error) {
		e.change(false)
		return starlark.None, nil
	})
	script.AddMethod(eventMethods, "Event", "is_set", "", func(_ *script.Thread, e *Event, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(e.isSet()), nil
	})
	script.AddMethod(eventMethods, "Event", "wait", "timeout=None", func(t *script.Thread, e *Event, a signature.Args) (starlark.Value, error) {
		set, err := e.wait(t, a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.Bool(set), nil
	})
}

// String returns the event's repr.
func (e *Event) String() string {
	state := "unset"
	if e.isSet() {
		state = "set"
	}
	return fmt.Sprintf("<threading.Event at %#x: %s>", script.Address(e), state)
}

// Type returns "Event".
func (e *Event) Type() string { return "Event" }

// Freeze does nothing: an event is there to be shared.
func (e *Event) Freeze() {}

// Truth returns true.
func (e *Event) Truth() starlark.Bool { return true }

// Hash returns a hash of the event's identity.
func (e *Event) Hash() (uint32, error) { return script.AddressHash(e) }

// Attr returns the method called name, or nil.
func (e *Event) Attr(name string) (starlark.Value, error) { return eventMethods.Attr(e, name) }

// AttrNames returns the names of the methods.
func (e *Event) AttrNames() []string { return eventMethods.Names() }
