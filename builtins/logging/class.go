package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A method is a method of ours in a class that scripts may derive from. Read from an
// instance it is bound to it; a call by way of the class has self as first argument.
type method struct {
	*starlark.Builtin // not bound
	owner             *object.Class
	fn                func(t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

var (
	_ starlark.Callable = (*method)(nil)
	_ object.Binder     = (*method)(nil)
)

// addMethod adds a method to a class whose instances are of type V. The params, without
// self, are as for signature.New.
func addMethod[V starlark.Value](c *object.Class, name, params string, fn func(*script.Thread, V, signature.Args) (starlark.Value, error)) *method {
	if params != "" {
		params = ", " + params
	}
	params = "self" + params
	sig := signature.New(c.Name()+"."+name, params)
	m := &method{owner: c}
	m.fn = func(t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, ok := self.(V)
		if !ok {
			return nil, exception.TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, c.QualifiedName(), exception.TypeName(self))
		}
		a, err := sig.Bind(args, kwargs)
		if err != nil {
			return nil, err
		}
		return fn(t, v, a)
	}
	m.Builtin = starlark.NewBuiltin(name, func(interp *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t, err := script.Current(interp)
		if err != nil {
			return nil, err
		}
		return m.fn(t, b.Receiver(), args, kwargs)
	}).BindReceiver(object.Parameters(params))
	c.Attrs().Set(name, m)
	return m
}

// Owner returns the class that has the method.
func (m *method) Owner() *object.Class { return m.owner }

// String returns the repr.
func (m *method) String() string { return "<built-in function " + m.Name() + ">" }

// BindTo returns the method bound to self.
func (m *method) BindTo(self starlark.Value) starlark.Value { return m.BindReceiver(self) }

// CallInternal calls the method of the first argument.
func (m *method) CallInternal(interp *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, exception.TypeError.Errorf("unbound method %s() needs an argument", m.Name())
	}
	return m.BindReceiver(args[0]).CallInternal(interp, args[1:], kwargs)
}

// call calls the method called name of obj: one of ours directly, and one of a script by
// the interpreter.
func call(t *script.Thread, obj starlark.Value, name string, args ...starlark.Value) (starlark.Value, error) {
	if m := own(obj, name); m != nil {
		return m.fn(t, obj, args, nil)
	}
	fn, err := object.Getattr(obj, name)
	if err != nil {
		return nil, err
	}
	return starlark.Call(t.Interp(), fn, args, nil)
}

// own returns the method of ours that obj has under a name, or nil if a script has
// another there.
func own(obj starlark.Value, name string) *method {
	x, ok := obj.(object.Extensible)
	if !ok || x.Attrs().Get(name) != nil {
		return nil
	}
	v, _ := x.Class().Lookup(name)
	m, _ := v.(*method)
	return m
}

// attr returns an attribute of an object of ours, which in most cases has it itself.
func attr(self *object.Instance, name string) (starlark.Value, error) {
	if v := self.Attrs().Get(name); v != nil {
		return v, nil
	}
	return self.Attr(name)
}

// attrOr returns an attribute of any value, or def if there is none.
func attrOr(v starlark.Value, name string, def starlark.Value) (starlark.Value, error) {
	a, err := object.Getattr(v, name)
	if err != nil && object.IsA(err, exception.AttributeError) {
		return def, nil
	}
	return a, err
}

// list returns an attribute of an object of ours that is a list.
func list(self *object.Instance, name string) (*starlark.List, error) {
	v, err := attr(self, name)
	if err != nil {
		return nil, err
	}
	l, ok := v.(*starlark.List)
	if !ok {
		return nil, exception.TypeError.Errorf("%s is of type '%s', want list", name, exception.TypeName(v))
	}
	return l, nil
}

// add appends v to a list, unless it is there.
func add(l *starlark.List, v starlark.Value) error {
	if index(l, v) >= 0 {
		return nil
	}
	return l.Append(v)
}

// index returns where v is in a list, or -1.
func index(l *starlark.List, v starlark.Value) int {
	for i := range l.Len() {
		if eq, err := starlark.Equal(l.Index(i), v); eq && err == nil {
			return i
		}
	}
	return -1
}

// truth returns whether an argument is true; def if it was not given.
func truth(v starlark.Value, def bool) bool {
	if v == nil {
		return def
	}
	return bool(v.Truth())
}

// given returns an argument, or None if it was not given.
func given(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// define returns a class, open as one that a script wrote: scripts set attributes of
// ours, such as logging.Formatter.converter.
func (l *Logs) define(module, name string, base *object.Class) *object.Class {
	d := object.Definition{Module: module, Name: name, Caller: l.rt.Caller}
	if base != nil {
		d.Bases = []*object.Class{base}
	}
	c, err := object.Define(d)
	if err != nil {
		panic(err) // one base gives no conflict
	}
	l.defined = append(l.defined, definedClass{class: c})
	return c
}
