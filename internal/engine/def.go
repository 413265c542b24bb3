package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

// def compiles a function definition. ext is nil if there is no more to it than d says. Decorators and
// parameters are those of the definition, perhaps without yields.
func (k *compiler) def(d *syntax.DefStmt, ext *pysyntax.DefStmt, decorators []*pysyntax.Decorator, params []syntax.Expr) stmt {
	outer := k.scope
	fns := k.decorators(decorators)
	makeDefaults := k.defaults(params)
	var list []stmt
	if ext != nil && len(ext.TypeParams) > 0 {
		k.scope = outer.Child(ext.TypeParams[0])
		list = k.typeParams(ext.TypeParams)
	}
	x := k.function(k.unit.code(k.scope.Child(d)), makeDefaults)
	k.scope = outer
	x = decorated(fns, x)
	run := storeTo(k.assign(d.Name.Name, d.Name.NamePos), x)
	return sequence(append(list, run))
}

func (k *compiler) lambda(n syntax.Node, params []syntax.Expr) expr {
	return k.function(k.unit.code(k.scope.Child(n)), k.defaults(params))
}

// A defaultValue is that of a parameter: the number of the parameter, and what computes it.
type defaultValue struct {
	param   int
	keyword bool
	x       expr
}

func (k *compiler) defaults(params []syntax.Expr) []defaultValue {
	var list []defaultValue
	keywords := false
	i := 0
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		switch p := p.(type) {
		case *pysyntax.SlashParam:
			continue
		case *syntax.UnaryExpr:
			if p.Op == syntax.STAR {
				keywords, i = true, 0
			}
			continue
		case *syntax.BinaryExpr:
			list = append(list, defaultValue{i, keywords, k.expr(p.Y)})
		}
		i++
	}
	return list
}

// A captured says where a variable is that a function captures.
type captured struct {
	place symtable.Place
	index int
}

func capturesOf(s *symtable.Scope) []captured {
	out := make([]captured, len(s.Free))
	for i, c := range s.Free {
		out[i] = captured{c.From.Place, c.From.Index}
	}
	return out
}

// cellsOf returns the cells that a function captures in a frame.
func cellsOf(f *value.Frame, from []captured) []*Cell {
	if len(from) == 0 {
		return nil
	}
	cells := make([]*Cell, len(from))
	for i, c := range from {
		switch c.place {
		case symtable.FreeCell:
			cells[i] = functionOf(f).cells[c.index]
		case symtable.FarCell:
			cells[i] = far(f, c.index)
		default:
			cells[i] = value.Held[Cell](f[c.index])
		}
	}
	return cells
}

// function returns what makes a function.
func (k *compiler) function(c *Code, defaults []defaultValue) expr {
	positional := 0
	for _, d := range defaults {
		if !d.keyword {
			positional++
		}
	}
	return makeFunction(c, defaults, positional)
}

//go:noinline
func makeFunction(c *Code, defaults []defaultValue, positional int) expr {
	from := capturesOf(c.scope)
	var notes []captured
	inClass := false
	if c.annotate != nil {
		notes = capturesOf(c.annotate.scope)
		inClass = c.annotate.scope.InClass()
	}
	return func(f *value.Frame) value.Value {
		outer := functionOf(f)
		fn := &Function{properties: &c.properties, code: c, module: outer.module, globals: outer.globals, cells: cellsOf(f, from)}
		if len(defaults) > 0 && !fn.compute(f, defaults, positional) {
			return failure
		}
		if len(notes) > 0 {
			fn.own().notes = cellsOf(f, notes)
		}
		if inClass {
			fn.own().class = classIn(f)
		}
		if b := c.body.Load(); b != nil {
			fn.body.Store(b)
		} else {
			fn.body.Store(&notCompiled)
		}
		return functions.Of(fn)
	}
}

// compute computes the defaults of a function's parameters.
func (fn *Function) compute(f *value.Frame, list []defaultValue, positional int) bool {
	own := fn.own()
	if positional > 0 {
		own.defaults = make([]value.Value, 0, positional)
	}
	for _, d := range list {
		v := d.x(f)
		if !v.Present() {
			return false
		}
		if !d.keyword {
			own.defaults = append(own.defaults, v)
			continue
		}
		if own.keywords == nil {
			own.keywords = make([]value.Value, fn.code.keywords)
		}
		own.keywords[d.param] = v
	}
	return true
}

// A decorator is a function that is applied to a definition.
type decorator struct {
	fn expr
	at site
}

// decorators compiles what decorates a definition. Their values are kept in slots until the
// definition is made.
func (k *compiler) decorators(list []*pysyntax.Decorator) []decorator {
	out := make([]decorator, len(list))
	for i, d := range list {
		out[i] = decorator{k.expr(d.X), k.site(d.At)}
	}
	return out
}

// decorated applies decorators, computed first, to x: the last one first.
//
//go:noinline
func decorated(list []decorator, x expr) expr {
	if len(list) == 0 {
		return x
	}
	return func(f *value.Frame) value.Value {
		fns := make([]value.Value, len(list))
		for i, d := range list {
			if fns[i] = d.fn(f); !fns[i].Present() {
				return failure
			}
		}
		v := x(f)
		for i := len(list) - 1; i >= 0 && v.Present(); i-- {
			v = call1(f, list[i].at, fns[i], v)
		}
		return v
	}
}
