package engine

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/pyrt"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

// What package pickle needs, to take functions apart, and to make them where their source has not run.

// A Linked is a Unit in a module: what functions are made of where the unit does not run. The script
// lock of the module guards it.
type Linked struct {
	unit    *Unit
	module  *pyrt.Module
	globals []*pyrt.Global
	scopes  []*symtable.Scope // by their numbers; made when first asked for
}

// In returns the unit in a module.
func (u *Unit) In(m *pyrt.Module) *Linked {
	return &Linked{unit: u, module: m, globals: u.globalsOf(m)}
}

// Filename returns the name of the file that the unit is of.
func (u *Unit) Filename() string { return u.filename }

// IsOf reports whether the unit was compiled of a text, as [Options] have it: numbers of its Codes are
// the same in another process that has the text.
func (u *Unit) IsOf(source string) bool { return u.source != "" && u.source == source }

// Unit returns the unit that has the Code.
func (c *Code) Unit() *Unit { return c.unit }

// Name returns the name that the function's definition has.
func (c *Code) Name() string { return c.name }

// Number tells the Code from others of its unit.
func (c *Code) Number() int { return c.scope.Number }

// Uses returns the names of variables of the module, or built-in ones, that the Code uses, and the
// names of modules that it may import, as import statements have them: it and those in it. Both are
// sorted.
func (c *Code) Uses() (names, imports []string) {
	scopes := []*symtable.Scope{c.scope}
	if c.annotate != nil && c.annotate.later.exprs != nil {
		scopes = append(scopes, c.annotate.scope)
	}
	for _, s := range scopes {
		s.Globals(func(name string) { names = append(names, name) })
		s.Imports(func(name string) { imports = append(imports, name) })
	}
	slices.Sort(names)
	slices.Sort(imports)
	return slices.Compact(names), slices.Compact(imports)
}

// FreeName returns the name of a captured variable.
func (c *Code) FreeName(i int) string { return c.scope.Free[i].To.Name }

// Definition returns the Code that the function is of.
func (fn *Function) Definition() *Code { return fn.code }

// Definition returns the Code that evaluates x, and which of its expressions x is.
func (x *Expression) Definition() (c *Code, index int) { return x.code, x.index }

// Linked returns the function's unit in the function's module.
func (fn *Function) Linked() *Linked {
	return &Linked{unit: fn.code.unit, module: fn.module, globals: fn.globals}
}

// Linked returns the unit of x in the module of x.
func (x *Expression) Linked() *Linked {
	return &Linked{unit: x.code.unit, module: x.module, globals: x.names}
}

// Module returns the module whose variables x sees.
func (x *Expression) Module() *pyrt.Module { return x.module }

// Parts are what a function is made of, besides its Code and its attributes.
type Parts struct {
	Name, Qualname string           // __name__ and __qualname__
	Cells          []*Cell          // of the variables that it captures
	Defaults       []starlark.Value // of the last positional parameters
	Keywords       []starlark.Value // of all parameters by keyword only, nil where there is none; or empty
	Annotations    Captured
}

// Captured is what annotations, or the value of a type alias, use of the code around.
type Captured struct {
	Cells []*Cell
	Class starlark.StringDict // of the namespace of a class around; nil if they use nothing of one
}

// Parts returns what fn is made of.
func (fn *Function) Parts() Parts {
	p := Parts{Name: fn.name, Qualname: fn.qualname, Cells: fn.cells, Defaults: starlarkValues(fn.defaults), Keywords: starlarkValues(fn.keywords)}
	if a := fn.code.annotate; a != nil {
		p.Annotations = a.captured(fn.notes, fn.class)
	}
	return p
}

// Captured returns what x uses of the code around.
func (x *Expression) Captured() Captured { return x.code.captured(x.cells, x.class) }

func (c *Code) captured(cells []*Cell, class *pyrt.ClassBody) Captured {
	if c.later.exprs == nil {
		return Captured{}
	}
	out := Captured{Cells: cells}
	if class == nil {
		return out
	}
	for _, name := range c.scope.ClassNames() {
		if v, err := class.Get(name); err == nil && v != nil {
			if out.Class == nil {
				out.Class = make(starlark.StringDict)
			}
			out.Class[name] = v
		}
	}
	return out
}

// Function returns a new function of the Code with a number, all of whose captured variables are
// empty, for SetParts; ok is false if no such Code is that of a function.
func (l *Linked) Function(number int) (fn *Function, ok bool) {
	c := l.code(number)
	if c == nil || c.later != nil || c.kind != plainCode && c.kind != generatorCode {
		return nil, false
	}
	fn = &Function{properties: &c.properties, code: c, module: l.module, globals: l.globals, cells: emptyCells(c)}
	if c.annotate != nil {
		fn.own().notes = emptyCells(c.annotate)
	}
	fn.body.Store(&notCompiled)
	return fn, true
}

// Expression returns a new one of those that the Code with a number evaluates, all of whose captured
// variables are empty, for SetCaptured; ok is false if there is none.
func (l *Linked) Expression(number, index int) (x *Expression, ok bool) {
	c := l.code(number)
	if c == nil || c.later == nil || index < 0 || index >= len(c.later.exprs) {
		return nil, false
	}
	return &Expression{code: c, index: index, module: l.module, names: l.globals, cells: emptyCells(c)}, true
}

// code returns the Code with a number, or nil.
func (l *Linked) code(number int) (c *Code) {
	if l.scopes == nil {
		l.scopes = l.unit.main.scope.All()
	}
	if number < 0 || number >= len(l.scopes) {
		return nil
	}
	defer func() {
		if refusal(recover()) != nil {
			c = nil
		}
	}()
	return l.unit.code(l.scopes[number])
}

func emptyCells(c *Code) []*Cell {
	cells := make([]*Cell, len(c.scope.Free))
	for i := range cells {
		cells[i] = new(Cell)
	}
	return cells
}

// SetParts gives fn, which was just made, its parts. It reports whether they fit the Code.
func (fn *Function) SetParts(p Parts) bool {
	c := fn.code
	if len(p.Cells) != len(c.scope.Free) || len(p.Defaults) > c.positions || len(p.Keywords) > c.keywords {
		return false
	}
	own := fn.own()
	own.name, own.qualname, fn.cells = p.Name, p.Qualname, p.Cells
	own.defaults, own.keywords = engineValues(p.Defaults), engineValues(p.Keywords)
	if c.annotate == nil {
		return true
	}
	var ok bool
	own.notes, own.class, ok = c.annotate.set(p.Annotations, fn.module)
	return ok
}

// SetCaptured gives x, which was just made, what it uses. It reports whether that fits the Code.
func (x *Expression) SetCaptured(cd Captured) (ok bool) {
	x.cells, x.class, ok = x.code.set(cd, x.module)
	return ok
}

func (c *Code) set(cd Captured, m *pyrt.Module) (cells []*Cell, class *pyrt.ClassBody, ok bool) {
	if c.later.exprs == nil {
		return nil, nil, true
	}
	if cd.Class != nil {
		class = pyrt.NewClassBody(m, cd.Class)
	}
	return cd.Cells, class, len(cd.Cells) == len(c.scope.Free)
}

func starlarkValues(list []value.Value) []starlark.Value {
	out := make([]starlark.Value, len(list))
	for i, v := range list {
		out[i] = v.Starlark()
	}
	return out
}

func engineValues(list []starlark.Value) []value.Value {
	if len(list) == 0 {
		return nil
	}
	out := make([]value.Value, len(list))
	for i, v := range list {
		out[i] = value.Of(v)
	}
	return out
}
