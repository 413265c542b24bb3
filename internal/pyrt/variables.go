package pyrt

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A Global is a name that the code of a module knows, or that other code has asked the module
// for: a variable of the module, or a built-in name.
type Global struct {
	Name    string
	Value   value.Value  // absent if there is no such variable
	builtin *value.Value // what it means then, absent for nothing; nil if that is not known yet
	in      *variables
}

// Builtin returns what the name means where there is no variable; absent for nothing.
func (g *Global) Builtin() value.Value {
	if g.builtin != nil { // quickly: this is inlined
		return *g.builtin
	}
	return g.findBuiltin()
}

func (g *Global) findBuiltin() value.Value {
	g.builtin = g.in.r.builtinCell(g.Name)
	return *g.builtin
}

// Assign gives the variable a value.
func (g *Global) Assign(v value.Value) {
	if !g.Value.Present() {
		g.in.order = append(g.in.order, g)
	}
	g.Value = v
}

// Delete removes the variable, and reports whether there was one.
func (g *Global) Delete() bool {
	if !g.Value.Present() {
		return false
	}
	g.Value = value.Value{}
	i := slices.Index(g.in.order, g)
	g.in.order = slices.Delete(g.in.order, i, i+1)
	return true
}

// variables are those of a module, in the order of their assignment.
type variables struct {
	r     *Runtime
	cells map[string]*Global
	order []*Global
}

func newVariables(r *Runtime) variables { return variables{r: r, cells: make(map[string]*Global)} }

// cell returns the Global of a name.
func (vs *variables) cell(name string) *Global {
	g := vs.cells[name]
	if g == nil {
		g = &Global{Name: name, in: vs}
		vs.cells[name] = g
	}
	return g
}

// Get returns a variable, or nil.
func (vs *variables) Get(name string) starlark.Value {
	if g := vs.cells[name]; g != nil {
		return g.Value.Starlark()
	}
	return nil
}

// Set sets a variable.
func (vs *variables) Set(name string, v starlark.Value) { vs.cell(name).Assign(value.Of(v)) }

// Delete removes a variable, and reports whether it was there.
func (vs *variables) Delete(name string) bool {
	g := vs.cells[name]
	return g != nil && g.Delete()
}

// Names returns the names of the variables.
func (vs *variables) Names() []string {
	names := make([]string, len(vs.order))
	for i, g := range vs.order {
		names[i] = g.Name
	}
	return names
}

// Dict returns a new dict of the variables.
func (vs *variables) Dict() *value.Dict {
	d := value.NewDict(len(vs.order))
	for _, g := range vs.order {
		d.SetKey(starlark.String(g.Name), g.Value.Starlark())
	}
	return d
}

// Global returns what a name is to the code of the module.
func (m *Module) Global(name string) *Global { return m.own.cell(name) }

// Visible returns what the code of the module can read: its variables, and the built-in names that
// none of them hides.
func (m *Module) Visible() starlark.StringDict {
	names := maps.Clone(m.r.builtins)
	maps.Copy(names, m.r.modules.builtins.m.Members)
	maps.Copy(names, m.Globals())
	return names
}

// Read returns what a name means to the code of the module, or nil.
func (m *Module) Read(name string) starlark.Value {
	if v := m.own.Get(name); v != nil {
		return v
	}
	return m.r.builtin(name)
}
