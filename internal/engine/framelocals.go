package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// frameLocals is f_locals of a function: a mapping of the variables, as they are at any time. What is set there
// is set in the function; what is not a variable is kept beside them.
// Source: PEP 667.
type frameLocals struct {
	fr *script.Frame
	fn *Function
}

var (
	_ starlark.HasAttrs        = (*frameLocals)(nil)
	_ starlark.HasBinary       = (*frameLocals)(nil)
	_ starlark.IterableMapping = (*frameLocals)(nil)
	_ starlark.Sequence        = (*frameLocals)(nil)
	_ object.HasItems          = (*frameLocals)(nil)
	_ object.HasContains       = (*frameLocals)(nil)
	_ object.HasKeys           = (*frameLocals)(nil)
	_ object.HasCompare        = (*frameLocals)(nil)
	_ object.HasInPlace        = (*frameLocals)(nil)
	_ object.Classed           = (*frameLocals)(nil)
)

var frameLocalsClass = native.Table{
	Doc: "the variables of a function whose frame somebody has",
	New: native.F1("FrameLocalsProxy", "frame, /", "", newFrameLocals),
	Slots: []*native.Function{
		native.M1("__contains__", "key, /", "", func(l *frameLocals, _ *script.Thread, key starlark.Value) (bool, error) { return l.Contains(key) }),
		native.M1("__delitem__", "key, /", "", func(l *frameLocals, _ *script.Thread, key starlark.Value) (value.Value, error) {
			return value.None, l.DelItem(key)
		}),
		native.M1("__eq__", "value, /", "", frameLocalsOperator(func(l *frameLocals, y starlark.Value) (starlark.Value, error) {
			return l.CompareWith(syntax.EQL, y)
		})),
		native.M1("__getitem__", "key, /", "", func(l *frameLocals, _ *script.Thread, key starlark.Value) (starlark.Value, error) {
			return l.GetItem(key)
		}),
		native.M1("__ior__", "value, /", "", frameLocalsOperator(func(l *frameLocals, y starlark.Value) (starlark.Value, error) {
			return l.InPlace(syntax.PIPE, y)
		})),
		native.M0("__iter__", "", "", func(l *frameLocals, t *script.Thread) (starlark.Value, error) { return object.Iter(t, l) }),
		native.M0("__len__", "", "", func(l *frameLocals, _ *script.Thread) (int, error) { return l.Len(), nil }),
		native.M1("__or__", "value, /", "", frameLocalsOperator(func(l *frameLocals, y starlark.Value) (starlark.Value, error) {
			return l.Binary(syntax.PIPE, y, starlark.Left)
		})),
		native.M1("__ror__", "value, /", "", frameLocalsOperator(func(l *frameLocals, y starlark.Value) (starlark.Value, error) {
			return l.Binary(syntax.PIPE, y, starlark.Right)
		})),
		native.M2("__setitem__", "key, value, /", "", func(l *frameLocals, _ *script.Thread, key, v starlark.Value) (value.Value, error) {
			return value.None, l.SetItem(key, v)
		}),
	},
	Methods: []*native.Function{
		native.M0("__reversed__", "", "", func(l *frameLocals, t *script.Thread) (starlark.Value, error) { return l.Reversed(t) }),
		native.M0("copy", "", "a dict of the variables", func(l *frameLocals, _ *script.Thread) (*value.Dict, error) { return l.dict(), nil }),
		native.M2("get", "key, default=None, /", "", (*frameLocals).get),
		native.M0("items", "", "", (*frameLocals).items),
		native.M0("keys", "", "", (*frameLocals).keys),
		native.M2("pop", "key, default=<unrepresentable>, /", "", (*frameLocals).pop),
		native.M2("setdefault", "key, default=None, /", "", (*frameLocals).setDefault),
		native.M1("update", "mapping, /", "", (*frameLocals).update),
		native.M0("values", "", "", (*frameLocals).values),
	},
}.Define(object.NewNative("", "FrameLocalsProxy"))

func newFrameLocals(_ *script.Thread, frame starlark.Value) (starlark.Value, error) {
	fr, ok := frame.(*script.Frame)
	if !ok || functionIn(fr) == nil {
		return nil, object.TypeError.Errorf("expect frame, not %s", object.TypeName(frame))
	}
	return &frameLocals{fr, functionIn(fr)}, nil
}

