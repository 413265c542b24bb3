package pyrt

import (
	"go.starlark.net/starlark"
)

// What package pickle needs, to send functions and what they capture.

// NewClassBody returns a namespace of a class of m, with these names.
func NewClassBody(m *Module, names starlark.StringDict) *ClassBody {
	b := &classBody{m: m}
	for _, name := range names.Keys() {
		b.attrs.Set(name, names[name])
	}
	return b
}

// Variable returns a variable of the module, or nil.
func (m *Module) Variable(name string) starlark.Value { return m.own.Get(name) }

// VariableNames returns the names of the variables, in the order of their assignment. The
// caller must not change them.
func (m *Module) VariableNames() []string { return m.own.Names() }

// IsPackage reports whether the module is a package.
func (m *Module) IsPackage() bool { return m.path != "" }

// AddModule makes a module, without variables, of code that does not run here.
func (r *Runtime) AddModule(name, file string, isPackage bool) *Module {
	m := r.NewModule(name, file)
	if isPackage {
		m.path = name
	}
	r.modules.put(name, m)
	return m
}

// Builtins returns the module builtins.
func (r *Runtime) Builtins() *Native { return r.modules.builtins }

// Module returns the module with an absolute name: one that was imported, or one of ours;
// or nil.
func (r *Runtime) Module(name string) starlark.Value {
	if v := r.modules.get(name); v != nil {
		return v
	}
	return r.modules.importer.Builtin(name)
}
