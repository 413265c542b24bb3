package object

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

type token = syntax.Token

// An Instance is an instance of a class that a script wrote. Its operators are the
// dunder methods of the class.
type Instance struct {
	class *Class
	attrs Namespace
	state any // see State
}

var (
	_ starlark.HasSetField = (*Instance)(nil)
	_ starlark.HasBinary   = (*Instance)(nil)
	_ starlark.HasUnary    = (*Instance)(nil)
	_ starlark.HasSetKey   = (*Instance)(nil)
	_ starlark.Comparable  = (*Instance)(nil)
	_ starlark.Callable    = (*Instance)(nil)
	_ starlark.Iterable    = (*Instance)(nil)
)

// Class returns the class that i is an instance of.
func (i *Instance) Class() *Class { return i.class }

// Attrs returns the attributes of i itself.
func (i *Instance) Attrs() *Namespace { return &i.attrs }

// instanceType is what Type returns for every instance, of exceptions too. That it is
// the same for all lets starlark.Compare ask them.
const instanceType = "object"

// Type returns "object": see [TypeName] for the name of the class.
func (i *Instance) Type() string { return instanceType }

// Freeze does nothing: instances stay open, as in Python.
func (i *Instance) Freeze() {}

// special calls a dunder method. Found is false if the class has none.
func special(self starlark.Value, class *Class, name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	fn, owner := class.Lookup(name)
	if fn == nil || owner == Object || owner == BaseException || fn == starlark.None {
		return nil, false, nil
	}
	if bound, ok := fn.(*Instance); ok { // a callable instance is not bound
		v, err = class.call(bound, args...)
	} else {
		v, err = class.call(unwrapMethod(fn), append([]starlark.Value{self}, args...)...)
	}
	return v, true, err
}

// has reports whether the class defines the dunder method.
func (i *Instance) has(name string) bool {
	fn, owner := i.class.Lookup(name)
	return fn != nil && owner != Object && fn != starlark.None
}

// Has reports whether the class of i, or a base other than object, defines the dunder
// method called name.
func (i *Instance) Has(name string) bool { return i.has(name) }

// Special calls the dunder method called name; found is false if there is none.
func (i *Instance) Special(name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	return special(i, i.class, name, args...)
}

func (i *Instance) fail(err error) { fail(i.class, err) }

func fail(class *Class, err error) {
	for _, k := range class.mro {
		if k.caller != nil {
			k.caller.Fail(err)
			return
		}
	}
}

// String returns repr(i).
func (i *Instance) String() string { return reprOf(i, i.class) }

// Str returns str(i).
func (i *Instance) Str() string {
	if s, ok := textFrom(i, i.class, "__str__"); ok {
		return s
	}
	return i.String()
}

func reprOf(self starlark.Value, class *Class) string {
	if s, ok := textFrom(self, class, "__repr__"); ok {
		return s
	}
	return defaultRepr(self, class)
}

// defaultRepr is object.__repr__.
func defaultRepr(self starlark.Value, class *Class) string {
	module := class.module
	if module == "" {
		module = "builtins"
	}
	return fmt.Sprintf("<%s.%s object at %#x>", module, class.name, uint64(addressOf(self)))
}

// textFrom calls a dunder method that must return a string.
func textFrom(self starlark.Value, class *Class, name string, args ...starlark.Value) (string, bool) {
	v, found, err := special(self, class, name, args...)
	if !found {
		return "", false
	}
	s, ok := starlark.AsString(v)
	if err == nil && !ok {
		err = TypeError.Errorf("%s returned non-string (type %s)", name, TypeName(v))
	}
	if err != nil {
		fail(class, err)
		return "", true
	}
	return s, true
}

// FormatSpec returns format(i, spec).
func (i *Instance) FormatSpec(spec string) (string, error) {
	v, found, err := i.Special("__format__", starlark.String(spec))
	if err != nil {
		return "", err
	}
	if found {
		if s, ok := starlark.AsString(v); ok {
			return s, nil
		}
		return "", TypeError.Errorf("__format__ must return a str, not %s", TypeName(v))
	}
	if spec != "" {
		return "", TypeError.Errorf("unsupported format string passed to %s.__format__", i.class.Name())
	}
	return i.Str(), nil
}

