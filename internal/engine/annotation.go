package engine

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/unparse"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Annotations, bounds of type parameters, and values of type aliases are evaluated when they are
// asked for, by a Code of their own.
// Source: PEP 649, PEP 695, PEP 749.

// later are expressions that are evaluated later, by numbers.
type later struct {
	syntax.Node
	names []string
	texts []string
	exprs []syntax.Expr // nil if the texts are the annotations
}

// indexSlot is where the frame of such a Code has the number. Its namespaceSlot has the namespace of
// the class that it is in, if it is in one.
const indexSlot = namespaceSlot + 1

func (l *later) add(name string, x syntax.Expr) {
	l.names = append(l.names, name)
	l.texts = append(l.texts, unparse.Expr(x))
	if s, ok := x.(*pysyntax.StarredExpr); ok { // *args: *Ts
		x = s.X
	}
	l.exprs = append(l.exprs, x)
}

// evaluator compiles the expressions.
//
//go:noinline
func (k *compiler) evaluator(l *later) stmt {
	list := k.exprs(l.exprs)
	return func(f *value.Frame) value.Value {
		i, _ := f[indexSlot].Int64()
		return list[i](f)
	}
}

// An Expression is evaluated when it is called: an annotation, or the value of a type alias.
type Expression struct {
	code   *Code
	index  int
	module *pyrt.Module
	names  []*pyrt.Global
	cells  []*Cell
	class  *pyrt.ClassBody // nil for none
}

var _ starlark.Callable = (*Expression)(nil)

// CallInternal evaluates it.
func (l *Expression) CallInternal(interp *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(interp)
	if err != nil {
		return nil, err
	}
	fn := &Function{properties: &l.code.properties, code: l.code, module: l.module, globals: l.names, cells: l.cells}
	b := l.code.compiled()
	fn.body.Store(b)
	frame, mark := t.Stack.Push(b.size)
	defer t.Stack.Pop(mark)
	frame[threadSlot], frame[functionSlot] = value.Hold(t), functions.Of(fn)
	if l.class != nil {
		frame[namespaceSlot] = value.Hold(l.class)
	}
	frame[indexSlot] = value.Int(int64(l.index))
	v := fn.run(t, b, frame, nowhere, frame)
	if !v.Present() {
		return nil, taken(t)
	}
	return v.Starlark(), nil
}

func (l *Expression) Name() string          { return "__annotate__" }
func (l *Expression) String() string        { return "<function __annotate__>" }
func (l *Expression) Type() string          { return "function" }
func (l *Expression) Freeze()               {}
func (l *Expression) Truth() starlark.Bool  { return true }
func (l *Expression) Hash() (uint32, error) { return object.AddressHash(l), nil }

// annotations returns the annotations of a function.
func (c *Code) annotations(fn *Function) *object.Annotations {
	a := new(object.Annotations)
	for i, name := range c.later.names {
		var x starlark.Value
		if c.later.exprs != nil {
			x = &Expression{code: c, index: i, module: fn.module, names: fn.globals, cells: fn.notes, class: fn.class}
		}
		a.Set(name, c.later.texts[i], x)
	}
	return a
}

// evaluateLater returns what makes, in a frame, the function that evaluates the expression of a Code.
func evaluateLater(c *Code) func(f *value.Frame) starlark.Value {
	if c.later.exprs == nil {
		return func(*value.Frame) starlark.Value { return nil }
	}
	from := capturesOf(c.scope)
	inClass := c.scope.InClass()
	return func(f *value.Frame) starlark.Value {
		outer := functionOf(f)
		l := &Expression{code: c, module: outer.module, names: outer.globals, cells: cellsOf(f, from)}
		if inClass {
			l.class = classIn(f)
		}
		return l
	}
}

// classIn returns the namespace of the class whose body f is the frame of, or, for a function in it,
// nil.
func classIn(f *value.Frame) *pyrt.ClassBody {
	if functionOf(f).code.kind != classCode {
		return nil
	}
	return value.Held[pyrt.ClassBody](f[namespaceSlot])
}

// annotate compiles the annotation of a variable of a module or class; nil for others.
//
//go:noinline
func (k *compiler) annotate(s *pysyntax.AnnAssignStmt) stmt {
	id, ok := s.Target.(*syntax.Ident)
	if !ok {
		return nil
	}
	scope := k.scope.Child(s)
	if scope == nil { // in a function
		return nil
	}
	c := k.unit.code(scope)
	name, at := k.scope.Mangle(id.Name), k.site(s.Colon)
	fn := evaluateLater(c)
	isClass := k.code.kind == classCode
	return func(f *value.Frame) value.Value {
		x := fn(f)
		var err error
		if isClass {
			err = pyrt.Annotate(value.Held[pyrt.ClassBody](f[namespaceSlot]), name, c.later.texts[0], x)
		} else {
			err = pyrt.Annotate(functionOf(f).module, name, c.later.texts[0], x)
		}
		if err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

// typeParams compiles the making of type parameters.
func (k *compiler) typeParams(list []*pysyntax.TypeParam) []stmt {
	var out []stmt
	for _, p := range list {
		name := p.Name.Name
		x := func(f *value.Frame) value.Value { return value.Of(pyrt.NewTypeParam(name)) }
		out = append(out, storeTo(k.assign(name, p.Name.NamePos), x))
	}
	return out
}

func (k *compiler) typeAlias(s *pysyntax.TypeAliasStmt) stmt {
	outer := k.scope
	var list []stmt
	if len(s.TypeParams) > 0 {
		k.scope = outer.Child(s.TypeParams[0])
		list = k.typeParams(s.TypeParams)
	}
	fn := evaluateLater(k.unit.code(k.scope.Child(s)))
	k.scope = outer
	name := s.Name.Name
	x := func(f *value.Frame) value.Value {
		return value.Of(functionOf(f).module.NewTypeAlias(name, fn(f)))
	}
	return sequence(append(list, storeTo(k.assign(name, s.Name.NamePos), x)))
}
