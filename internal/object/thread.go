package object

import (
	"context"
	"unsafe"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A Thread is a thread of scripts: package script has them. Code that is given one runs on it, with the script lock.
type Thread interface {
	// Own returns what the thread computes with.
	Own() *Workspace
	// Caller returns what calls functions for the values that the thread makes.
	Caller() Caller
	// Invoke calls fn.
	Invoke(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	// Nesting returns what counts the calls under way.
	Nesting() *Nesting
	// Depth returns how many calls by the interpreter of go.starlark.net are under way: what [Catch] is to skip.
	Depth() int

	// Yield lets other threads run if the turn of this one is over.
	Yield()
	// Block calls f, which may block, without the script lock. f must end when ctx ends.
	Block(f func(ctx context.Context))
	// Interrupted returns the error with which code on the thread must end; nil if it goes on.
	Interrupted() error

	// Fail makes the code that runs on the thread end with err, for who cannot return one. Failure returns that error,
	// and forgets it.
	Fail(err error)
	Failure() error
}

// A Caller calls script functions for methods that are given no thread, on the thread
// that runs now.
type Caller interface {
	Border

	// Call calls fn.
	Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	// Python reports whether the code is Python's. Else it is Starlark's, and knows
	// go.starlark.net's containers only.
	Python() bool

	// Running returns the thread that runs code of scripts on the calling goroutine; nil if none does.
	Running() Thread
	// With calls f on that thread, or, from outside, with the script lock on one for the call.
	With(f func(t Thread) error) error

	// Do calls f as script code would be: from outside it waits for the script lock.
	// Errors are those of f, and, from outside, that the Host closes; when that is closed
	// f is called all the same, but Call fails.
	Do(f func() error) error

	// Derived returns the classes of scripts that are derived from classes of all Hosts.
	Derived() *Derived

	// EnterRepr notes that the repr of a container is under way on the thread that runs on the calling goroutine, and
	// reports false, and notes nothing, if it is already. LeaveRepr notes its end.
	EnterRepr(container starlark.Value) bool
	LeaveRepr(container starlark.Value)

	// Ignore reports an error to the user for which there is no other way, with the repr of
	// where it was raised.
	Ignore(in string, err error)
}

// A Workspace is what a thread computes with. It is the thread's goroutine's.
type Workspace struct {
	Stack value.Stack // of the variables and arguments of calls
	Arena value.Arena // of what its results take
	ascii string      // see IsASCII
}

// Own returns w, for what embeds one.
func (w *Workspace) Own() *Workspace { return w }

// IsASCII reports whether all characters of s, a text that a script holds, are ASCII: bytes are characters
// then. w keeps the text that was asked about last, until it forgets, so that to go through a text by index
// takes no longer than the text.
func (w *Workspace) IsASCII(s string) bool {
	if known := w.ascii; len(known) == len(s) && unsafe.StringData(known) == unsafe.StringData(s) {
		return true
	}
	return w.findASCII(s)
}

func (w *Workspace) findASCII(s string) bool {
	if !scanASCII(s) {
		return false
	}
	if len(s) > shortText {
		w.ascii = s
	}
	return true
}

// shortText is how many bytes a text has at most that takes no longer to look through than to remember.
const shortText = 16

// ForgetText lets go of the text that IsASCII keeps.
func (w *Workspace) ForgetText() { w.ascii = "" }

// threadLocal is where a thread of the interpreter of go.starlark.net keeps the Thread that runs in it.
const threadLocal = "fstar.thread"

// Attach makes t the thread that runs in interp; nil if it does no more.
func Attach(interp *starlark.Thread, t Thread) { interp.SetLocal(threadLocal, t) }

// ThreadOf returns the thread that runs in interp, for the code that runs there. If there is none, or the calling
// goroutine does not run it with the script lock, the error, a RuntimeError, says so.
func ThreadOf(interp *starlark.Thread) (Thread, error) {
	t, err := AttachedTo(interp)
	if err == nil && t.Caller().Running() != t {
		return nil, RuntimeError.Errorf("this goroutine uses the Starlark thread of another one, or uses its own in host.Block")
	}
	return t, err
}

// AttachedTo is ThreadOf on any goroutine.
func AttachedTo(interp *starlark.Thread) (Thread, error) {
	if t, ok := interp.Local(threadLocal).(Thread); ok {
		return t, nil
	}
	return nil, RuntimeError.Errorf("this Starlark thread is not attached to a host: see host.Attach")
}

// callerOf returns what calls functions for the values that code in interp makes.
func callerOf(interp *starlark.Thread) (Caller, error) {
	t, err := ThreadOf(interp)
	if err != nil {
		return nil, err
	}
	return t.Caller(), nil
}
