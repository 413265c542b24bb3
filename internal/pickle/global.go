package pickle

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// A global is a variable of a module, or an attribute of one, by which a value can be found
// in another process. In a library module it is what the module has by itself, whatever
// scripts have put in its place.
type global struct {
	module string
	path   string // name, or Class.name …
}

// nameless is the module of classes of built-in types that scripts cannot name, such as that
// of functions.
const nameless = "?"

// find returns what g is in p, or nil.
func (g global) find(p Program) starlark.Value {
	if g.module == nameless {
		return object.ClassNamed(g.path)
	}
	v := p.Module(g.module)
	if m, ok := v.(*pyrt.Module); !ok || m.Name() != g.module { // it is no module of the script's
		if n := p.Native(g.module); n != nil {
			v = n
		}
	}
	for name := range strings.SplitSeq(g.path, ".") {
		switch x := v.(type) {
		case *pyrt.Native:
			v = x.Own(name)
		case *pyrt.Module:
			v = x.Variable(name)
		case *object.Class:
			v = x.Attrs().Get(name)
		case starlark.HasAttrs:
			v, _ = x.Attr(name)
		default:
			return nil
		}
	}
	return v
}

// moduleOf returns the module that a function is code of, or nil.
func moduleOf(fn object.Function) *pyrt.Module {
	m, _ := fn.Globals().(*pyrt.Module)
	return m
}

// findNatives fills natives and nativeModules, if there are modules that are not in them.
func (c *coder) findNatives() {
	n := 0
	for range c.p.Natives() {
		n++
	}
	if n == len(c.nativeModules) {
		return
	}
	c.natives, c.nativeModules = make(map[starlark.Value]global), make(map[starlark.Value]string)
	for module, m := range c.p.Natives() {
		c.nativeModules[m] = module
		for _, name := range m.OwnNames() {
			v := m.Own(name)
			switch v.(type) {
			case *starlark.Builtin, object.Builtin, *object.Class:
				if _, ok := c.natives[v]; !ok || module == "builtins" {
					c.natives[v] = global{module, name}
				}
			}
		}
	}
}

// global returns where v can be found by who receives it, if it can: v is a function or a
// class that has a name there.
func (c *coder) global(v starlark.Value) (global, bool) {
	var g global
	switch v := v.(type) {
	case *object.Class:
		if v.Caller() == nil {
			g, ok := c.nativeGlobal(v)
			if !ok && v.Module() == "" {
				g = global{nameless, v.Name()}
				ok = g.find(c.p) == v
			}
			return g, ok
		}
		g = global{moduleName(v), v.Qualname()}
	case *starlark.Builtin, object.Builtin:
		if b, _ := object.BuiltinOf(v); b.Self() != nil {
			return g, false
		}
		return c.nativeGlobal(v)
	case object.Reducer: // a function in another form, by a decorator
		module, _ := object.Getattr(v, "__module__")
		name, _ := object.Getattr(v, "__qualname__")
		g.module, _ = starlark.AsString(orNone(module))
		g.path, _ = starlark.AsString(orNone(name))
	default:
		fn, ok := object.FunctionOf(v)
		if !ok {
			return g, false
		}
		m := moduleOf(fn)
		if m == nil {
			return g, false
		}
		g = global{m.Name(), fn.QualifiedName()}
	}
	if g.module == "" || g.path == "" || strings.Contains(g.path, "<") {
		return g, false
	}
	return g, g.find(c.p) == v
}

func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// nativeGlobal is global for a value of ours.
func (c *coder) nativeGlobal(v starlark.Value) (global, bool) {
	g, ok := c.natives[v]
	if !ok {
		c.findNatives()
		g, ok = c.natives[v]
	}
	return g, ok
}

// nativeModule returns the name of v if it is a module of ours.
func (c *coder) nativeModule(v starlark.Value) (string, bool) {
	if _, ok := v.(*pyrt.Native); !ok {
		return "", false
	}
	name, ok := c.nativeModules[v]
	if !ok {
		c.findNatives()
		name, ok = c.nativeModules[v]
	}
	return name, ok
}

// reference writes where v can be found. What a worker does not have yet is defined first.
func (c *coder) reference(e *Encoder, g global, v starlark.Value) error {
	if m, ok := c.p.Module(g.module).(*pyrt.Module); ok && c.sender != nil {
		name, _, dotted := strings.Cut(g.path, ".")
		switch {
		case !c.news:
			if err := c.sender.define(m, name); err != nil {
				return err
			}
		case !c.sender.sent(m, name):
			if dotted {
				e.Tag(tagFirst)
			}
			if err := c.definition(e, m, name); err != nil || !dotted {
				return err
			}
		case c.sender.open[variable{m, name}]: // it is being defined, and so cannot be found yet
			if e.Known(v) {
				return nil
			}
			return c.contents(e, v)
		}
	}
	e.Tag(tagGlobal)
	e.Text(g.module)
	e.Text(g.path)
	return nil
}

// module writes a module of script code, all of whose variables a worker is to have.
func (c *coder) module(e *Encoder, m *pyrt.Module) error {
	if c.sender != nil {
		c.sender.wantsAll(m)
	}
	e.Tag(tagModule)
	e.Text(m.Name())
	return nil
}

// decodeGlobal reads where a value is.
func (c *coder) decodeGlobal(d *Decoder) (starlark.Value, error) {
	var g global
	var err error
	if g.module, err = d.Text(); err != nil {
		return nil, err
	}
	if g.path, err = d.Text(); err != nil {
		return nil, err
	}
	if v := g.find(c.p); v != nil {
		return v, nil
	}
	return nil, object.AttributeError.Errorf("Can't get attribute '%s' on <module '%s'>", g.path, g.module)
}

// decodeModule reads a module.
func (c *coder) decodeModule(d *Decoder) (starlark.Value, error) {
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	if m := c.p.Module(name); m != nil {
		return m, nil
	}
	return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", name)
}
