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

// Locals returns locals() for the function in a frame: a new dict; nil for the code of a module,
// whose variables are its own.
func (fn *Function) Locals(f *value.Frame) starlark.Value {
	switch fn.code.kind {
	case moduleCode, classCode:
		if ns := value.Held[pyrt.ClassBody](f[namespaceSlot]); ns != nil {
			return ns.Dict()
		}
		return nil
	}
	d := new(starlark.Dict)
	set := func(name string, v value.Value) {
		if v.Present() {
			d.SetKey(starlark.String(name), v.Starlark())
		}
	}
	for _, v := range fn.code.scope.Locals() {
		switch {
		case v.Place == symtable.FarCell:
			set(v.Name, far(f, v.Index).v)
		case v.Cell:
			set(v.Name, value.Held[Cell](f[v.Index]).v)
		default:
			set(v.Name, f[v.Index])
		}
	}
	for i, c := range fn.code.scope.Free {
		set(c.To.Name, fn.cells[i].v)
	}
	return d
}
