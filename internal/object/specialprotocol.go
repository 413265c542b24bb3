package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// This file has the operators of hooks.go: Python's protocols, where
// Starlark's interfaces cannot say all.

// Length returns len(x).
func (o operators) Length() (int, error) {
	v, found, err := o.self.Special("__len__")
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, ErrUnsupported
	}
	return LengthFrom(v)
}

// LengthFrom returns the length that a __len__ has returned.
func LengthFrom(v starlark.Value) (int, error) {
	n, ok := intOf(v)
	if !ok {
		return 0, TypeError.Errorf("'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	if n.Sign() < 0 {
		return 0, ValueError.Errorf("__len__() should return >= 0")
	}
	if i, ok := n.Int64(); ok && int64(int(i)) == i {
		return int(i), nil
	}
	return 0, OverflowError.Errorf("cannot fit '%s' into an index-sized integer", TypeName(v))
}

// Bool returns bool(x).
func (o operators) Bool() (bool, error) {
	v, found, err := o.self.Special("__bool__")
	if err != nil {
		return false, err
	}
	if found {
		b, ok := v.(starlark.Bool)
		if !ok {
			return false, BadReturn(o.self, "__bool__", "a bool", v)
		}
		return bool(b), nil
	}
	if blocks(o.self.Class(), "__bool__") {
		return false, TypeError.Errorf("'%s' cannot be interpreted as a boolean", TypeName(o.self))
	}
	n, err := o.Length()
	if err == ErrUnsupported {
		return true, nil
	}
	return n != 0, err
}

// Truth is Bool where there is no place for an error. What cannot tell it outside of scripts
// is true.
func (o operators) Truth() starlark.Bool {
	if c := outside(o.self.Class()); c != nil {
		b, err := from(c, o.Bool)
		if err != nil {
			c.Ignore(defaultRepr(o.self, o.self.Class()), err)
			return true
		}
		return starlark.Bool(b)
	}
	b, err := o.Bool()
	if err != nil {
		fail(o.self.Class(), err)
	}
	return starlark.Bool(b)
}

// AsIndex returns what x is as an index, by __index__.
func (o operators) AsIndex() (starlark.Int, error) {
	v, found, err := o.self.Special("__index__")
	if err != nil {
		return starlark.Int{}, err
	}
	if !found {
		return starlark.Int{}, ErrUnsupported
	}
	n, ok := intOf(v)
	if !ok {
		return starlark.Int{}, BadReturn(o.self, "__index__", "an int", v)
	}
	return n, nil
}

// intOf returns the int that an int or bool is, or is made of.
func intOf(v starlark.Value) (starlark.Int, bool) {
	n, ok := Number(Plain(v)).(starlark.Int)
	return n, ok
}

// CompareWith compares x with a value of any type; nil stands for NotImplemented.
func (o operators) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	return compareWith(o.self, o.self.Class(), comparisons[op], y)
}

// Has is y in x.
func (o operators) Has(y starlark.Value) (found bool, err error) {
	c := callerFor(o.self.Class())
	if c == nil {
		return o.Contains(y)
	}
	err = c.With(func(t Thread) error {
		found, err = Contains(t, o.self, y)
		return err
	})
	return found, err
}

// Contains is y in x by the method for that.
func (o operators) Contains(y starlark.Value) (bool, error) {
	v, found, err := o.self.Special("__contains__", y)
	switch {
	case err != nil:
		return false, err
	case found:
		return Truth(v)
	case blocks(o.self.Class(), "__contains__"):
		return false, TypeError.Errorf("'%s' object is not a container", TypeName(o.self))
	}
	return false, ErrUnsupported
}

// Get is x[key].
func (o operators) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if c := outside(o.self.Class()); c != nil {
		v, err = from(c, func() (starlark.Value, error) { return o.GetItem(key) })
	} else {
		v, err = o.GetItem(key)
	}
	return v, err == nil, err
}

// GetItem returns x[key].
func (o operators) GetItem(key starlark.Value) (starlark.Value, error) {
	v, found, err := o.self.Special("__getitem__", key)
	if !found && err == nil {
		err = TypeError.Errorf("'%s' object is not subscriptable", TypeName(o.self))
	}
	return v, err
}

// SetKey is x[key] = v.
func (o operators) SetKey(key, v starlark.Value) error {
	if c := outside(o.self.Class()); c != nil {
		return c.Do(func() error { return o.SetItem(key, v) })
	}
	return o.SetItem(key, v)
}

// SetItem is x[key] = v.
func (o operators) SetItem(key, v starlark.Value) error {
	_, found, err := o.self.Special("__setitem__", key, v)
	if !found && err == nil {
		if o.self.Defines("__delitem__") {
			return AttributeError.Errorf("__setitem__")
		}
		err = TypeError.Errorf("'%s' object does not support item assignment", TypeName(o.self))
	}
	return err
}

