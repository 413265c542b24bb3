package host

import (
	"context"
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// What a console can offer while a person types. None of it runs code of scripts. Each
// waits for its turn among the threads that run, and returns nil if ctx ends first or the
// Host is closed.

// A Name is a name that a statement can use.
type Name struct {
	Text     string
	Callable bool // it is known to be a function, a class or the like
}

// Names returns the variables of the session and the builtins, sorted.
func (s *Session) Names(ctx context.Context) []Name {
	var names []Name
	s.look(ctx, func() {
		all := make(starlark.StringDict)
		if s.h.dialect == Starlark {
			maps.Copy(all, starlark.Universe)
			maps.Copy(all, s.h.starlarkGlobals())
		} else {
			maps.Copy(all, s.h.mainModule().Visible())
		}
		for name, v := range all {
			names = append(names, Name{name, isCallable(v)})
		}
	})
	return sortNames(names)
}

// Attrs returns the attributes of the value that path means: a variable, and behind dots
// attributes of it that can be read without running code of scripts. It returns nil if
// there is no such value.
func (s *Session) Attrs(ctx context.Context, path string) []Name {
	var names []Name
	s.look(ctx, func() {
		first, rest, dotted := strings.Cut(path, ".")
		v := s.variable(first)
		for dotted && v != nil {
			first, rest, dotted = strings.Cut(rest, ".")
			v = s.h.static(v, first)
		}
		if v != nil {
			names = s.h.attrs(v)
		}
	})
	return sortNames(names)
}

// Modules returns the modules of the Host that an import statement can name in pkg, or at
// the top if that is "": by their names there. Script files are not among them.
func (s *Session) Modules(ctx context.Context, pkg string) []string {
	var names []string
	s.look(ctx, func() {
		add := func(full string) {
			if pkg != "" {
				after, ok := strings.CutPrefix(full, pkg+".")
				if !ok {
					return
				}
				full = after
			}
			top, _, _ := strings.Cut(full, ".")
			if !strings.HasPrefix(top, "_") {
				names = append(names, top)
			}
		}
		for name := range s.h.modules {
			add(name)
		}
		for name := range s.h.deferred {
			add(name)
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// Members returns the attributes of a module: one of the Host's, or one that was imported.
func (s *Session) Members(ctx context.Context, module string) []Name {
	var names []Name
	s.look(ctx, func() {
		v := s.h.module(module)
		if v == nil && s.h.dialect == Python {
			v = s.h.python.Module(module)
		}
		if v != nil {
			names = s.h.attrs(v)
		}
	})
	return sortNames(names)
}

// look calls f with the script lock.
func (s *Session) look(ctx context.Context, f func()) {
	t, leave, err := s.h.rt.EnterLocked(ctx)
	if err != nil {
		return
	}
	defer leave()
	t.Run(nil, func() (starlark.Value, error) {
		f()
		return starlark.None, nil
	})
}

// variable returns the value of a name, or nil.
func (s *Session) variable(name string) starlark.Value {
	if s.h.dialect == Python {
		return s.h.mainModule().Read(name)
	}
	if v := s.h.starlarkGlobals()[name]; v != nil {
		return v
	}
	return starlark.Universe[name]
}

// static returns an attribute that can be had without running code of scripts, or nil.
func (h *Host) static(v starlark.Value, name string) starlark.Value {
	if h.dialect == Python {
		return pyrt.Static(v, name)
	}
	if obj, ok := v.(starlark.HasAttrs); ok {
		v, _ := obj.Attr(name)
		return v
	}
	return nil
}

// attrs returns the attributes of a value.
func (h *Host) attrs(v starlark.Value) []Name {
	var texts []string
	if h.dialect == Python {
		texts = pyrt.AttrNames(v)
	} else if obj, ok := v.(starlark.HasAttrs); ok {
		texts = obj.AttrNames()
	}
	names := make([]Name, len(texts))
	for i, text := range texts {
		names[i] = Name{text, isCallable(h.static(v, text))}
	}
	return names
}

func isCallable(v starlark.Value) bool {
	switch v := v.(type) {
	case *object.Instance:
		call, _ := v.Class().Lookup("__call__")
		return call != nil
	case starlark.Callable, *object.StaticMethod, *object.ClassMethod:
		return true
	}
	return false
}

func sortNames(names []Name) []Name {
	slices.SortFunc(names, func(a, b Name) int { return strings.Compare(a.Text, b.Text) })
	return names
}