// Truth returns bool(i).
func (i *Instance) Truth() starlark.Bool {
	v, found, err := i.Special("__bool__")
	if !found {
		v, found, err = i.Special("__len__")
	}
	if err != nil {
		i.fail(err)
		return false
	}
	return starlark.Bool(!found || bool(v.Truth()))
}

// Hash returns hash(i).
func (i *Instance) Hash() (uint32, error) { return hashOf(i, i.class) }

func hashOf(self starlark.Value, class *Class) (uint32, error) {
	if h, owner := class.Lookup("__hash__"); h == starlark.None && owner != Object {
		return 0, TypeError.Errorf("unhashable type: '%s'", class.Name())
	}
	v, found, err := special(self, class, "__hash__")
	if err != nil || !found {
		return uint32(addressOf(self) >> 4), err
	}
	h, ok := v.(starlark.Int)
	if !ok {
		return 0, TypeError.Errorf("__hash__ method should return an integer")
	}
	return h.Hash()
}

// comparison is the dunder method of an operator and that of its mirror image.
var comparisons = map[token][2]string{
	syntax.EQL: {"__eq__", "__eq__"},
	syntax.NEQ: {"__ne__", "__ne__"},
	syntax.LT:  {"__lt__", "__gt__"},
	syntax.GT:  {"__gt__", "__lt__"},
	syntax.LE:  {"__le__", "__ge__"},
	syntax.GE:  {"__ge__", "__le__"},
}

// CompareSameType compares i with another value.
func (i *Instance) CompareSameType(op token, y starlark.Value, _ int) (bool, error) {
	return CompareInstances(op, i, y)
}

// CompareInstances compares two values of which one at least is an instance, by the
// dunder methods of both, and falls back to identity for == and !=.
func CompareInstances(op token, x, y starlark.Value) (bool, error) {
	v, err := RichCompare(op, x, y)
	if err != nil {
		return false, err
	}
	return bool(v.Truth()), nil
}

// RichCompare is CompareInstances with the value that the methods returned.
func RichCompare(op token, x, y starlark.Value) (starlark.Value, error) {
	names := comparisons[op]
	first, second := x, y
	if cx, cy := ClassOf(x), ClassOf(y); cx != cy && cy.Is(cx) {
		first, second = y, x // a derived class goes first
		names[0], names[1] = names[1], names[0]
	}
	for k, pair := range [][2]starlark.Value{{first, second}, {second, first}} {
		class := ClassOf(pair[0])
		if v, err := compareWith(pair[0], class, names[k], pair[1]); v != nil || err != nil {
			return v, err
		}
	}
	same := x == y
	switch op {
	case syntax.EQL:
		return starlark.Bool(same), nil
	case syntax.NEQ:
		return starlark.Bool(!same), nil
	}
	return nil, notSupported(op, x, y)
}

func notSupported(op token, x, y starlark.Value) error {
	return TypeError.Errorf("'%s' not supported between instances of '%s' and '%s'", op, TypeName(x), TypeName(y))
}

// equalityOnly is CompareSameType for values that have no order.
func equalityOnly(op token, same bool, x, y starlark.Value) (bool, error) {
	switch op {
	case syntax.EQL:
		return same, nil
	case syntax.NEQ:
		return !same, nil
	}
	return false, notSupported(op, x, y)
}

var binaryMethods = map[token]string{
	syntax.PLUS: "add", syntax.MINUS: "sub", syntax.STAR: "mul", syntax.SLASH: "truediv", syntax.SLASHSLASH: "floordiv",
	syntax.PERCENT: "mod", syntax.AMP: "and", syntax.PIPE: "or", syntax.CIRCUMFLEX: "xor",
	syntax.LTLT: "lshift", syntax.GTGT: "rshift", syntax.STARSTAR: "pow", MatMul: "matmul", Divmod: "divmod",
}

// MatMul and Divmod stand for the operator @ and the function divmod, of which upstream
// has no tokens.
const (
	MatMul syntax.Token = 90
	Divmod syntax.Token = 91
)

// OperatorText returns how messages spell a binary operator.
func OperatorText(op syntax.Token) string {
	switch op {
	case MatMul:
		return "@"
	case Divmod:
		return "divmod()"
	}
	return op.String()
}

