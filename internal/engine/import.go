package engine

import (
	"errors"
	"fmt"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/suggest"
	"fstar/internal/value"
)

func dotted(path []*syntax.Ident) string {
	names := make([]string, len(path))
	for i, id := range path {
		names[i] = id.Name
	}
	return strings.Join(names, ".")
}

// goCall is a call of Go code, at a place, that may run script code.
//
//go:noinline
func goCall(at site, call func(f *value.Frame) (starlark.Value, error)) expr {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		d := t.Execution.Depth
		if !enter(t, at, f) {
			return refused(f, at)
		}
		v, err := call(f)
		t.Execution.Depth = d
		if err == nil && t.Failing() {
			err = t.Failure()
		}
		if err != nil {
			return fail(f, at, err)
		}
		return value.Of(v)
	}
}

func (k *compiler) importStmt(s *pysyntax.ImportStmt) stmt {
	var list []stmt
	for _, n := range s.Names {
		pos := n.Path[0].NamePos
		name := k.scope.Mangle(dotted(n.Path))
		top := n.As == nil && len(n.Path) > 1
		x := goCall(k.site(pos), func(f *value.Frame) (starlark.Value, error) {
			m := functionOf(f).module
			if top {
				return m.ImportTop(threadOf(f), name)
			}
			return m.Import(threadOf(f), name)
		})
		list = append(list, storeTo(k.assign(n.Binds().Name, pos), x))
	}
	return sequence(list)
}

// isFuture reports whether s is one of the compiler's own: from __future__ import x.
func isFuture(s *pysyntax.FromStmt) bool {
	return s.Dots == 0 && len(s.Module) == 1 && s.Module[0].Name == "__future__"
}

func (k *compiler) fromStmt(s *pysyntax.FromStmt) stmt {
	if isFuture(s) {
		return nil
	}
	name := strings.Repeat(".", s.Dots) + k.scope.Mangle(dotted(s.Module))
	load := goCall(k.site(s.From), func(f *value.Frame) (starlark.Value, error) {
		return functionOf(f).module.Import(threadOf(f), name)
	})
	if s.Star.IsValid() {
		at := k.site(s.From)
		return func(f *value.Frame) value.Value {
			m := load(f)
			if !m.Present() {
				return m
			}
			if err := functionOf(f).module.ImportStar(m.Starlark()); err != nil {
				return fail(f, at, err)
			}
			return next
		}
	}
	tmp := k.temp(s.From)
	list := []stmt{storeLocal(tmp, load)}
	for _, n := range s.Names {
		pos, attr := n.Path[0].NamePos, k.scope.Mangle(n.Path[0].Name)
		x := goCall(k.site(pos), func(f *value.Frame) (starlark.Value, error) {
			return functionOf(f).module.ImportFrom(threadOf(f), f[tmp].Starlark(), attr)
		})
		list = append(list, storeTo(k.assign(n.Binds().Name, pos), x))
	}
	return sequence(list)
}

// loadStmt compiles a load statement, which Starlark has. Package symtable knows where there can be one.
func (k *compiler) loadStmt(s *syntax.LoadStmt) stmt {
	module, from, file := s.ModuleName(), make([]string, len(s.From)), k.unit.filename
	for i, id := range s.From {
		from[i] = id.Name
	}
	values := goCall(k.site(s.Load), func(f *value.Frame) (starlark.Value, error) {
		members, err := threadOf(f).Load(file, module)
		if err != nil {
			return nil, err
		}
		list := make(starlark.Tuple, len(from))
		for i, name := range from {
			if list[i] = members[name]; list[i] == nil {
				text := fmt.Sprintf("load: name %s not found in module %s", name, module)
				if near := suggest.Closest(name, members.Keys()); near != "" {
					text += ". Did you mean: '" + near + "'?"
				}
				return nil, errors.New(text)
			}
		}
		return list, nil
	})
	tmp := k.temp(s.Load)
	list := []stmt{storeLocal(tmp, values)}
	for i, id := range s.To {
		list = append(list, storeTo(k.assign(id.Name, id.NamePos), func(f *value.Frame) value.Value {
			return elementOf(f[tmp], i)
		}))
	}
	return sequence(list)
}

func elementOf(v value.Value, i int) value.Value {
	t, _ := value.AsTuple(v)
	return t.At(i)
}
