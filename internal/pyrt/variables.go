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
	Value   value.Value  // absent if there is no such variable, or a dict has it: see variables
	builtin *value.Value // what it means then, absent for nothing; nil if that is not known yet
	in      *variables
}

// Other returns what the name means where Value is absent; absent for nothing.
func (g *Global) Other() value.Value {
	if g.builtin != nil { // quickly: this is inlined
		return *g.builtin
	}
	return g.findOther()
}

func (g *Global) findOther() value.Value {
	if g.in.dict != nil {
		if v := g.in.inDict(g.Name); v.Present() {
			return v
		}
		return g.in.builtinInDict(g.Name)
	}
	g.builtin = g.in.r.builtinCell(g.Name)
	return *g.builtin
}

// Variable returns the variable; absent if there is none.
func (g *Global) Variable() value.Value {
	if g.Value.Present() || g.in.dict == nil {
		return g.Value
	}
	return g.in.inDict(g.Name)
}

// Assign gives the variable a value.
func (g *Global) Assign(v value.Value) {
	if g.in.dict != nil {
		g.in.dict.Set(nil, value.Text(g.Name), v)
		return
	}
	if !g.Value.Present() {
		g.in.order = append(g.in.order, g)
	}
	g.Value = v
}

// Delete removes the variable, and reports whether there was one.
func (g *Global) Delete() bool {
	if g.in.dict != nil {
		v, err := g.in.dict.Delete(nil, value.Text(g.Name))
		return v.Present() && err == nil
	}
	if !g.Value.Present() {
		return false
	}
	g.Value = value.Value{}
	i := slices.Index(g.in.order, g)
	g.in.order = slices.Delete(g.in.order, i, i+1)
	return true
}

// variables are those of a module, in the order of their assignment. They are in the Globals, where
// code finds them quickest; but in a dict, and in no Global, if exec was given that, or as soon as
// globals() has a key that is no name.
type variables struct {
	r     *Runtime
	cells map[string]*Global
	order []*Global   // that have a value
	dict  *value.Dict // nil for most
}

func newVariables(r *Runtime) variables { return variables{r: r, cells: make(map[string]*Global)} }

// inDict returns the variable that the dict has; absent if there is none.
func (vs *variables) inDict(name string) value.Value {
	v, _ := vs.dict.Lookup(nil, value.Text(name))
	return v
}

// builtinInDict returns the built-in name for code whose variables are in a dict, which may say what
// there is by __builtins__.
func (vs *variables) builtinInDict(name string) value.Value {
	switch b := vs.inDict("__builtins__").Starlark().(type) {
	case *value.Dict:
		v, _ := b.Lookup(nil, value.Text(name))
		return v
	case *Module:
		return value.Of(b.own.Get(name))
	}
	return *vs.r.builtinCell(name)
}

// moveIntoDict makes a dict of the variables that they are in from then on.
func (vs *variables) moveIntoDict() {
	vs.dict = vs.Dict()
	for _, g := range vs.cells {
		g.Value, g.builtin = value.Value{}, nil
	}
	vs.order = nil
}

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
	if vs.dict != nil {
		return vs.inDict(name).Starlark()
	}
	if g := vs.cells[name]; g != nil {
		return g.Value.Starlark()
	}
	return nil
}

// Set sets a variable.
func (vs *variables) Set(name string, v starlark.Value) { vs.cell(name).Assign(value.Of(v)) }

// Delete removes a variable, and reports whether it was there.
func (vs *variables) Delete(name string) bool { return vs.cell(name).Delete() }

// Names returns the names of the variables.
func (vs *variables) Names() []string {
	if vs.dict != nil {
		var names []string
		for k := range vs.dict.All() {
			if name, ok := k.Text(); ok {
				names = append(names, name)
			}
		}
		return names
	}
	names := make([]string, len(vs.order))
	for i, g := range vs.order {
		names[i] = g.Name
	}
	return names
}

// Dict returns a dict of the variables: the one that they are in, or a new one.
func (vs *variables) Dict() *value.Dict {
	if vs.dict != nil {
		return vs.dict
	}
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
