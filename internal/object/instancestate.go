package object

import "go.starlark.net/starlark"

// State returns what the Go code of a class of ours keeps for i, or nil: i may be an
// instance of a class that a script derived from it, whose __init__ has not called the
// one of ours.
func (i *Instance) State() any {
	if i.rest == nil {
		return nil
	}
	return i.rest.state
}

// SetState makes state what State returns. If it is an [AttrsHolder], it has the
// attributes of i from now on.
func (i *Instance) SetState(state any) {
	if i.rest == nil {
		i.rest = new(rest)
	}
	i.rest.state = state
}

// An AttrsHolder is the state of an instance whose attributes are not always the same
// ones, as those of a threading.local.
type AttrsHolder interface {
	// AttrsOf returns the attributes that i has now. It may run script code.
	AttrsOf(i *Instance) (*Namespace, error)
}

// hasHolder reports whether another holds the attributes of i. If so, all instances of its class are so.
func (i *Instance) hasHolder() bool {
	_, ok := i.State().(AttrsHolder)
	return ok
}

// namespace returns the attributes that i has now.
func (i *Instance) namespace() (*Namespace, error) {
	if holder, ok := i.State().(AttrsHolder); ok {
		return holder.AttrsOf(i)
	}
	return &i.attrs, nil
}

// New returns an instance of c, a class whose instances are of type Instance, that is
// not initialized. Errors are those of object.__new__.
func New(c *Class) (*Instance, error) {
	v, err := c.Allocate(nil)
	if err != nil {
		return nil, err
	}
	if i, ok := v.(*Instance); ok {
		return i, nil
	}
	return nil, TypeError.Errorf("object.__new__(%s) is not safe", c.Name())
}

// A GetSet is an attribute, of the instances of a class of ours, that Go functions get
// and set: a property without scripts.
type GetSet struct {
	descriptor
	owner *Class // whose instances have it, if that is in C in CPython; else nil
	attr  string
	doc   string
	get   func(self starlark.Value) (starlark.Value, error)
	set   func(self, v starlark.Value) error
}

var _ Getter = (*GetSet)(nil)

// NewGetSet returns the attribute called name. If set is nil it cannot be set. The
// functions must not block.
func NewGetSet(name string, get func(self starlark.Value) (starlark.Value, error), set func(self, v starlark.Value) error) *GetSet {
	return &GetSet{descriptor: descriptor{"getset_descriptor"}, attr: name, get: get, set: set}
}

// WithDoc sets what help() says of g, and returns it.
func (g *GetSet) WithDoc(doc string) *GetSet {
	g.doc = doc
	return g
}

// Of says that g is an attribute of the instances of a built-in type, which CPython has in C,
// and returns g. Its repr and messages name the type.
func (g *GetSet) Of(builtin *Class) *GetSet {
	g.owner = builtin
	return g
}

// String returns the repr.
func (g *GetSet) String() string {
	if g.owner == nil {
		return g.descriptor.String()
	}
	return "<attribute '" + g.attr + "' of '" + g.owner.Name() + "' objects>"
}

// Doc returns what help() says of the attribute, or "".
func (g *GetSet) Doc() string { return g.doc }

// GetFrom returns the value of the attribute of self.
func (g *GetSet) GetFrom(self starlark.Value, _ *Class) (starlark.Value, error) { return g.get(self) }

// SetIn sets the attribute of self, an instance of class.
func (g *GetSet) SetIn(self starlark.Value, class *Class, v starlark.Value) error {
	switch {
	case g.set == nil && g.owner != nil:
		return AttributeError.Errorf("attribute '%s' of '%s' objects is not writable", g.attr, g.owner.Name())
	case g.set == nil:
		return AttributeError.Errorf("property '%s' of '%s' object has no setter", g.attr, class.Name())
	}
	return g.set(self, v)
}

// DeleteIn fails: the attribute cannot be deleted.
func (g *GetSet) DeleteIn(_ starlark.Value, class *Class) error {
	if g.owner != nil {
		return AttributeError.Errorf("attribute '%s' of '%s' objects is not writable", g.attr, g.owner.Name())
	}
	return AttributeError.Errorf("property '%s' of '%s' object has no deleter", g.attr, class.Name())
}
