package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// What is quick in assigning to an item is written out in each node below: as a function of its own it costs a tenth of
// the time of bench/programs/nbody_lists.

// toItem assigns to x[key].
//
//go:noinline
func toItem(x, key *operand, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		obj := x.value(f)
		if !obj.Present() {
			x.missing(f)
			return true
		}
		i := key.value(f)
		if !i.Present() {
			key.missing(f)
			return true
		}
		if l, ok := value.Lists.Get(obj); ok {
			if i, ok := i.Int64(); ok && l.Put(i, v) {
				return false
			}
		} else if d, ok := value.Dicts.Get(obj); ok && d.QuickSet(i, v) {
			return false
		}
		return setItem(f, obj, i, v, at)
	}
}

// storeItem is x[key] = v.
//
//go:noinline
func storeItem(x, key, v *operand, at site) stmt {
	return func(f *value.Frame) value.Value {
		w := v.value(f)
		if !w.Present() {
			return v.missing(f)
		}
		obj := x.value(f)
		if !obj.Present() {
			return x.missing(f)
		}
		i := key.value(f)
		if !i.Present() {
			return key.missing(f)
		}
		if l, ok := value.Lists.Get(obj); ok {
			if i, ok := i.Int64(); ok && l.Put(i, w) {
				return next
			}
		} else if d, ok := value.Dicts.Get(obj); ok && d.QuickSet(i, w) {
			return next
		}
		if setItem(f, obj, i, w, at) {
			return failure
		}
		return next
	}
}

// setItem assigns to any item. It reports whether that failed.
//
//go:noinline
func setItem(f *value.Frame, obj, i, v value.Value, at site) bool {
	if l, ok := value.Lists.Get(obj); ok {
		if i, ok := i.Int64(); ok && l.SetAt(int(i), v) == nil {
			return false
		}
	} else if d, ok := value.Dicts.Get(obj); ok {
		if err := object.Store(d, i, v); err != nil {
			return failStore(f, at, err)
		}
		return false
	}
	t := threadOf(f)
	if err := object.SetItem(t, obj.Starlark(), t.Arena.Starlark(i), t.Arena.Starlark(v)); err != nil {
		return failStore(f, at, err)
	}
	return false
}

// augmentItem is x[key] op= y, n being the operation and get that of x[key]. It looks for the key of a dict once if
// no code runs between reading and writing.
//
//go:noinline
func augmentItem(n, get *operation, x, key, y *operand) stmt {
	still := y.shape != 'E'
	text, hashed := key.constant.Text()
	hash := value.HashText(text)
	return func(f *value.Frame) value.Value {
		obj := x.value(f)
		if !obj.Present() {
			return x.missing(f)
		}
		i := key.value(f)
		if !i.Present() {
			return key.missing(f)
		}
		var old value.Value
		var place value.DictPlace
		found := false
		if l, ok := value.Lists.Get(obj); ok {
			if i, ok := i.Int64(); ok {
				if e := l.Own(); uint64(i) < uint64(len(e)) {
					old = e[i]
				}
			}
		} else if d, ok := value.Dicts.Get(obj); ok {
			if hashed {
				place, old, found = d.FindHashed(i, hash)
			} else {
				place, old, found = d.Find(i)
			}
		}
		if !old.Present() {
			found = false
			if old = get.subscript(f, obj, i); !old.Present() {
				return old
			}
		}
		with := y.value(f)
		if !with.Present() {
			return y.missing(f)
		}
		v := n.quick(old, with)
		if v.Present() && still && found {
			d, _ := value.Dicts.Get(obj)
			d.SetFound(place, i, v)
			return next
		}
		if !v.Present() {
			if v = n.slow(f, old, with); !v.Present() {
				return v
			}
		}
		if l, ok := value.Lists.Get(obj); ok {
			if i, ok := i.Int64(); ok && l.Put(i, v) {
				return next
			}
		} else if d, ok := value.Dicts.Get(obj); ok && d.QuickSet(i, v) {
			return next
		}
		if setItem(f, obj, i, v, get.at) {
			return failure
		}
		return next
	}
}

// counts compiles x[key] = x.get(key, start) + y, or - y, of variables in slots and constants, which is how much is
// counted in dicts. It returns nil for other statements.
func (k *compiler) counts(s *syntax.AssignStmt) stmt {
	to, ok1 := unparen(s.LHS).(*syntax.IndexExpr)
	sum, ok2 := unparen(s.RHS).(*syntax.BinaryExpr)
	if !ok1 || !ok2 || sum.Op != syntax.PLUS && sum.Op != syntax.MINUS {
		return nil
	}
	call, ok := unparen(sum.X).(*syntax.CallExpr)
	if !ok || len(call.Args) != 2 {
		return nil
	}
	get, ok := unparen(call.Fn).(*syntax.DotExpr)
	if !ok || get.Name.Name != "get" {
		return nil
	}
	var list [6]*operand
	for i, x := range []syntax.Expr{to.X, to.Y, get.X, call.Args[0], call.Args[1], sum.Y} {
		if !k.simple(x) {
			return nil
		}
		list[i] = k.operand(x)
	}
	x, key, start, y := list[0], list[1], list[4], list[5]
	if x.shape != 'L' || list[2].shape != 'L' || x.slot != list[2].slot || key.shape != list[3].shape || key.slot != list[3].slot || key.constant != list[3].constant {
		return nil
	}
	in := storeItem(x, key, &operand{shape: 'E', expr: k.expr(sum)}, k.site(to.Lbrack))
	return counts(newOperation(sum.Op, k.site(sum.OpPos)), x, key, start, y, in)
}

// simple reports whether x is a constant, or a variable in a slot.
func (k *compiler) simple(x syntax.Expr) bool {
	_, constant := constantOf(x)
	_, _, slot := k.slotOf(x)
	return constant || slot
}

// counts looks for the key once. What it does not know is for otherwise, which does the same in full.
//
//go:noinline
func counts(n *operation, x, key, start, y *operand, otherwise stmt) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		if d, ok := value.Dicts.Get(x.value(f)); ok && t.Execution.MayRun() {
			k := key.value(f)
			if place, old, ok := d.Find(k); ok {
				if !old.Present() {
					old = start.value(f)
				}
				if v := n.quick(old, y.value(f)); v.Present() {
					t.Execution.Fuel-- // for the call of get
					d.SetFound(place, k, v)
					return next
				}
			}
		}
		return otherwise(f)
	}
}
