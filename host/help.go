package host

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/pydoc"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// newHelp returns the function help of scripts.
func (h *Host) newHelp() starlark.Value {
	return pydoc.NewRequest(documented{h}, func(t *script.Thread, text string) error {
		if h.python == nil {
			return h.rt.Output.Write(t, text)
		}
		write, _ := h.python.Builtins().Attr("print")
		_, err := t.Invoke(write, starlark.Tuple{starlark.String(text)}, []starlark.Tuple{{starlark.String("end"), starlark.String("")}})
		return err
	})
}

// documented is what help knows of a Host.
type documented struct{ h *Host }

var _ pydoc.Program = documented{}

func (d documented) Module(v starlark.Value) (name, doc string, ok bool) {
	switch m := v.(type) {
	case *pyrt.Module:
		doc, _ := starlark.AsString(m.Variable("__doc__"))
		return m.Name(), doc, true
	case *pyrt.Native, *starlarkstruct.Module:
		name := d.nameOf(v)
		return name, d.h.docOf(name), true
	}
	return "", "", false
}

// nameOf returns the name that scripts import a module of ours by.
func (d documented) nameOf(v starlark.Value) string {
	for name, m := range d.h.modules {
		if m == v {
			return name
		}
	}
	return "builtins"
}

func (d documented) Names() []string {
	names := slices.Collect(maps.Keys(d.h.modules))
	names = slices.AppendSeq(names, maps.Keys(d.h.deferred))
	names = slices.DeleteFunc(names, func(name string) bool {
		return name == "concurrent" || strings.HasPrefix(name, "concurrent.futures.")
	})
	slices.Sort(names)
	return slices.Compact(names)
}

func (d documented) Find(name string) starlark.Value {
	if v := d.h.module(name); v != nil {
		return v
	}
	if d.h.python != nil {
		if v := d.h.python.Module(name); v != nil {
			return v
		}
		if v, err := d.h.python.Builtins().Attr(name); err == nil {
			return v
		}
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		if v := d.Find(name[:i]); v != nil {
			return d.h.static(v, name[i+1:])
		}
	}
	return nil
}

func (d documented) Members(v starlark.Value) iter.Seq2[string, starlark.Value] {
	return func(yield func(string, starlark.Value) bool) {
		for _, n := range d.h.attrs(v) {
			if strings.HasPrefix(n.Text, "_") {
				continue
			}
			if member := d.h.static(v, n.Text); member != nil && !yield(n.Text, member) {
				return
			}
		}
	}
}

func (d documented) Place(v starlark.Value) (module, name, doc string, ok bool) {
	switch x := v.(type) {
	case *pyrt.Native, *starlarkstruct.Module:
		module := d.nameOf(v)
		return module, "", d.h.docOf(module), true
	case *object.Class:
		if x.Caller() != nil && d.h.modules[x.Module()] == nil { // of a script
			return "", "", "", false
		}
	case *starlark.Builtin, object.Builtin:
		if b, _ := object.BuiltinOf(x); b.Self() != nil {
			return "", "", "", false
		}
	case starlark.Callable:
	default:
		return "", "", "", false
	}
	known := ""
	if c, ok := v.(starlark.Callable); ok {
		known = c.Name()
	}
	if module, name, doc, ok := d.find(known, func(member starlark.Value) bool { return member == v }); ok {
		return module, name, doc, true
	}
	class, ok := v.(*object.Class)
	if !ok || d.h.modules[class.Module()] == nil {
		return "", "", "", false
	}
	// It may have no name there, but os.environ has.
	if module, name, doc, ok := d.find("", func(member starlark.Value) bool { return object.ClassOf(member) == class }); ok {
		return module, name, doc, true
	}
	return class.Module(), class.Name(), d.h.docOf(class.Module()), true
}

// find returns where there is something that is as wanted, by the name known if it can.
func (d documented) find(known string, is func(starlark.Value) bool) (module, name, doc string, ok bool) {
	if d.h.python != nil {
		if name, ok := memberOf(d.h.python.Builtins(), known, is); ok {
			return "builtins", name, pydoc.Builtins, true
		}
	}
	for _, module := range slices.Sorted(maps.Keys(d.h.modules)) { // concurrent.futures before its parts
		if name, ok := memberOf(d.h.modules[module], known, is); ok {
			return module, name, d.h.docOf(module), true
		}
	}
	return "", "", "", false
}

// memberOf returns the name that a module has for what is as wanted: known, or else the
// first.
func memberOf(module starlark.Value, known string, is func(starlark.Value) bool) (string, bool) {
	m, ok := module.(starlark.HasAttrs)
	if !ok {
		return "", false
	}
	for _, name := range append([]string{known}, m.AttrNames()...) {
		if member, err := m.Attr(name); err == nil && member != nil && is(member) {
			return name, true
		}
	}
	return "", false
}
