package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// constant returns the node of a value.
//
//go:noinline
func constant(v value.Value) expr {
	return func(*value.Frame) value.Value { return v }
}

// local returns the node that reads a variable in a slot.
//
//go:noinline
func local(slot uint8, name string, at site) expr {
	return func(f *value.Frame) value.Value {
		v := f[slot]
		if !v.Present() {
			return fail(f, at, unboundLocal(name))
		}
		return v
	}
}

// cellIn reads a variable in a cell that the frame has.
//
//go:noinline
func cellIn(slot uint8, name string, at site) expr {
	return func(f *value.Frame) value.Value {
		v := value.Held[Cell](f[slot]).v
		if !v.Present() {
			return fail(f, at, unboundLocal(name))
		}
		return v
	}
}

// free reads a variable of a function around.
//
//go:noinline
func free(i int, name string, at site) expr {
	return func(f *value.Frame) value.Value {
		v := functionOf(f).cells[i].v
		if !v.Present() {
			return failName(f, at, object.UnboundFreeVariable(name))
		}
		return v
	}
}

// A globalName is a name of the module, or a built-in one, at a place.
type globalName struct {
	number int
	name   string
	at     site
}

// read returns the node that reads it.
//
//go:noinline
func (g *globalName) read() expr {
	number := g.number
	return func(f *value.Frame) value.Value {
		v := functionOf(f).globals[number].Value
		if !v.Present() {
			return g.load(f)
		}
		return v
	}
}

// load reads it where the module has no such variable.
//
//go:noinline
func (g *globalName) load(f *value.Frame) value.Value {
	global := functionOf(f).globals[g.number]
	if global.Value.Present() {
		return global.Value
	}
	v := global.Other()
	if !v.Present() {
		return failName(f, g.at, object.UndefinedName(g.name))
	}
	return v
}

// failName notes that the node at a place failed with a NameError, and the variables that there are,
// one of which may have been meant.
func failName(f *value.Frame, at site, e *object.Exception) value.Value {
	if d, ok := functionOf(f).Locals(f).(*value.Dict); ok {
		var names []string
		for _, key := range d.Keys() {
			if name, ok := starlark.AsString(key); ok {
				names = append(names, name)
			}
		}
		e.SetLocals(names)
	}
	return fail(f, at, e)
}

// assign returns what assigns to it.
//
//go:noinline
func (g *globalName) assign() store {
	number := g.number
	return func(f *value.Frame, v value.Value) bool {
		global := functionOf(f).globals[number]
		if global.Value.Present() {
			global.Value = v
		} else {
			global.Assign(v)
		}
		return false
	}
}

// storeLocal returns the statement that assigns to a variable in a slot.
//
//go:noinline
func storeLocal(slot uint8, x expr) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		f[slot] = v
		return next
	}
}

// storeConstant is storeLocal of a constant.
//
//go:noinline
func storeConstant(slot uint8, v value.Value) stmt {
	return func(f *value.Frame) value.Value {
		f[slot] = v
		return next
	}
}

// copyLocal is storeLocal of another variable in a slot.
//
//go:noinline
func copyLocal(slot, from uint8, name string, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := f[from]
		if !v.Present() {
			return fail(f, at, unboundLocal(name))
		}
		f[slot] = v
		return next
	}
}

//go:noinline
func storeTo(s store, x expr) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		if s(f, v) {
			return failure
		}
		return next
	}
}

//go:noinline
func toSlot(slot uint8) store {
	return func(f *value.Frame, v value.Value) bool {
		f[slot] = v
		return false
	}
}

//go:noinline
func toCell(slot uint8) store {
	return func(f *value.Frame, v value.Value) bool {
		value.Held[Cell](f[slot]).v = v
		return false
	}
}

//go:noinline
func toFree(i int) store {
	return func(f *value.Frame, v value.Value) bool {
		functionOf(f).cells[i].v = v
		return false
	}
}

// far returns the cell of a variable that the frame has no room for.
func far(f *value.Frame, i int) *Cell { return value.Held[farCells](f[farSlot]).cells[i] }

// farCells are the variables of a frame that it has no room for.
type farCells struct{ cells []*Cell }

// farSlot is the slot of a frame that has them: it is the first behind all that have names.
const farSlot = 254

// withFar returns what runs a body with n variables that the frame has no room for.
//
//go:noinline
func withFar(n int, run stmt) stmt {
	return func(f *value.Frame) value.Value {
		all, cells := make([]Cell, n), make([]*Cell, n)
		for i := range all {
			cells[i] = &all[i]
		}
		f[farSlot] = value.Hold(&farCells{cells})
		return run(f)
	}
}

//go:noinline
func readFar(i int, name string, at site) expr {
	return func(f *value.Frame) value.Value {
		v := far(f, i).v
		if !v.Present() {
			return fail(f, at, unboundLocal(name))
		}
		return v
	}
}

//go:noinline
func toFar(i int) store {
	return func(f *value.Frame, v value.Value) bool {
		far(f, i).v = v
		return false
	}
}

// globalsOf returns the names of a unit in a module.
func (u *Unit) globalsOf(m *pyrt.Module) []*pyrt.Global {
	list := make([]*pyrt.Global, len(u.globals))
	for i, name := range u.globals {
		list[i] = m.Global(name)
	}
	return list
}

func concat(t *script.Thread, a, b string) value.Value {
	v, out := t.Arena.NewText(len(a) + len(b))
	copy(out[copy(out, a):], b)
	return v
}
