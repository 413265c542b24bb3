package engine

import (
	"sync/atomic"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// This file has the short ways to dunder methods that are functions of a script. All others, and what
// these answer by NotImplemented where it is not plain what follows, go by package object.

// A special is a dunder method, at a place that remembers those of the last classes.
type special struct {
	name  string // if it is not said by conv
	text  bool   // it makes the text in an f-string
	conv  string // the conversion there
	cache atomic.Pointer[attrCache]
}

// of returns the function that the class of an instance has for it: of a script, or one that was made for
// the class, as for a dataclass. It is absent for others.
func (s *special) of(in *object.Instance) value.Value {
	version := object.ClassVersion()
	c := s.cache.Load().forClass(in.Class(), version)
	if c == nil {
		name := s.name
		if s.text {
			name = textMethod(in, s.conv)
		}
		c = &attrCache{class: in.Class(), version: version, value: specialOf(in, name)}
		if fn, _ := in.Class().Lookup(name); !c.value.Present() {
			if fn, ok := fn.(*native.Function); ok && fn.IsMethod() {
				c.value = natives.Of(fn)
			}
		}
		remember(&s.cache, c)
	}
	return c.value
}

// specialOf is special.of without a cache.
func specialOf(in *object.Instance, name string) value.Value {
	fn, _ := in.Class().Lookup(name)
	if f, ok := fn.(*Function); ok {
		return functions.Of(f)
	}
	return value.Value{}
}

// textMethod returns which dunder method makes the text of an instance in an f-string, without a format; "" if that
// is not so plain.
func textMethod(in *object.Instance, conv string) string {
	switch {
	case conv == "" && in.Defines("__format__"):
		return ""
	case conv != "r" && in.Defines("__str__"):
		return "__str__"
	}
	return "__repr__"
}

// textBy calls what makes a text of an instance. The result is absent if that failed; else it is a str, or an
// instance of a class that is derived from that.
func (s *special) textBy(f *value.Frame, at site, fn, self value.Value) (text string, v value.Value) {
	v = call1(f, at, fn, self)
	if text, ok := v.Text(); ok || !v.Present() {
		return text, v
	}
	x := v.Starlark()
	if text, ok := starlark.AsString(object.Plain(x)); ok {
		return text, v
	}
	as := "__str__"
	if s.conv == "r" {
		as = "__repr__"
	}
	return "", fail(f, at, object.BadReturn(self.Starlark(), as, "a str", x))
}

// binaryNames and reflectedNames are the dunder methods of binary operators, and of comparisons.
var binaryNames = map[syntax.Token]string{
	syntax.PLUS: "__add__", syntax.MINUS: "__sub__", syntax.STAR: "__mul__", syntax.SLASH: "__truediv__", syntax.SLASHSLASH: "__floordiv__",
	syntax.PERCENT: "__mod__", syntax.AMP: "__and__", syntax.PIPE: "__or__", syntax.CIRCUMFLEX: "__xor__", syntax.LTLT: "__lshift__",
	syntax.GTGT: "__rshift__", syntax.LBRACK: "__getitem__",
	syntax.EQL: "__eq__", syntax.NEQ: "__ne__", syntax.LT: "__lt__", syntax.LE: "__le__", syntax.GT: "__gt__", syntax.GE: "__ge__",
}

var mirrored = map[syntax.Token]string{
	syntax.EQL: "__eq__", syntax.NEQ: "__ne__", syntax.LT: "__gt__", syntax.LE: "__ge__", syntax.GT: "__lt__", syntax.GE: "__le__",
}

// isNotImplemented reports whether v is NotImplemented.
func isNotImplemented(v value.Value) bool { return v == notImplemented }

var notImplemented = value.Of(object.NotImplemented)

// simple reports whether a value has no say in an operator whose left operand is an instance: it is a
// number, a text or None, or an instance of the same class.
func simple(in *object.Instance, y value.Value) bool {
	if other, ok := instances.Get(y); ok {
		return other.Class() == in.Class()
	}
	return y.TypeWord() == 0 || y.IsText()
}

// dunder computes the operation by the dunder method of x, an instance. It is not ok if that is to be
// done in full.
func (n *operation) dunder(f *value.Frame, in *object.Instance, x, y value.Value) (v value.Value, ok bool) {
	if n.inPlace || !simple(in, y) {
		return value.Value{}, false
	}
	fn := n.special.of(in)
	if !fn.Present() {
		return value.Value{}, false
	}
	v = call2(f, n.at, fn, x, y)
	if isNotImplemented(v) {
		r, err := object.Unanswered(n.op, x.Starlark(), y.Starlark())
		if err != nil {
			return fail(f, n.at, err), true
		}
		return value.Of(r), true
	}
	return v, true
}

// compareDunder is dunder for comparisons.
func (n *operation) compareDunder(f *value.Frame, in *object.Instance, x, y value.Value) (v value.Value, ok bool) {
	if !simple(in, y) {
		return value.Value{}, false
	}
	fn := n.special.of(in)
	if !fn.Present() {
		return value.Value{}, false
	}
	v = call2(f, n.at, fn, x, y)
	if !isNotImplemented(v) {
		return v, true
	}
	if other, ok := instances.Get(y); ok {
		back := specialOf(other, mirrored[n.op])
		if !back.Present() && other.Defines(mirrored[n.op]) {
			return value.Value{}, false
		}
		if back.Present() {
			if v = call2(f, n.at, back, y, x); !isNotImplemented(v) {
				return v, true
			}
		}
	}
	switch n.op {
	case syntax.EQL:
		return value.Bool(value.Same(x, y)), true
	case syntax.NEQ:
		return value.Bool(!value.Same(x, y)), true
	}
	return fail(f, n.at, object.TypeError.Errorf("'%s' not supported between instances of '%s' and '%s'", n.op, object.TypeName(x.Starlark()), object.TypeName(y.Starlark()))), true
}

// callSpecial calls a built-in function, such as len, of an instance that has a method of a script for
// it, or next of a generator. It is not ok for all others.
func callSpecial(f *value.Frame, at site, fn *native.Function, x value.Value) (v value.Value, ok bool) {
	name := fn.SpecialMethod()
	if g, ok := generators.Get(x); ok && name == "__next__" {
		return g.nextAt(f, at), true
	}
	in, ok := instances.Get(x)
	if !ok {
		return value.Value{}, false
	}
	method := specialOf(in, name)
	if !method.Present() {
		return value.Value{}, false
	}
	v = call1(f, at, method, x)
	if n, isInt := v.Int64(); name == "__len__" && v.Present() && (!isInt || n < 0) {
		n, err := object.LengthFrom(v.Starlark())
		if err != nil {
			return fail(f, at, err), true
		}
		v = value.Int(int64(n))
	}
	return v, true
}

// An instanceIterator iterates by the __next__ of an instance.
type instanceIterator struct {
	self, fn value.Value
	at       site
}

func (it *instanceIterator) next(f *value.Frame, _ site) value.Value {
	v := call1(f, it.at, it.fn, it.self)
	if v == failure {
		t := threadOf(f)
		if e, ok := t.Execution.Err.(*object.Exception); ok && e.Class() == object.StopIteration {
			t.Execution.Err, t.Execution.Trace = nil, t.Execution.Trace[:0]
			return next
		}
	}
	return v
}

// iterateInstance returns what goes over an instance, by methods of a script. It is not ok if that is
// to be done in full.
func iterateInstance(f *value.Frame, v value.Value, in *object.Instance, at site) (it iterator, ok bool) {
	fn := specialOf(in, "__iter__")
	if !fn.Present() {
		return nil, false
	}
	got := call1(f, at, fn, v)
	if !got.Present() {
		return nil, true
	}
	if g, ok := generators.Get(got); ok {
		return g, true
	}
	if next, ok := instances.Get(got); ok {
		if fn := specialOf(next, "__next__"); fn.Present() {
			return &instanceIterator{got, fn, at}, true
		}
	}
	x := got.Starlark()
	if it, ok := x.(object.Iterator); ok {
		return &foreignIterator{x, it}, true
	}
	if o, ok := x.(object.Operand); ok && o.Defines("__next__") {
		it, err := object.Iter(threadOf(f), x)
		if err == nil {
			return &foreignIterator{x, it}, true
		}
	}
	fail(f, at, object.BadReturn(in, "__iter__", "an iterator", x))
	return nil, true
}

// specialOrNative is specialOf for methods in Go, too.
func specialOrNative(in *object.Instance, name string) value.Value {
	fn, _ := in.Class().Lookup(name)
	switch fn := fn.(type) {
	case *Function:
		return functions.Of(fn)
	case *object.NativeMethod:
		return method(fn)
	}
	return value.Value{}
}

// enterInstance begins a with statement whose context manager is an instance with methods of a script, or in
// Go. It is not ok if that is to be done in full.
func enterInstance(f *value.Frame, v value.Value, in *object.Instance, at site) (entered, exit value.Value, ok bool) {
	exit, enter := specialOrNative(in, "__exit__"), specialOrNative(in, "__enter__")
	if !exit.Present() || !enter.Present() {
		return value.Value{}, value.Value{}, false
	}
	return call1(f, at, enter, v), exit, true
}

// exitInstance calls the __exit__ of a context manager. e is what the body raised, or nil. The result is
// absent if that failed.
func exitInstance(f *value.Frame, t *script.Thread, self, exit value.Value, e *object.Exception, at site) value.Value {
	if e == nil {
		return call4(f, at, exit, self, value.None, value.None, value.None)
	}
	return call4(f, at, exit, self, value.Of(e.Class()), value.Of(e), value.Of(t.Runtime().TracebackOf(e)))
}
