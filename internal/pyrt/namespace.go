package pyrt

import (
	"fmt"
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A Module is a module of script code: the value of $g in its code, and what import
// gives others. Its variables are in a map that the interpreter reads as predeclared
// names; builtins are in the map too, until a variable hides them.
type Module struct {
	script.Caller // but for Call

	r       *Runtime
	name    string
	file    string
	path    string              // of a package: where its modules are
	begun   bool                // its code runs, for the first time
	names   starlark.StringDict // variables and builtins
	lowered bool                // lowered code runs in it, which reads builtins as its attributes, too
	own     variables           // in the order of their assignment

	globals *globals // the variables as a dict
}

var _ starlark.HasSetField = (*Module)(nil)

// NewModule returns a module without variables, but for what every module has.
func (r *Runtime) NewModule(name, file string) *Module {
	m := &Module{Caller: r.Caller, r: r, name: name, file: file, own: newVariables(r), names: make(starlark.StringDict, len(r.builtins)+len(shared())+len(r.names)+16)}
	maps.Copy(m.names, r.builtins)
	maps.Copy(m.names, shared())
	maps.Copy(m.names, r.names)
	m.globals = &globals{m}
	m.names["$g"] = m
	m.names["$class"] = function("$class", m.class)
	m.names["$import"] = function("$import", m.importName)
	m.names["$importtop"] = function("$importtop", m.importTop)
	m.names["$importfrom"] = function("$importfrom", m.importFrom)
	m.names["$locals"] = function("$locals", m.locals)
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

// WorkerMain is what __name__ is in the main module of a worker process, as multiprocessing
// has it.
const WorkerMain = "__mp_main__"

// Name returns the name of the module.
func (m *Module) Name() string { return m.name }

// moduleName returns what classes of the module have as __module__.
func (m *Module) moduleName() string {
	if name, ok := starlark.AsString(m.own.Get("__name__")); ok {
		return name
	}
	return m.name
}

// File returns the file that the module's code is from.
func (m *Module) File() string { return m.file }

// Names returns the names that the module's code is compiled and run with: the map
// itself, which changes as the code runs.
func (m *Module) Names() starlark.StringDict {
	m.lowered = true
	return m.names
}

// Globals returns a new map of the module's variables.
func (m *Module) Globals() starlark.StringDict {
	globals := make(starlark.StringDict)
	for _, name := range m.own.Names() {
		globals[name] = m.own.Get(name)
	}
	return globals
}

// Set sets a variable.
func (m *Module) Set(name string, v starlark.Value) {
	m.own.Set(name, v)
	m.names[name] = v
}

// Attr reads a variable: of lowered code in the module, or of others that imported it.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if m.Outside() {
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
	if m.initializing(name) {
		return m.names[name], nil
	}
	if getattr := m.own.Get("__getattr__"); getattr != nil {
		return m.r.Call(getattr, starlark.Tuple{starlark.String(name)}, nil)
	}
	if m.begun {
		return nil, object.AttributeError.Errorf("partially initialized module '%s' from '%s' has no attribute '%s' (most likely due to a circular import)", m.name, m.file, name)
	}
	if sub, ok := m.r.modules.get(m.name + "." + name).(*Module); ok && sub.begun {
		return nil, object.AttributeError.Errorf("cannot access submodule '%s' of module '%s' (most likely due to a circular import)", name, m.name)
	}
	return nil, object.NoAttributeOfModule(m, m.name, name, "")
}

// initializing reports whether name is a builtin that the module's own code reads by
// $g, as in an augmented assignment.
func (m *Module) initializing(name string) bool {
	return m.lowered && m.names[name] != nil && name[0] != '$'
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
	if m.Outside() {
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
	if v := m.r.builtin(name); v != nil {
		m.names[name] = v
	} else {
		delete(m.names, name)
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
func (m *Module) Hash() (uint32, error) { return script.AddressHash(m) }

// A box has variables of a function that more than one emitted function writes.
type box struct{ vars object.Namespace }

var _ starlark.HasSetField = (*box)(nil)

func (b *box) Attr(name string) (starlark.Value, error) {
	if v := b.vars.Get(name); v != nil {
		return v, nil
	}
	return nil, unbound(name)
}

// unbound returns the error for a variable of a function without a value: that of the
// interpreter, as only the place says whether the code is in that function itself.
func unbound(name string) error {
	return fmt.Errorf("local variable %s referenced before assignment", name)
}

func (b *box) AttrNames() []string { return b.vars.Names() }

func (b *box) SetField(name string, v starlark.Value) error {
	b.vars.Set(name, v)
	return nil
}

func (b *box) DelField(name string) error {
	if !b.vars.Delete(name) {
		return unbound(name)
	}
	return nil
}

func (b *box) String() string        { return "<variables>" }
func (b *box) Type() string          { return "variables" }
func (b *box) Freeze()               {}
func (b *box) Truth() starlark.Bool  { return true }
func (b *box) Hash() (uint32, error) { return script.AddressHash(b) }

// deleter is a value whose attributes can be deleted.
type deleter interface{ DelField(name string) error }

func delAttr(obj starlark.Value, name string) error {
	if d, ok := obj.(deleter); ok {
		return d.DelField(name)
	}
	return object.NoPlace(obj, object.ClassOf(obj), name)
}

func namespaceNames() []lowered {
	return []lowered{
		starlark.NewBuiltin("$box", func(_ *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			b := new(box)
			for _, kw := range kwargs {
				b.vars.Set(text(kw[0]), kw[1])
			}
			return b, nil
		}),
		plain("$set", func(args starlark.Tuple) (starlark.Value, error) {
			return args[2], args[0].(starlark.HasSetField).SetField(text(args[1]), args[2])
		}),
		plain("$del", func(args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, delAttr(args[0], text(args[1]))
		}),
	}
}