// frameLocalsOperator makes what an operator is by its name of one that returns nil for NotImplemented.
func frameLocalsOperator(op func(l *frameLocals, y starlark.Value) (starlark.Value, error)) func(*frameLocals, *script.Thread, starlark.Value) (starlark.Value, error) {
	return func(l *frameLocals, _ *script.Thread, y starlark.Value) (starlark.Value, error) {
		v, err := op(l, y)
		if v == nil && err == nil {
			v = object.NotImplemented
		}
		return v, err
	}
}

// find returns the variable that key names, or nil. One of a comprehension hides one of the function.
func (l *frameLocals) find(key starlark.Value) (found *value.Value) {
	name, ok := object.AsString(key)
	if !ok {
		return nil
	}
	for n, v := range l.fn.variables(l.fr.Slots) {
		if n == name && (found == nil || v.Present()) {
			found = v
		}
	}
	if found != nil {
		l.show(found)
	}
	return found
}

// show makes a variable ready for somebody to see it.
func (l *frameLocals) show(v *value.Value) {
	if *v == noKeywords.Value() {
		*v = new(value.Dict).Value()
	}
}

// dict returns a dict of what there is.
func (l *frameLocals) dict() *value.Dict {
	d := new(value.Dict)
	for name, v := range l.fn.variables(l.fr.Slots) {
		if v.Present() {
			l.show(v)
			object.Store(d, value.Text(name), *v)
		}
	}
	if l.fr.More != nil {
		d.Update(object.Keys, l.fr.More)
	}
	return d
}

// Get returns what there is of a key.
func (l *frameLocals) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if v := l.find(key); v != nil && v.Present() {
		return v.Starlark(), true, nil
	}
	if l.fr.More == nil {
		_, err = new(value.Dict).Contains(object.Keys, value.Of(key)) // whether it can be one
		return nil, false, err
	}
	return l.fr.More.Get(key)
}

// GetItem is l[key].
func (l *frameLocals) GetItem(key starlark.Value) (starlark.Value, error) {
	v, found, err := l.Get(key)
	if err == nil && !found {
		err = object.KeyError.Errorf("local variable '%s' is not defined", object.Repr(key))
	}
	return v, err
}

// SetItem is l[key] = v.
func (l *frameLocals) SetItem(key, v starlark.Value) error {
	if x := l.find(key); x != nil {
		*x = value.Of(v)
		return nil
	}
	if l.fr.More == nil {
		l.fr.More = new(value.Dict)
	}
	return object.DictSet(l.fr.More, key, v)
}

// DelItem is del l[key].
func (l *frameLocals) DelItem(key starlark.Value) error {
	v, err := l.remove(key)
	if err == nil && !v.Present() {
		err = object.KeyError.New(key)
	}
	return err
}

// remove removes what is not a variable, and returns what it was; absent for nothing.
func (l *frameLocals) remove(key starlark.Value) (v value.Value, err error) {
	switch {
	case l.find(key) != nil:
		return v, object.ValueError.Errorf("cannot remove local variables from FrameLocalsProxy")
	case l.fr.More == nil:
		return v, nil
	}
	return l.fr.More.Delete(object.Keys, value.Of(key))
}

// Contains is key in l.
func (l *frameLocals) Contains(key starlark.Value) (bool, error) {
	_, found, err := l.Get(key)
	return found, err
}

// Keys returns the keys.
func (l *frameLocals) Keys() (starlark.Value, error) { return value.ListFrom(l.dict().Keys()), nil }

// Items returns the items.
func (l *frameLocals) Items() []starlark.Tuple { return l.dict().Items() }

// Len returns how many items there are.
func (l *frameLocals) Len() int { return l.dict().Len() }

// Iterate returns an iterator over the keys as they are now.
func (l *frameLocals) Iterate() starlark.Iterator { return l.dict().Iterate() }

