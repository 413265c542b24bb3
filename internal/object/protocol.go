package object

import (
	"errors"

	"go.starlark.net/starlark"
)

// This file has the methods of instances that package pyop looks for: Python's
// protocols where Starlark's interfaces cannot say all.

// ErrUnsupported is what such a method returns if the class does not take part in the
// protocol after all.
var ErrUnsupported = errors.New("not supported by this value")

// Length returns len(i).
func (i *Instance) Length() (int, error) {
	v, found, err := i.Special("__len__")
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, ErrUnsupported
	}
	n, ok := v.(starlark.Int)
	if !ok {
		return 0, TypeError.Errorf("'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	if n.Sign() < 0 {
		return 0, ValueError.Errorf("__len__() should return >= 0")
	}
	return starlark.AsInt32(n)
}

// Bool returns bool(i).
func (i *Instance) Bool() (bool, error) {
	v, found, err := i.Special("__bool__")
	if err != nil {
		return false, err
	}
	if found {
		b, ok := v.(starlark.Bool)
		if !ok {
			return false, TypeError.Errorf("__bool__ should return bool, returned %s", TypeName(v))
		}
		return bool(b), nil
	}
	n, err := i.Length()
	if err == ErrUnsupported {
		return true, nil
	}
	return n != 0, err
}

// Index returns what i is as an index, by __index__.
func (i *Instance) Index() (starlark.Int, error) {
	v, found, err := i.Special("__index__")
	if err != nil {
		return starlark.Int{}, err
	}
	if !found {
		return starlark.Int{}, ErrUnsupported
	}
	n, ok := v.(starlark.Int)
	if !ok {
		return starlark.Int{}, TypeError.Errorf("__index__ returned non-int (type %s)", TypeName(v))
	}
	return n, nil
}

// CompareWith compares i with a value of any type; nil stands for NotImplemented.
func (i *Instance) CompareWith(op token, y starlark.Value) (starlark.Value, error) {
	return compareWith(i, i.class, comparisons[op][0], y)
}

// CompareWith compares e with a value of any type; nil stands for NotImplemented.
func (e *Exception) CompareWith(op token, y starlark.Value) (starlark.Value, error) {
	return compareWith(e, e.class, comparisons[op][0], y)
}

// compareWith calls the dunder method called name, or for __ne__ the opposite of __eq__;
// nil stands for NotImplemented, or no method.
func compareWith(self starlark.Value, class *Class, name string, y starlark.Value) (starlark.Value, error) {
	v, found, err := special(self, class, name, y)
	if !found && name == "__ne__" {
		if v, found, err = special(self, class, "__eq__", y); found && err == nil && v != NotImplemented {
			v = !v.Truth()
		}
	}
	if !found || err != nil || v == NotImplemented {
		return nil, err
	}
	return v, nil
}

// GetItem returns i[key].
func (i *Instance) GetItem(key starlark.Value) (starlark.Value, error) {
	v, _, err := i.Get(key)
	return v, err
}

// SetItem is i[key] = v.
func (i *Instance) SetItem(key, v starlark.Value) error { return i.SetKey(key, v) }

// DelItem is del i[key].
func (i *Instance) DelItem(key starlark.Value) error { return i.DelKey(key) }

// Abs returns abs(i), Int int(i), Float float(i) and Keys i.keys().
func (i *Instance) Abs() (starlark.Value, error)   { return i.unary("__abs__") }
func (i *Instance) Int() (starlark.Value, error)   { return i.unary("__int__") }
func (i *Instance) Float() (starlark.Value, error) { return i.unary("__float__") }
func (i *Instance) Keys() (starlark.Value, error)  { return i.unary("keys") }

func (i *Instance) unary(name string, args ...starlark.Value) (starlark.Value, error) {
	v, found, err := i.Special(name, args...)
	if !found && err == nil {
		err = ErrUnsupported
	}
	return v, err
}

// Round returns round(i), or round(i, ndigits) if ndigits is not nil.
func (i *Instance) Round(ndigits starlark.Value) (starlark.Value, error) {
	var args []starlark.Value
	if ndigits != nil {
		args = append(args, ndigits)
	}
	v, err := i.unary("__round__", args...)
	if err == ErrUnsupported {
		err = TypeError.Errorf("type %s doesn't define __round__ method", i.class.Name())
	}
	return v, err
}

// Path returns the name of a file that i stands for.
func (i *Instance) Path() (string, error) {
	v, err := i.unary("__fspath__")
	if err != nil {
		if err == ErrUnsupported {
			err = TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", i.class.Name())
		}
		return "", err
	}
	s, ok := starlark.AsString(v)
	if !ok {
		return "", TypeError.Errorf("expected %s.__fspath__() to return str or bytes, not %s", i.class.Name(), TypeName(v))
	}
	return s, nil
}

// CanCall reports whether i can be called.
func (i *Instance) CanCall() bool { return i.has("__call__") }

// Items returns the items of a mapping, by keys() and subscripts, for a call with **i.
func (i *Instance) Items() []starlark.Tuple {
	keys, err := i.Keys()
	if err != nil {
		if err == ErrUnsupported {
			err = TypeError.Errorf("argument after ** must be a mapping, not %s", i.class.Name())
		}
		i.fail(err)
		return nil
	}
	it := starlark.Iterate(keys)
	if it == nil {
		i.fail(TypeError.Errorf("'%s' object is not iterable", TypeName(keys)))
		return nil
	}
	defer it.Done()
	var items []starlark.Tuple
	var key starlark.Value
	for it.Next(&key) {
		v, _, err := i.Get(key)
		if err != nil {
			i.fail(err)
			return nil
		}
		items = append(items, starlark.Tuple{key, v})
	}
	return items
}
