package native

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// A Table is what a class in Go defines. Methods of any of them may be overridden in classes
// that scripts derive.
//
// Slots are the dunder methods that CPython wraps: all of them but for those in C that are
// methods by themselves, such as int.__format__ and list.__getitem__. The messages of calls
// with other arguments than they take are a wrapper's, such as "expected 1 argument, got 2".
// Go code that compares, hashes or spells a value where there is no script thread calls them
// too; the thread is nil then.
type Table struct {
	Doc           string       // what help() says of the class
	New           *Function    // what a call of the class calls, if its instances are Go values of another kind
	Methods       []*Function  // the receiver is an instance
	Slots         []*Function  // methods that operators and built-in functions stand for: see below
	ClassMethods  []*Function  // the receiver is the class
	StaticMethods []*Function  // there is none
	Attributes    []*Attribute // of instances
}

// Define gives class what the table says, and returns it. It is called once for each class,
// before scripts see it.
func (table Table) Define(class *object.Class) *object.Class {
	if table.Doc != "" {
		class.Define("__doc__", starlark.String(table.Doc))
	}
	if table.New != nil {
		class.SetConstructor(table.New)
	}
	for _, f := range table.Slots {
		f.slot = true
	}
	for _, f := range slices.Concat(table.Methods, table.Slots) {
		f.class = class
		class.Define(f.name, object.NewNativeMethod(class, f))
	}
	for _, f := range table.ClassMethods {
		f.class = class
		class.Define(f.name, object.NewClassMethod(f))
	}
	for _, f := range table.StaticMethods {
		class.Define(f.name, object.NewStaticMethod(f))
	}
	for _, a := range table.Attributes {
		if a.getter != nil {
			class.Define(a.name, a.property(class))
			continue
		}
		attr := object.NewGetSet(a.name, a.getOf(class), a.setOf(class)).WithDoc(a.doc)
		if class.Module() == "" { // CPython has those types in C
			attr = attr.Of(class)
		}
		class.Define(a.name, attr)
	}
	return class
}

// An Attribute is one of the instances of a class that Go code gets, and sets.
type Attribute struct {
	name, doc string
	get       func(class *object.Class, self starlark.Value) (starlark.Value, error)
	set       func(class *object.Class, self, v starlark.Value) error

	getter, setter *Function // of a property; nil for none
}

// Name returns the name.
func (a *Attribute) Name() string { return a.name }

// Doc returns what help() says.
func (a *Attribute) Doc() string { return a.doc }

// Get defines an attribute that cannot be set. The functions must not block.
func Get[S, R any](name, doc string, get func(S) (R, error)) *Attribute {
	return &Attribute{name: name, doc: doc, get: func(class *object.Class, self starlark.Value) (starlark.Value, error) {
		s, err := receiver[S](class, name, self)
		if err != nil {
			return nil, err
		}
		r, err := get(s)
		if err != nil {
			return nil, err
		}
		return give(&r).Starlark(), nil
	}}
}

// GetSet defines an attribute that can be set. The functions must not block.
func GetSet[S, R, V any](name, doc string, get func(S) (R, error), set func(S, V) error) *Attribute {
	a := Get(name, doc, get)
	a.set = func(class *object.Class, self, v starlark.Value) error {
		s, err := receiver[S](class, name, self)
		if err != nil {
			return err
		}
		var x V
		f := &Function{name: name, params: "value", class: class}
		if err := take(f, nil, 0, []value.Value{value.Of(v)}, &x); err != nil {
			return err
		}
		return set(s, x)
	}
	return a
}

// Property defines an attribute that is a property: get, a method, gets it on the thread that asks
// for it, and set, if not nil, sets it. They may be among the methods of the class, too.
func Property(name, doc string, get, set *Function) *Attribute {
	return &Attribute{name: name, doc: doc, getter: get, setter: set}
}

// property returns what the property is in class.
func (a *Attribute) property(class *object.Class) *object.Property {
	a.getter.class = class
	p := object.NewProperty(a.getter, nil, nil)
	if a.setter != nil {
		a.setter.class = class
		p.Set = a.setter
	}
	if a.doc != "" {
		p.Doc = starlark.String(a.doc)
	}
	p.SetName(class, a.name)
	return p
}

// receiver returns the Go value that an attribute is of.
func receiver[S any](class *object.Class, name string, self starlark.Value) (s S, err error) {
	if s, ok := goValue[S](self); ok { // which needs no memory
		return s, nil
	}
	f := &Function{name: name, method: true, class: class}
	err = take(f, nil, 0, []value.Value{value.Of(self)}, &s)
	return s, err
}

func (a *Attribute) getOf(class *object.Class) func(self starlark.Value) (starlark.Value, error) {
	return func(self starlark.Value) (starlark.Value, error) { return a.get(class, self) }
}

func (a *Attribute) setOf(class *object.Class) func(self, v starlark.Value) error {
	if a.set == nil {
		return nil
	}
	return func(self, v starlark.Value) error { return a.set(class, self, v) }
}
