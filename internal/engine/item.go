package engine

import (
	"fstar/internal/pyop"
	"fstar/internal/value"
)

// toItem assigns to x[key].
//
//go:noinline
func toItem(x, key operand, at site) store {
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

//go:noinline
func setItem(f *value.Frame, obj, i, v value.Value, at site) bool {
	if l, ok := value.Lists.Get(obj); ok {
		if i, ok := i.Int64(); ok && l.SetAt(int(i), v) == nil {
			return false
		}
	} else if d, ok := value.Dicts.Get(obj); ok {
		if err := pyop.Store(d, i, v); err != nil {
			return failStore(f, at, err)
		}
		return false
	}
	t := threadOf(f)
	if err := pyop.SetItem(t, obj.Starlark(), t.Arena.Starlark(i), t.Arena.Starlark(v)); err != nil {
		return failStore(f, at, err)
	}
	return false
}

// augmentItem is x[key] op= y, n being the operation and get that of x[key]. It looks for the key of a dict once if
// no code runs between reading and writing.
//
//go:noinline
func augmentItem(n, get *operation, x, key, y operand) stmt {
	still := y.shape != 'E'
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
		var place *value.Value
		if l, ok := value.Lists.Get(obj); ok {
			if i, ok := i.Int64(); ok {
				if e := l.Own(); uint64(i) < uint64(len(e)) {
					old = e[i]
				}
			}
		} else if d, ok := value.Dicts.Get(obj); ok {
			if place = d.Place(i); place != nil {
				old = *place
			}
		}
		if !old.Present() {
			if old = get.subscript(f, obj, i); !old.Present() {
				return old
			}
		}
		with := y.value(f)
		if !with.Present() {
			return y.missing(f)
		}
		v := n.quick(old, with)
		if v.Present() && still && place != nil {
			*place = v
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
