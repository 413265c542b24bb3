package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

// call compiles a call.
func (k *compiler) call(x *syntax.CallExpr) expr {
	at := k.site(x.Lparen)
	args := x.Args // those without names, unless there are stars
	var names []string
	stars := false
	for i, a := range x.Args {
		switch a := a.(type) {
		case *syntax.UnaryExpr:
			stars = stars || a.Op == syntax.STAR || a.Op == syntax.STARSTAR
		case *syntax.BinaryExpr:
			if a.Op == syntax.EQ {
				if len(names) == 0 {
					args = x.Args[:i]
				}
				names = append(names, a.X.(*syntax.Ident).Name)
			}
		}
	}
	if super := k.super(x); super != nil {
		return super
	}
	fn := unparen(x.Fn)
	if stars {
		return k.starCall(fn, x.Args, at)
	}
	if len(names) > 0 {
		values := k.args(x.Args, at)
		if d, ok := fn.(*syntax.DotExpr); ok {
			m := &methodName{name: k.scope.Mangle(d.Name.Name), at: at, attrAt: k.site(d.Dot)}
			return callMethodNamed(m, k.expr(d.X), values, names)
		}
		return callNamed(k.expr(fn), values, names, at)
	}
	if d, ok := fn.(*syntax.DotExpr); ok {
		m := &methodName{name: k.scope.Mangle(d.Name.Name), at: at, attrAt: k.site(d.Dot)}
		if s := k.superMethod(d, args, m); s != nil {
			return s
		}
		obj := k.expr(d.X)
		switch len(args) {
		case 0:
			return callMethod0(m, obj)
		case 1:
			m.appends = m.name == "append"
			return callMethod1(m, obj, k.arg(args[0], at))
		case 2:
			return callMethod2(m, obj, k.arg(args[0], at), k.arg(args[1], at))
		case 3:
			return callMethod3(m, obj, k.arg(args[0], at), k.arg(args[1], at), k.arg(args[2], at))
		}
		return callMethodNamed(m, obj, k.args(args, at), nil)
	}
	if id, ok := fn.(*syntax.Ident); ok && !isConstant(id) {
		if r := k.scope.Lookup(id.Name); r.Variable == nil && !r.Class {
			g := k.global(r.Name, id.NamePos)
			switch len(args) {
			case 0:
				return callGlobal0(g, at)
			case 1:
				return callGlobal1(g, k.arg(args[0], at), at)
			case 2:
				return callGlobal2(g, k.arg(args[0], at), k.arg(args[1], at), at)
			case 3:
				return callGlobal3(g, k.arg(args[0], at), k.arg(args[1], at), k.arg(args[2], at), at)
			case 4:
				return callGlobal4(g, k.arg(args[0], at), k.arg(args[1], at), k.arg(args[2], at), k.arg(args[3], at), at)
			}
			return callNamed(g.read(), k.args(args, at), nil, at)
		}
	}
	f := k.expr(fn)
	switch len(args) {
	case 0:
		return callValue0(f, at)
	case 1:
		return callValue1(f, k.arg(args[0], at), at)
	case 2:
		return callValue2(f, k.arg(args[0], at), k.arg(args[1], at), at)
	case 3:
		return callValue3(f, k.arg(args[0], at), k.arg(args[1], at), k.arg(args[2], at), at)
	case 4:
		return callValue4(f, k.arg(args[0], at), k.arg(args[1], at), k.arg(args[2], at), k.arg(args[3], at), at)
	}
	return callNamed(f, k.args(args, at), nil, at)
}

// args compiles arguments of the call at a place, with and without names.
func (k *compiler) args(list []syntax.Expr, at site) []expr {
	out := make([]expr, len(list))
	for i, x := range list {
		if b, ok := x.(*syntax.BinaryExpr); ok && b.Op == syntax.EQ {
			x = b.Y
		}
		out[i] = k.arg(x, at)
	}
	return out
}

// arg compiles an argument of the call at a place.
func (k *compiler) arg(x syntax.Expr, at site) expr {
	if g, ok := unparen(x).(*pysyntax.GenExpr); ok {
		return k.generatorExpr(g, firstIterable(&g.Comprehension), at)
	}
	if l, ok := unparen(x).(*syntax.ListExpr); ok && len(l.List) == 0 {
		return emptyList
	}
	return k.expr(x)
}

// emptyList is [] as an argument, as of setdefault and get, or of a class: many of those stay empty.
func emptyList(*value.Frame) value.Value { return value.ListOf(nil).Value() }