// Binary is x op y where i is one of them.
func (i *Instance) Binary(op token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op == syntax.IN || op == syntax.NOT_IN {
		if side == starlark.Left {
			return nil, nil
		}
		in, err := i.Contains(y)
		return starlark.Bool(in == (op == syntax.IN)), err
	}
	name, ok := binaryMethods[op]
	if !ok {
		return nil, nil
	}
	if side == starlark.Left {
		if y, ok := y.(*Instance); ok && y.class != i.class && y.class.overrides(i.class, "__r"+name+"__") {
			if v, err := y.operator("__r"+name+"__", i); v != nil || err != nil {
				return v, err
			}
		}
		if v, err := i.operator("__"+name+"__", y); v != nil || err != nil {
			return v, err
		}
		if _, ok := y.(starlark.HasBinary); ok {
			return nil, nil // it is asked next
		}
		return i.times(op, y, &OperandError{op, i, y})
	}
	if v, err := i.operator("__r"+name+"__", y); v != nil || err != nil {
		return v, err
	}
	return i.times(op, y, &OperandError{op, y, i})
}

// times is seq * i for an i that can be an index; otherwise it fails with err.
func (i *Instance) times(op token, seq starlark.Value, err error) (starlark.Value, error) {
	if op != syntax.STAR || !i.has("__index__") {
		return nil, err
	}
	switch seq.(type) {
	case starlark.String, *starlark.List, starlark.Tuple:
		n, err := i.Index()
		if err != nil {
			return nil, err
		}
		return starlark.Binary(op, seq, n)
	}
	return nil, err
}

// overrides reports whether c, if it is derived from base, has the method called name
// otherwise: then it goes first.
func (c *Class) overrides(base *Class, name string) bool {
	if !c.Is(base) {
		return false
	}
	own, _ := c.Lookup(name)
	inherited, _ := base.Lookup(name)
	return own != nil && own != inherited
}

// operator calls a dunder method for an operator; nil means that it has no answer.
func (i *Instance) operator(name string, y starlark.Value) (starlark.Value, error) {
	v, found, err := i.Special(name, y)
	if !found || err != nil || v == NotImplemented {
		return nil, err
	}
	return v, nil
}

// An OperandError says that neither of two operands has an operator. It is no exception
// yet, but worded as the interpreter's error for values of its own: only the place tells
// whether the operator was one of an augmented assignment.
type OperandError struct {
	Op   syntax.Token
	X, Y starlark.Value
}

func (e *OperandError) Error() string {
	return fmt.Sprintf("unknown binary op: %s %s %s", TypeName(e.X), OperatorText(e.Op), TypeName(e.Y))
}

// InPlace is i op= y by the method for that; nil stands for NotImplemented, or no
// method.
func (i *Instance) InPlace(op token, y starlark.Value) (starlark.Value, error) {
	return i.operator("__i"+binaryMethods[op]+"__", y)
}

// Contains is y in i.
func (i *Instance) Contains(y starlark.Value) (bool, error) {
	v, found, err := i.Special("__contains__", y)
	if err != nil {
		return false, err
	}
	if found {
		return bool(v.Truth()), nil
	}
	if !i.has("__iter__") && !i.has("__getitem__") {
		return false, TypeError.Errorf("argument of type '%s' is not iterable", i.class.Name())
	}
	it := i.Iterate()
	defer it.Done()
	var x starlark.Value
	for it.Next(&x) {
		if eq, err := starlark.Equal(x, y); eq || err != nil {
			return eq, err
		}
	}
	return false, nil
}

// Unary is -i, +i or ~i.
func (i *Instance) Unary(op token) (starlark.Value, error) {
	name := map[token]string{syntax.MINUS: "__neg__", syntax.PLUS: "__pos__", syntax.TILDE: "__invert__"}[op]
	v, found, err := i.Special(name)
	if !found && err == nil {
		err = TypeError.Errorf("bad operand type for unary %s: '%s'", op, i.class.Name())
	}
	return v, err
}

// Get is i[key].
func (i *Instance) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, found, err = i.Special("__getitem__", key)
	if !found && err == nil {
		err = TypeError.Errorf("'%s' object is not subscriptable", i.class.Name())
	}
	return v, err == nil, err
}

