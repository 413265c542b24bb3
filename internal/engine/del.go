package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

func (k *compiler) del(targets []syntax.Expr) stmt {
	var list []stmt
	for _, t := range targets {
		list = append(list, k.delOne(t))
	}
	return sequence(list)
}

func (k *compiler) delOne(x syntax.Expr) stmt {
	switch x := x.(type) {
	case *syntax.ParenExpr:
		return k.delOne(x.X)
	case *syntax.TupleExpr:
		return k.del(x.List)
	case *syntax.ListExpr:
		return k.del(x.List)
	case *syntax.Ident:
		return k.delName(x)
	case *syntax.DotExpr:
		name, at := k.scope.Mangle(x.Name.Name), k.site(x.Dot)
		return deletes(k.expr(x.X), nil, at, func(f *value.Frame, obj, _ value.Value) error {
			return pyrt.DelAttr(obj.Starlark(), name)
		})
	case *syntax.IndexExpr:
		return deletes(k.expr(x.X), k.subscriptOperand(x.Y).node(), k.site(x.Lbrack), delItem)
	case *syntax.SliceExpr:
		return deletes(k.expr(x.X), sliceOf(k.opt(x.Lo), k.opt(x.Hi), k.opt(x.Step)), k.site(x.Lbrack), delItem)
	}
	k.unsupported(syntax.Start(x), something)
	return nil
}

func delItem(f *value.Frame, obj, key value.Value) error {
	return object.DelItem(obj.Starlark(), threadOf(f).Arena.Starlark(key))
}

//go:noinline
func deletes(x, key expr, at site, del func(f *value.Frame, obj, key value.Value) error) stmt {
	return func(f *value.Frame) value.Value {
		obj := x(f)
		if !obj.Present() {
			return obj
		}
		var i value.Value
		if key != nil {
			if i = key(f); !i.Present() {
				return i
			}
		}
		if err := del(f, obj, i); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

//go:noinline
func (k *compiler) delName(id *syntax.Ident) stmt {
	r := k.scope.Lookup(id.Name)
	at := k.site(id.NamePos)
	switch {
	case r.Class:
		return delClassName(r.Name, at)
	case r.Variable == nil:
		g := k.global(r.Name, id.NamePos)
		return func(f *value.Frame) value.Value {
			if !functionOf(f).globals[g.number].Delete() {
				return failName(f, at, object.UndefinedName(r.Name))
			}
			return next
		}
	case r.Place == symtable.Slot && !r.Cell:
		slot := uint8(r.Index)
		return func(f *value.Frame) value.Value {
			if !f[slot].Present() {
				return fail(f, at, unboundLocal(r.Name))
			}
			f[slot] = value.Value{}
			return next
		}
	}
	read, assign := k.read(r, id.NamePos), k.assign(id.Name, id.NamePos)
	return func(f *value.Frame) value.Value {
		if v := read(f); !v.Present() {
			return v
		}
		assign(f, value.Value{})
		return next
	}
}
