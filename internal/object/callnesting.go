package object

import "go.starlark.net/starlark"

// A Nesting counts the calls under way on a thread, as all of them share Go's stack, whose end ends the process. It
// is the thread's goroutine's.
type Nesting struct {
	// Depth is how many calls by code of scripts are under way.
	Depth int

	fromGo int // how many were made by Go code, such as that of a __repr__
}

// MaxDepth is how many calls may be under way whatever a script says. Go ends a process whose stack
// takes more than 512 MiB; a call takes up to about 1.5 KiB, and more the deeper the statements are
// nested that it is in.
const MaxDepth = 250_000

// A call by Go code takes up to 8 KiB with the Go code before it, as a __repr__ in a list in an f-string does:
// as much as goCost others.
const goCost = 6

// EnterFromGo notes a call by Go code of what may run code of a script. It reports false, and notes nothing, if
// Go's stack may not have room for it. LeaveFromGo notes its end.
func (n *Nesting) EnterFromGo() bool {
	if n.Depth+goCost*n.fromGo >= MaxDepth {
		return false
	}
	n.fromGo++
	return true
}

func (n *Nesting) LeaveFromGo() { n.fromGo-- }

// nested calls f, if one more call by Go code may be under way.
func nested(thread *starlark.Thread, f func() (starlark.Value, error)) (starlark.Value, error) {
	t, ok := thread.Local(threadLocal).(Thread)
	if !ok { // no code of a script can run there
		return f()
	}
	n := t.Nesting()
	if !n.EnterFromGo() {
		return nil, RecursionError.Errorf("maximum recursion depth exceeded")
	}
	defer n.LeaveFromGo()
	return f()
}