// CompareWith compares with other frameLocals of the same frame, and with dicts.
func (l *frameLocals) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	if op != syntax.EQL && op != syntax.NEQ {
		return nil, nil
	}
	equal := false
	switch y := y.(type) {
	case *frameLocals:
		equal = y.fr == l.fr
	case *value.Dict:
		var err error
		if equal, err = object.Equal(l.dict(), y); err != nil {
			return nil, err
		}
	default:
		return nil, nil
	}
	return starlark.Bool(equal == (op == syntax.EQL)), nil
}

// Binary is l | y, and y | l: a dict.
func (l *frameLocals) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	var other *value.Dict
	switch y := y.(type) {
	case *value.Dict:
		other = y
	case *frameLocals:
		other = y.dict()
	}
	if op != syntax.PIPE || other == nil {
		return nil, nil
	}
	d := l.dict()
	if side == starlark.Right {
		d, other = new(value.Dict), d
		d.Update(object.Keys, y.(*value.Dict))
	}
	return d, d.Update(object.Keys, other)
}

// InPlace is l |= y.
func (l *frameLocals) InPlace(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	if _, ok := y.(starlark.IterableMapping); op != syntax.PIPE || !ok {
		return nil, nil
	}
	_, err := l.update(nil, y)
	return l, err
}

// Reversed is reversed(l).
func (l *frameLocals) Reversed(t object.Thread) (starlark.Value, error) {
	keys := l.dict().Keys()
	slices.Reverse(keys)
	return object.Iter(t, value.ListFrom(keys))
}

func (l *frameLocals) get(_ *script.Thread, key, otherwise starlark.Value) (starlark.Value, error) {
	v, found, err := l.Get(key)
	if err == nil && !found {
		v = otherwise
	}
	return v, err
}

func (l *frameLocals) keys(*script.Thread) (starlark.Value, error) { return l.Keys() }

func (l *frameLocals) items(*script.Thread) (starlark.Value, error) {
	list := new(value.List)
	for _, item := range l.Items() {
		list.Append(value.NewTuple(value.Of(item[0]), value.Of(item[1])).Value())
	}
	return list, nil
}

func (l *frameLocals) values(*script.Thread) (starlark.Value, error) {
	list := new(value.List)
	for _, v := range l.dict().All() {
		list.Append(v)
	}
	return list, nil
}

func (l *frameLocals) pop(_ *script.Thread, key starlark.Value, otherwise native.Opt[starlark.Value]) (starlark.Value, error) {
	v, err := l.remove(key)
	switch {
	case err != nil:
		return nil, err
	case v.Present():
		return v.Starlark(), nil
	case otherwise.Given:
		return otherwise.Value, nil
	}
	return nil, object.KeyError.New(key)
}

func (l *frameLocals) setDefault(_ *script.Thread, key, otherwise starlark.Value) (starlark.Value, error) {
	v, found, err := l.Get(key)
	if err == nil && !found {
		v, err = otherwise, l.SetItem(key, otherwise)
	}
	return v, err
}

func (l *frameLocals) update(t *script.Thread, other starlark.Value) (value.Value, error) {
	d := new(value.Dict)
	if err := object.DictUpdate(t, d, other); err != nil {
		return value.Value{}, err
	}
	for k, v := range d.Entries() {
		if err := l.SetItem(k, v); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

// Class returns the class FrameLocalsProxy.
func (l *frameLocals) Class() *object.Class { return frameLocalsClass }

// Attr returns the attribute called name, or nil.
func (l *frameLocals) Attr(name string) (starlark.Value, error) {
	return frameLocalsClass.AttrOf(l, name)
}

// AttrNames returns the names of the attributes.
func (l *frameLocals) AttrNames() []string { return frameLocalsClass.AttrNamesOf() }

func (l *frameLocals) String() string {
	if l.fr.Spelled {
		return "{...}"
	}
	l.fr.Spelled = true
	defer func() { l.fr.Spelled = false }()
	return object.Repr(l.dict())
}
func (l *frameLocals) Type() string         { return "FrameLocalsProxy" }
func (l *frameLocals) Freeze()              {}
func (l *frameLocals) Truth() starlark.Bool { return l.Len() > 0 }
func (l *frameLocals) Hash() (uint32, error) {
	return 0, object.TypeError.Errorf("unhashable type: 'FrameLocalsProxy'")
}