// SetKey is i[key] = v.
func (i *Instance) SetKey(key, v starlark.Value) error {
	_, found, err := i.Special("__setitem__", key, v)
	if !found && err == nil {
		err = TypeError.Errorf("'%s' object does not support item assignment", i.class.Name())
	}
	return err
}

// DelKey is del i[key].
func (i *Instance) DelKey(key starlark.Value) error {
	_, found, err := i.Special("__delitem__", key)
	if !found && err == nil {
		err = TypeError.Errorf("'%s' object does not support item deletion", i.class.Name())
	}
	return err
}

// Name returns the name of the class: an instance may be called.
func (i *Instance) Name() string { return i.class.Name() }

// CallInternal is i(...).
func (i *Instance) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	call, _ := i.class.Lookup("__call__")
	if call == nil {
		return nil, TypeError.Errorf("'%s' object is not callable", i.class.Name())
	}
	return starlark.Call(thread, unwrapMethod(call), prepend(i, args), kwargs)
}

// Attr returns the attribute called name.
func (i *Instance) Attr(name string) (starlark.Value, error) {
	attrs, err := i.namespace()
	if err != nil {
		return nil, err
	}
	return attrOf(i, i.class, attrs, name)
}

// Method returns the function that i.name binds to i, or nil if i.name is something else.
func (i *Instance) Method(name string) starlark.Value {
	fn, _ := i.class.Lookup(name)
	switch fn.(type) {
	case *starlark.Function, *starlark.Builtin, *Function:
		if attrs, err := i.namespace(); err == nil && attrs.Get(name) == nil {
			return fn
		}
	}
	return nil
}

// attrOf is object.__getattribute__, and __getattr__ behind it.
func attrOf(self starlark.Value, class *Class, attrs *Namespace, name string) (starlark.Value, error) {
	v, err := rawAttr(self, class, attrs, name)
	if v != nil || err == nil || !isAttributeError(err) {
		return v, err
	}
	if getattr, found, err := special(self, class, "__getattr__", starlark.String(name)); found {
		return getattr, err
	}
	return nil, err
}

func rawAttr(self starlark.Value, class *Class, attrs *Namespace, name string) (starlark.Value, error) {
	v, _ := class.Lookup(name)
	if isData(v) {
		return bind(v, self, class)
	}
	if own := attrs.Get(name); own != nil {
		return own, nil
	}
	if v != nil {
		return bind(v, self, class)
	}
	switch name {
	case "__class__":
		return class, nil
	case "__dict__":
		if slots, _ := class.Lookup("__slots__"); slots == nil || inSlots(class, name) {
			return attrs.Live(), nil
		}
	case "__module__":
		return class.Attr(name)
	case "__doc__":
		return class.Attr(name)
	}
	return nil, AttributeError.Errorf("'%s' object has no attribute '%s'", class.Name(), name)
}

// isData reports whether a class attribute goes before one of the instance.
func isData(v starlark.Value) bool {
	switch v := v.(type) {
	case *Property, *GetSet:
		return true
	case *Instance:
		return v.has("__set__")
	}
	return false
}