// DelItem is del x[key].
func (o operators) DelItem(key starlark.Value) error {
	_, found, err := o.self.Special("__delitem__", key)
	if !found && err == nil {
		if o.self.Defines("__setitem__") {
			return AttributeError.Errorf("__delitem__")
		}
		verb := "does not"
		if _, ok := key.(starlark.Int); ok { // it is asked as a sequence
			verb = "doesn't"
		}
		err = TypeError.Errorf("'%s' object %s support item deletion", TypeName(o.self), verb)
	}
	return err
}

// Abs returns abs(x), and Keys x.keys().
func (o operators) Abs() (starlark.Value, error)  { return o.unary("__abs__") }
func (o operators) Keys() (starlark.Value, error) { return o.unary("keys") }

// Int returns int(x).
func (o operators) Int() (starlark.Value, error) {
	v, err := o.unary("__int__")
	if err != nil {
		return nil, err
	}
	n, ok := intOf(v)
	if !ok {
		return nil, BadReturn(o.self, "__int__", "an int", v)
	}
	return n, nil
}

// Float returns float(x).
func (o operators) Float() (starlark.Value, error) {
	v, err := o.unary("__float__")
	if err != nil {
		return nil, err
	}
	f, ok := Plain(v).(starlark.Float)
	if !ok {
		return nil, BadReturn(o.self, "__float__", "a float", v)
	}
	return f, nil
}

func (o operators) unary(name string, args ...starlark.Value) (starlark.Value, error) {
	v, found, err := o.self.Special(name, args...)
	if !found && err == nil {
		err = ErrUnsupported
	}
	return v, err
}

// Round returns round(x), or round(x, ndigits) if ndigits is not nil.
func (o operators) Round(ndigits starlark.Value) (starlark.Value, error) {
	var args []starlark.Value
	if ndigits != nil {
		args = append(args, ndigits)
	}
	v, err := o.unary("__round__", args...)
	if err == ErrUnsupported {
		err = TypeError.Errorf("type %s doesn't define __round__ method", TypeName(o.self))
	}
	return v, err
}

// Path returns the name of a file that x stands for.
func (o operators) Path() (string, error) {
	if s, ok := starlark.AsString(Plain(o.self)); ok {
		return s, nil
	}
	v, err := o.unary("__fspath__")
	if err != nil {
		if err == ErrUnsupported {
			err = TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", TypeName(o.self))
		}
		return "", err
	}
	s, ok := starlark.AsString(v)
	if !ok {
		return "", TypeError.Errorf("expected %s.__fspath__() to return str or bytes, not %s", TypeName(o.self), TypeName(v))
	}
	return s, nil
}

// CanCall reports whether x can be called.
func (o operators) CanCall() bool { return o.self.Defines("__call__") }

// CallInternal is x(...), for foreign Go code.
func (o operators) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return CallFromOutside(thread, o.self.(starlark.Callable), args, kwargs)
}

// CallInside is x(...).
func (o operators) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	class := o.self.Class()
	if outside(class) != nil {
		return nil, notRunning(thread)
	}
	return nested(thread, func() (starlark.Value, error) {
		call, _ := class.Lookup("__call__")
		switch {
		case call == nil:
			return nil, TypeError.Errorf("'%s' object is not callable", class.Name())
		case isMethod(call):
			return Call(thread, call, prepend(o.self, args), kwargs)
		}
		fn, err := bind(call, o.self, class)
		if err != nil {
			return nil, err
		}
		return Call(thread, fn, args, kwargs)
	})
}

// FormatSpec returns format(x, spec).
func (o operators) FormatSpec(spec string) (string, error) {
	v, found, err := o.self.Special("__format__", starlark.String(spec))
	if err != nil {
		return "", err
	}
	if found {
		if s, ok := starlark.AsString(Plain(v)); ok {
			return s, nil
		}
		return "", BadReturn(o.self, "__format__", "a str", v)
	}
	if spec != "" {
		return "", TypeError.Errorf("unsupported format string passed to %s.__format__", TypeName(o.self))
	}
	return Str(o.self), nil
}

// Items returns the items of a mapping, by keys() and subscripts, for a call with **x. What
// cannot tell them outside of scripts has none.
func (o operators) Items() []starlark.Tuple {
	if c := outside(o.self.Class()); c != nil {
		items, err := from(c, o.items)
		if err != nil {
			c.Ignore(defaultRepr(o.self, o.self.Class()), err)
		}
		return items
	}
	items, err := o.items()
	if err != nil {
		fail(o.self.Class(), err)
	}
	return items
}

func (o operators) items() ([]starlark.Tuple, error) {
	keys, err := o.Keys()
	if err == ErrUnsupported {
		err = TypeError.Errorf("Value after ** must be a mapping, not %s", FullTypeName(o.self))
	}
	if err != nil {
		return nil, err
	}
	it := starlark.Iterate(keys)
	if it == nil {
		return nil, TypeError.Errorf("'%s' object is not iterable", TypeName(keys))
	}
	defer it.Done()
	var items []starlark.Tuple
	var key starlark.Value
	for it.Next(&key) {
		v, err := o.GetItem(key)
		if err != nil {
			return nil, err
		}
		items = append(items, starlark.Tuple{key, v})
	}
	return items, nil
}
