package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/python/symtable"
	"fstar/internal/value"
)

// A Cell is a variable that several functions use. Scripts see it in __closure__.
type Cell struct{ v value.Value }

var (
	_ starlark.HasAttrs = (*Cell)(nil)
	_ object.ClassCell  = (*Cell)(nil)
)

// Value returns what is in the cell, or nil if it is empty.
func (c *Cell) Value() starlark.Value { return c.v.Starlark() }

// Set puts a value into the cell.
func (c *Cell) Set(v starlark.Value) { c.v = value.Of(v) }

// SetClass tells the cell of a class, __class__, which that is.
func (c *Cell) SetClass(class *object.Class) { c.v = value.Of(class) }

// Attr returns cell_contents, or nil for other names.
func (c *Cell) Attr(name string) (starlark.Value, error) {
	if name != "cell_contents" {
		return nil, nil
	}
	if !c.v.Present() {
		return nil, object.ValueError.Errorf("cell is empty")
	}
	return c.v.Starlark(), nil
}

// AttrNames returns the names of the attributes.
func (c *Cell) AttrNames() []string { return []string{"cell_contents"} }

func (c *Cell) String() string        { return "<cell>" }
func (c *Cell) Type() string          { return "cell" }
func (c *Cell) Freeze()               {}
func (c *Cell) Truth() starlark.Bool  { return true }
func (c *Cell) Hash() (uint32, error) { return object.AddressHash(c), nil }

// withCells returns what runs the body of a scope: what variables in cells have, as parameters do, goes into new ones.
//
//go:noinline
func withCells(s *symtable.Scope, run stmt) stmt {
	var slots []uint8
	for _, v := range s.Variables() {
		if v.Place == symtable.Slot && v.Cell {
			slots = append(slots, uint8(v.Index))
		}
	}
	if len(slots) == 0 {
		return run
	}
	return func(f *value.Frame) value.Value {
		for _, slot := range slots {
			f[slot] = value.Hold(&Cell{f[slot]})
		}
		return run(f)
	}
}