// AttrNames returns the names of the attributes of i and its class, sorted.
func (i *Instance) AttrNames() []string {
	names := i.class.AttrNames()
	if attrs, err := i.namespace(); err == nil {
		names = append(names, attrs.Names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// SetField sets the attribute called name.
func (i *Instance) SetField(name string, v starlark.Value) error {
	if i.has("__setattr__") {
		_, _, err := i.Special("__setattr__", starlark.String(name), v)
		return err
	}
	return i.SetAttr(name, v)
}

// SetAttr is SetField without a __setattr__ of the class: object.__setattr__.
func (i *Instance) SetAttr(name string, v starlark.Value) error {
	attrs, err := i.namespace()
	if err != nil {
		return err
	}
	return setAttr(i, i.class, attrs, name, v)
}

func setAttr(self starlark.Value, class *Class, attrs *Namespace, name string, v starlark.Value) error {
	switch d, _ := class.Lookup(name); d := d.(type) {
	case *Property:
		if d.Set == nil {
			return AttributeError.Errorf("property '%s' of '%s' object has no setter", name, class.Name())
		}
		_, err := class.call(d.Set, self, v)
		return err
	case *GetSet:
		return d.SetIn(self, class, v)
	case *Instance:
		if _, found, err := d.Special("__set__", self, v); found {
			return err
		}
	}
	if name == "__dict__" {
		d, ok := v.(*starlark.Dict)
		if !ok {
			return TypeError.Errorf("__dict__ must be set to a dictionary, not a '%s'", TypeName(v))
		}
		attrs.SetLive(d)
		return nil
	}
	if slots, owner := class.Lookup("__slots__"); slots != nil && owner != Object && !inSlots(class, name) {
		return AttributeError.Errorf("'%s' object has no attribute '%s'", class.Name(), name)
	}
	attrs.Set(name, v)
	return nil
}

// inSlots reports whether a class with __slots__ has room for name: if the classes it
// derives from all have slots, one of these must be it.
func inSlots(class *Class, name string) bool {
	for _, k := range class.mro {
		if k == Object {
			continue
		}
		slots := k.attrs.Get("__slots__")
		if slots == nil {
			return true
		}
		if s, ok := starlark.AsString(slots); ok {
			if s == name {
				return true
			}
			continue
		}
		if it := starlark.Iterate(slots); it != nil {
			var v starlark.Value
			for it.Next(&v) {
				if s, _ := starlark.AsString(v); s == name || s == "__dict__" {
					it.Done()
					return true
				}
			}
			it.Done()
		}
	}
	return false
}

// DelField deletes the attribute called name.
func (i *Instance) DelField(name string) error {
	if _, found, err := special(i, i.class, "__delattr__", starlark.String(name)); found {
		return err
	}
	attrs, err := i.namespace()
	if err != nil {
		return err
	}
	return delAttr(i, i.class, attrs, name)
}

func delAttr(self starlark.Value, class *Class, attrs *Namespace, name string) error {
	switch d, _ := class.Lookup(name); d := d.(type) {
	case *Property:
		if d.Del == nil {
			return AttributeError.Errorf("property '%s' of '%s' object has no deleter", name, class.Name())
		}
		_, err := class.call(d.Del, self)
		return err
	case *GetSet:
		return d.DeleteIn(self, class)
	}
	if !attrs.Delete(name) {
		return AttributeError.Errorf("'%s' object has no attribute '%s'", class.Name(), name)
	}
	return nil
}

// Iterate returns an iterator over i: by __iter__, or by __getitem__ from 0.
func (i *Instance) Iterate() starlark.Iterator {
	if !i.has("__iter__") {
		if i.has("__getitem__") {
			return &indexIterator{i: i}
		}
		i.fail(TypeError.Errorf("'%s' object is not iterable", i.class.Name()))
		return emptyIterator{}
	}
	v, _, err := i.Special("__iter__")
	if err == nil {
		if inst, ok := v.(*Instance); ok {
			if inst.has("__next__") {
				return &nextIterator{inst}
			}
		} else if it := starlark.Iterate(v); it != nil {
			return it
		}
		err = TypeError.Errorf("iter() returned non-iterator of type '%s'", TypeName(v))
	}
	i.fail(err)
	return emptyIterator{}
}

type emptyIterator struct{}

func (emptyIterator) Next(*starlark.Value) bool { return false }
func (emptyIterator) Done()                     {}

// nextIterator iterates by __next__, until StopIteration.
type nextIterator struct{ i *Instance }

func (it *nextIterator) Next(p *starlark.Value) bool {
	v, _, err := it.i.Special("__next__")
	if err != nil {
		if !IsA(err, StopIteration) {
			it.i.fail(err)
		}
		return false
	}
	*p = v
	return true
}

func (it *nextIterator) Done() {}

// indexIterator iterates by __getitem__ of 0, 1, 2 …, until IndexError.
type indexIterator struct {
	i *Instance
	n int
}

func (it *indexIterator) Next(p *starlark.Value) bool {
	v, _, err := it.i.Special("__getitem__", starlark.MakeInt(it.n))
	if err != nil {
		if !IsA(err, IndexError) && !IsA(err, StopIteration) {
			it.i.fail(err)
		}
		return false
	}
	it.n++
	*p = v
	return true
}

func (it *indexIterator) Done() {}
