package engine

import (
	"iter"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/symtable"
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
	for name, v := range fn.variables(f) {
		if v.Present() {
			d.SetKey(starlark.String(name), v.Starlark())
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
	if fr := threadOf(f).Runtime().FrameMade(f); fr != nil && fr.More != nil {
		d.Update(object.Keys, fr.More)
	}
	return d
}

// variables are those of the function in a frame, and those that it has captured, as locals() has them: absent for
// those without a value. The variables of a comprehension are among them.
func (fn *Function) variables(f *value.Frame) iter.Seq2[string, *value.Value] {
	return func(yield func(string, *value.Value) bool) {
		for _, cells := range []bool{false, true} { // those in cells come last
			for _, v := range fn.code.scope.Variables() {
				if cells != (v.Cell && !v.Param) || v.Name[0] == '.' || v == fn.code.scope.ClassCell {
					continue
				}
				p := &f[uint8(v.Index)]
				switch {
				case v.Place == symtable.FarCell:
					p = &far(f, v.Index).v
				case v.Cell:
					c := value.Held[Cell](*p)
					if c == nil { // the variable of a comprehension that has ended
						continue
					}
					p = &c.v
				}
				if !yield(v.Name, p) {
					return
				}
			}
		}
		if fn.code.kind == moduleCode || fn.code.kind == classCode {
			return
		}
		for i, c := range fn.code.scope.Free {
			if !yield(c.To.Name, &fn.cells[i].v) {
				return
			}
		}
	}
}
