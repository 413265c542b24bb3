package engine

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// class compiles a class definition, whose decorators and arguments may be without yields.
func (k *compiler) class(s *pysyntax.ClassStmt, decorators []*pysyntax.Decorator, list []syntax.Expr) stmt {
	fns := k.decorators(decorators)
	outer := k.scope
	var params []stmt
	if len(s.TypeParams) > 0 {
		k.scope = outer.Child(s.TypeParams[0])
		params = k.typeParams(s.TypeParams)
	}
	args := k.starArguments(list, k.site(s.Class))
	c := k.unit.code(k.scope.Child(s))
	x := decorated(fns, makeClass(c, args))
	k.scope = outer
	return sequence(append(params, storeTo(k.assign(s.Name.Name, s.Name.NamePos), x)))
}

//go:noinline
func makeClass(c *Code, args *starCall) expr {
	from, at := capturesOf(c.scope), args.at
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		mark := t.Stack.Mark()
		values, ok := args.positional(f, value.Value{})
		bases := make(starlark.Tuple, len(values))
		for i, v := range values {
			bases[i] = v.Starlark()
		}
		t.Stack.Pop(mark)
		if !ok {
			return failure
		}
		named, names, kw, ok := args.keywords(f, value.None)
		if !ok {
			return failure
		}
		if kw != nil {
			named, names = appendValues(nil, kw), textsOf(kw)
		}
		kwargs := make([]starlark.Tuple, len(names))
		for i, name := range names {
			kwargs[i] = starlark.Tuple{starlark.String(name), named[i].Starlark()}
		}
		outer := functionOf(f)
		fn := &Function{properties: &c.properties, code: c, module: outer.module, globals: outer.globals, cells: cellsOf(f, from)}
		def := pyrt.ClassDefinition{Name: c.name, Qualname: c.qualname, Bases: bases, Keywords: kwargs}
		d := t.Execution.Depth
		if !enter(t, at, f) {
			return refused(f, at)
		}
		class, err := outer.module.DefineClass(t, def, func(ns *pyrt.ClassBody) (starlark.Value, error) {
			return fn.runClass(t, f, at, ns)
		})
		t.Execution.Depth = d
		if err != nil {
			return fail(f, at, err)
		}
		return value.Of(class)
	}
}

// runClass runs the body of a class in its namespace. It returns the cell that its methods know the
// class by, or nil if there is none.
func (fn *Function) runClass(t *script.Thread, f *value.Frame, at site, ns *pyrt.ClassBody) (starlark.Value, error) {
	c := fn.code
	b := c.compiled()
	fn.body.Store(b)
	frame, mark := t.Stack.Push(b.size)
	defer t.Stack.Pop(mark)
	frame[threadSlot], frame[functionSlot] = value.Hold(t), functions.Of(fn)
	frame[namespaceSlot] = value.Hold(ns)
	if c.hasDoc {
		if err := ns.SetField("__doc__", starlark.String(c.doc)); err != nil {
			return nil, err
		}
	}
	if v := fn.run(t, b, f, at, frame); !v.Present() {
		return nil, taken(t)
	}
	if v := c.scope.ClassCell; v != nil {
		return value.Held[Cell](frame[v.Index]), nil
	}
	return nil, nil
}

func (k *compiler) classBody(s *pysyntax.ClassStmt) stmt { return k.block(k.withoutDoc(s.Body)) }

const namespaceSlot = firstParam

// readClassName reads a name in a class body: of the class, or else of the module.
//
//go:noinline
func readClassName(g *globalName) expr {
	global := g.read()
	return func(f *value.Frame) value.Value {
		ns := value.Held[pyrt.ClassBody](f[namespaceSlot])
		if ns == nil { // an annotation of a function
			return global(f)
		}
		v, err := ns.Get(g.name)
		if err != nil {
			return fail(f, g.at, err)
		}
		if v == nil {
			return global(f)
		}
		return value.Of(v)
	}
}

//go:noinline
func writeClassName(name string, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		if err := value.Held[pyrt.ClassBody](f[namespaceSlot]).SetField(name, v.Starlark()); err != nil {
			return failStore(f, at, err)
		}
		return false
	}
}

//go:noinline
func delClassName(name string, at site) stmt {
	return func(f *value.Frame) value.Value {
		if err := value.Held[pyrt.ClassBody](f[namespaceSlot]).DelField(name); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

//go:noinline
func unsetClassName(name string) store {
	return func(f *value.Frame, _ value.Value) bool {
		value.Held[pyrt.ClassBody](f[namespaceSlot]).DelField(name) // it may be deleted already
		return false
	}
}
