package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Module is a module of script code.
type Module struct {
	script.Caller // but for Call

	r     *Runtime
	name  string
	file  string
	path  string    // of a package: where its modules are
	begun bool      // its code runs, for the first time
	own   variables // in the order of their assignment

	globals *globals // the variables as a dict; nil if they are in a dict that a script gave
}

var _ starlark.HasSetField = (*Module)(nil)

// NewModule returns a module without variables, but for what every module has.
func (r *Runtime) NewModule(name, file string) *Module {
	m := &Module{Caller: r.Caller, r: r, name: name, file: file, own: newVariables(r)}
	m.globals = &globals{m}
	m.Set("__name__", starlark.String(name))
	m.Set("__doc__", starlark.None)
	m.Set("__package__", starlark.None)
	m.Set("__loader__", starlark.None)
	m.Set("__spec__", starlark.None)
	m.Set("__builtins__", r.modules.builtins)
	if file != "" && file != "<string>" { // the code of python3 -c has none
		m.Set("__file__", starlark.String(file))
	}
	return m
}

// moduleOver returns a module, for exec and eval, whose variables are in a dict.
func (r *Runtime) moduleOver(d *value.Dict) *Module {
	m := &Module{Caller: r.Caller, r: r, name: "builtins", own: newVariables(r)}
	m.own.dict = d
	if m.own.Get("__builtins__") == nil {
		m.Set("__builtins__", r.modules.builtins)
	}
	return m
}

// WorkerMain is what __name__ is in the main module of a worker process, as multiprocessing
// has it.
const WorkerMain = "__mp_main__"

// Name returns the name of the module.
func (m *Module) Name() string { return m.name }

// NameForFunctions returns what functions of the module have as __module__.
func (m *Module) NameForFunctions() starlark.Value {
	if name := m.own.Get("__name__"); name != nil {
		return name
	}
	return starlark.None
}

// ModuleName returns what classes of the module have as __module__.
func (m *Module) ModuleName() string {
	if name, ok := starlark.AsString(m.own.Get("__name__")); ok {
		return name
	}
	return m.name
}

// File returns the file that the module's code is from.
func (m *Module) File() string { return m.file }

// Globals returns a new map of the module's variables.
func (m *Module) Globals() starlark.StringDict {
	globals := make(starlark.StringDict)
	for _, name := range m.own.Names() {
		globals[name] = m.own.Get(name)
	}
	return globals
}

// Builtins returns the built-in names that the code of the module sees, as a dict.
func (m *Module) Builtins() (starlark.Value, error) {
	if m.own.dict != nil {
		switch b := m.own.inDict("__builtins__").Starlark().(type) {
		case *value.Dict:
			return b, nil
		case *Module:
			return b.Dict(), nil
		}
	}
	return Attr(m.r.modules.builtins, "__dict__")
}

// Set sets a variable.
func (m *Module) Set(name string, v starlark.Value) { m.own.Set(name, v) }

// Attr reads a variable, for those who have imported the module.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if m.Running() == nil {
		return m.attrFromOutside(name)
	}
	return m.attr(name)
}

func (m *Module) attrFromOutside(name string) (v starlark.Value, err error) {
	err = m.Do(func() error {
		v, err = m.attr(name)
		return err
	})
	return v, err
}

func (m *Module) attr(name string) (starlark.Value, error) {
	if v := m.own.Get(name); v != nil {
		return v, nil
	}
	switch name {
	case "__dict__":
		return m.Dict(), nil
	case "__annotations__":
		v, err := m.annotations().Values(m.r)
		if err == nil {
			m.Set(name, v)
		}
		return v, err
	case "__class__":
		return object.ClassOf(m), nil
	}
	if getattr := m.own.Get("__getattr__"); getattr != nil {
		return m.r.Call(getattr, starlark.Tuple{starlark.String(name)}, nil)
	}
	if m.begun && m.mayShadow() {
		return nil, object.NoAttributeOfModule(m, m.name, name, " ("+m.considerRenaming()+")")
	}
	if m.begun {
		return nil, object.AttributeError.Errorf("partially initialized module '%s' from '%s' has no attribute '%s' (most likely due to a circular import)", m.name, m.file, name)
	}
	if sub, ok := m.r.modules.get(m.name + "." + name).(*Module); ok && sub.begun {
		return nil, object.AttributeError.Errorf("cannot access submodule '%s' of module '%s' (most likely due to a circular import)", name, m.name)
	}
	return nil, object.NoAttributeOfModule(m, m.name, name, "")
}

// AttrNames returns the names of the variables, sorted.
func (m *Module) AttrNames() (names []string) {
	m.Do(func() error {
		names = slices.Sorted(slices.Values(m.own.Names()))
		return nil
	})
	return names
}

// SetField sets a variable.
func (m *Module) SetField(name string, v starlark.Value) error {
	if m.Running() == nil {
		return m.Do(func() error {
			m.Set(name, v)
			return nil
		})
	}
	m.Set(name, v)
	return nil
}

// DelField deletes a variable. A builtin that it hid is seen again.
func (m *Module) DelField(name string) error {
	if !m.own.Delete(name) {
		return object.UndefinedName(name)
	}
	return nil
}

func (m *Module) String() string {
	if m.file == "" {
		return "<module '" + m.name + "'>"
	}
	return "<module '" + m.name + "' from '" + m.file + "'>"
}
func (m *Module) Type() string          { return "module" }
func (m *Module) Freeze()               {}
func (m *Module) Truth() starlark.Bool  { return true }
func (m *Module) Hash() (uint32, error) { return object.AddressHash(m), nil }

// deleter is a value whose attributes can be deleted.
type deleter interface{ DelField(name string) error }

// DelAttr is del x.name.
func DelAttr(obj starlark.Value, name string) error {
	if d, ok := obj.(deleter); ok {
		return d.DelField(name)
	}
	return object.NoPlace(obj, object.ClassOf(obj), name)
}
