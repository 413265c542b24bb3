package object

import "go.starlark.net/starlark"

// Iteration is what iterators over values of scripts embed: how an iteration ended that
// Go code outside of scripts makes. Inside, an error ends the script.
type Iteration struct{ failure *failure }

type failure struct {
	caller Caller
	in     starlark.Value
	err    error
	asked  bool
}

// Fail ends the iteration over in with an error.
func (i *Iteration) Fail(c Caller, in starlark.Value, err error) {
	i.failure = &failure{caller: c, in: in, err: err}
}

// Err returns the error that ended the iteration, nil if that was its end.
func (i *Iteration) Err() error {
	if i.failure == nil {
		return nil
	}
	i.failure.asked = true
	return i.failure.err
}

// Done reports an error that nobody has asked for.
func (i *Iteration) Done() {
	if f := i.failure; f != nil && !f.asked {
		f.asked = true
		f.caller.Ignore(f.in.String(), f.err)
	}
}
