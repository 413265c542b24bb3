package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/pyrt"
	"fstar/internal/symtable"
	"fstar/internal/value"
)

var _ pyrt.Running = (*Function)(nil)

// InModule returns the module that the function's code is of.
func (fn *Function) InModule() *pyrt.Module { return fn.module }

// Locals returns locals() for the function in a frame. It is a new dict, but for that of a class
// body, or for that of exec; it is nil for the code of a module, whose variables are its own. In a
// comprehension at the top of a module, or of a class, it has the variables of the comprehension
// alone, as in CPython.
func (fn *Function) Locals(f *value.Frame) starlark.Value {
	d := new(value.Dict)
	set := func(name string, v value.Value) {
		if v.Present() {
			d.SetKey(starlark.String(name), v.Starlark())
		}
	}
	for _, cells := range []bool{false, true} { // those in cells come last
		for _, v := range fn.code.scope.Variables() {
			if cells != (v.Cell && !v.Param) || v.Name[0] == '.' || v == fn.code.scope.ClassCell {
				continue
			}
			switch {
			case v.Place == symtable.FarCell:
				set(v.Name, far(f, v.Index).v)
			case v.Cell:
				if c := value.Held[Cell](f[v.Index]); c != nil { // not the variable of a comprehension that has ended
					set(v.Name, c.v)
				}
			default:
				set(v.Name, f[v.Index])
			}
		}
	}
	switch fn.code.kind {
	case moduleCode, classCode:
		if d.Len() > 0 {
			return d
		}
		if ns := value.Held[pyrt.ClassBody](f[namespaceSlot]); ns != nil {
			return ns.Dict()
		}
		return nil
	}
	for i, c := range fn.code.scope.Free {
		set(c.To.Name, fn.cells[i].v)
	}
	return d
}
