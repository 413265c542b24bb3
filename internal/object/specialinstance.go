package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// An Instance does not embed operators, which would be a fifth of what most of them take. These are the methods that
// it would have from there.

func (i *Instance) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return operators{i}.CompareSameType(op, y, depth)
}

func (i *Instance) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return operators{i}.Binary(op, y, side)
}

func (i *Instance) InPlace(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	return operators{i}.InPlace(op, y)
}

func (i *Instance) Unary(op syntax.Token) (starlark.Value, error) { return operators{i}.Unary(op) }

func (i *Instance) Length() (int, error) { return operators{i}.Length() }

func (i *Instance) Bool() (bool, error) { return operators{i}.Bool() }

func (i *Instance) Truth() starlark.Bool { return operators{i}.Truth() }

func (i *Instance) AsIndex() (starlark.Int, error) { return operators{i}.AsIndex() }

func (i *Instance) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	return operators{i}.CompareWith(op, y)
}

func (i *Instance) Contains(y starlark.Value) (bool, error) { return operators{i}.Contains(y) }

func (i *Instance) Has(y starlark.Value) (bool, error) { return operators{i}.Has(y) }

func (i *Instance) Get(key starlark.Value) (starlark.Value, bool, error) {
	return operators{i}.Get(key)
}

func (i *Instance) GetItem(key starlark.Value) (starlark.Value, error) {
	return operators{i}.GetItem(key)
}

func (i *Instance) SetKey(key, v starlark.Value) error { return operators{i}.SetKey(key, v) }

func (i *Instance) SetItem(key, v starlark.Value) error { return operators{i}.SetItem(key, v) }

func (i *Instance) DelItem(key starlark.Value) error { return operators{i}.DelItem(key) }

func (i *Instance) Abs() (starlark.Value, error) { return operators{i}.Abs() }

func (i *Instance) Keys() (starlark.Value, error) { return operators{i}.Keys() }

func (i *Instance) Int() (starlark.Value, error) { return operators{i}.Int() }

func (i *Instance) Float() (starlark.Value, error) { return operators{i}.Float() }

func (i *Instance) Round(ndigits starlark.Value) (starlark.Value, error) {
	return operators{i}.Round(ndigits)
}

func (i *Instance) Path() (string, error) { return operators{i}.Path() }

func (i *Instance) CanCall() bool { return operators{i}.CanCall() }

func (i *Instance) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return operators{i}.CallInternal(thread, args, kwargs)
}

func (i *Instance) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return operators{i}.CallInside(thread, args, kwargs)
}

func (i *Instance) FormatSpec(spec string) (string, error) { return operators{i}.FormatSpec(spec) }

func (i *Instance) Items() []starlark.Tuple { return operators{i}.Items() }

func (i *Instance) Iterate() starlark.Iterator { return operators{i}.Iterate() }