// superMethod compiles super().name(…), where that needs no value for super(). It returns nil for
// other calls.
//
//go:noinline
func (k *compiler) superMethod(d *syntax.DotExpr, args []syntax.Expr, m *methodName) expr {
	x, ok := d.X.(*syntax.CallExpr)
	if !ok {
		return nil
	}
	z := k.zeroSuper(x)
	if z == nil {
		return nil
	}
	a := k.args(args, m.at)
	general := k.super(x)
	return func(f *value.Frame) value.Value {
		self := z.self(f)
		_, of := attrsOf(self)
		class, isClass := classes.Get(functionOf(f).cells[z.cell].v)
		if of == nil || !isClass || functionOf(f).globals[z.name.number].Variable().Present() {
			obj := general(f)
			if !obj.Present() {
				return obj
			}
			fv, bound := m.find(f, obj)
			if !fv.Present() {
				return fv
			}
			if bound {
				obj = value.Value{}
			}
			return callArgs(f, m.at, fv, obj, a, nil)
		}
		version := object.ClassVersion()
		c := m.cache.Load().forClass(of, version)
		if c == nil {
			c = &attrCache{class: of, version: version, value: method(class.After(of, m.name))}
			remember(&m.cache, c)
		}
		if c.value.Present() {
			return callArgs(f, m.at, c.value, self, a, nil)
		}
		obj := general(f)
		if !obj.Present() {
			return obj
		}
		fv := m.attr().slow(f, obj)
		if !fv.Present() {
			return fv
		}
		return callArgs(f, m.at, fv, value.Value{}, a, nil)
	}
}

func (m *methodName) attr() *attribute { return &attribute{name: m.name, at: m.attrAt} }

// A zeroSuper is super() in a method.
type zeroSuper struct {
	name *globalName
	cell int  // of __class__
	self expr // the first argument of the method
}

// zeroSuper returns what super() is about; nil for other calls, and where it means nothing.
func (k *compiler) zeroSuper(x *syntax.CallExpr) *zeroSuper {
	id, ok := x.Fn.(*syntax.Ident)
	if !ok || id.Name != "super" || len(x.Args) > 0 {
		return nil
	}
	if r := k.scope.Lookup("super"); r.Variable != nil || r.Class {
		return nil
	}
	frame := k.scope.Frame()
	class := k.scope.Lookup("__class__")
	if frame.Kind != symtable.Function || len(frame.Params) == 0 || class.Variable == nil || class.Place != symtable.FreeCell {
		return nil
	}
	first := frame.Params[0]
	return &zeroSuper{k.global("super", id.NamePos), class.Index, k.read(symtable.Ref{Variable: first, Name: first.Name}, x.Lparen)}
}

// superOutside compiles super() without arguments where it means nothing, as outside of a class. It
// returns nil for other calls.
//
//go:noinline
func (k *compiler) superOutside(x *syntax.CallExpr) expr {
	id, ok := x.Fn.(*syntax.Ident)
	if !ok || id.Name != "super" || len(x.Args) > 0 {
		return nil
	}
	if r := k.scope.Lookup("super"); r.Variable != nil || r.Class {
		return nil
	}
	why := "super(): no arguments"
	if frame := k.scope.Frame(); frame.Kind == symtable.Function && len(frame.Params) > 0 {
		why = "super(): __class__ cell not found"
	}
	at, name := k.site(x.Lparen), k.global("super", id.NamePos)
	return func(f *value.Frame) value.Value {
		if fn := functionOf(f).globals[name.number].Variable(); fn.Present() {
			return call0(f, at, fn)
		}
		return fail(f, at, object.RuntimeError.Errorf("%s", why))
	}
}

// super compiles super() without arguments. It returns nil for other calls.
//
//go:noinline
func (k *compiler) super(x *syntax.CallExpr) expr {
	z := k.zeroSuper(x)
	if z == nil {
		return k.superOutside(x)
	}
	at := k.site(x.Lparen)
	return func(f *value.Frame) value.Value {
		if fn := functionOf(f).globals[z.name.number].Variable(); fn.Present() {
			return call0(f, at, fn)
		}
		v := functionOf(f).cells[z.cell].v
		if !v.Present() {
			return fail(f, at, object.RuntimeError.Errorf("super(): empty __class__ cell"))
		}
		c, ok := classes.Get(v)
		if !ok {
			return fail(f, at, object.RuntimeError.Errorf("super(): __class__ is not a type (%s)", object.TypeName(v.Starlark())))
		}
		s := z.self(f)
		if !s.Present() {
			return s
		}
		super, err := object.NewSuper(c, s.Starlark())
		if err != nil {
			return fail(f, at, err)
		}
		return value.Of(super)
	}
}
