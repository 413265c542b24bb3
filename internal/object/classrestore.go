package object

import "go.starlark.net/starlark"

// A Reducer is a value of ours that another process can make anew.
type Reducer interface {
	starlark.Value
	// Reduce returns the call that makes a value like it, or nil if there is none.
	Reduce() *Reduction
}

// A Reduction is a call of a function of a module: what pickle calls the reduced value of
// an object.
type Reduction struct {
	Module, Name string
	Args         starlark.Tuple
	Kwargs       []starlark.Tuple
	Then         starlark.Tuple // if not nil, what the function returns is called with these
	State        starlark.Value // if not nil, what the value made so is given: it is Stateful

	// Found says that nothing is called: the value is what has that name in the module.
	Found bool
}

// A Respawner is a library value that cannot be sent, and that a worker process has one of
// its own of, as it would if it had been forked: such as its standard output.
type Respawner interface {
	starlark.Value
	// Respawn returns how the worker gets it, or nil if it has none.
	Respawn() *Reduction
}

// A Stateful value has a state that it is given after it was made.
type Stateful interface {
	starlark.Value
	// SetState sets the state that a Reduction has.
	SetState(state starlark.Value) error
}

// Restore returns the class that d defines, which is one of another process. Its attributes
// are set afterwards, by [Class.Set], as they may refer to it: they are those that the class
// has there, so that nothing is called that Define calls for a new one.
func Restore(d Definition) (*Class, error) {
	if d.Meta == Type {
		d.Meta = nil
	}
	return Define(d)
}

// PlainOf returns the value of a built-in type that i is made of, or nil.
func PlainOf(i *Instance) starlark.Value { return i.plain() }
