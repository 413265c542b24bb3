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
}

// A Restoration gives a class of another process, which is there already, its attributes.
type Restoration struct {
	c *Class
	d Definition
}

// Restore returns the class that d defines, without its attributes, and what sets them
// then: they may refer to the class. They are those that the class had after its
// definition, so that nothing is called.
func Restore(d Definition) (*Class, *Restoration, error) {
	c, err := Define(d)
	return c, &Restoration{c, d}, err
}

// Set sets an attribute.
func (r *Restoration) Set(name string, v starlark.Value) error {
	r.c.attrs.Set(name, v)
	return nil
}

// Done is called when all attributes are set.
func (r *Restoration) Done() error { return nil }
