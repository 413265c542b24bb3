package threading

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// minStackSize is the least size of a stack but 0 that CPython 3.15 takes, on 64-bit Linux.
const minStackSize = 53248

// setStackSize is stack_size: it keeps a number, which says nothing of goroutines.
func (m *Module) setStackSize(_ *script.Thread, size native.Maybe) (starlark.Value, error) {
	old := m.stackSize
	if !size.Present() {
		return old, nil
	}
	n, err := object.AsCount(size.Starlark())
	if err != nil {
		return nil, err
	}
	if n != 0 && n < minStackSize {
		return nil, object.ValueError.Errorf("size must be at least %d bytes", minStackSize)
	}
	m.stackSize = starlark.MakeInt(n)
	return old, nil
}

var _ pyrt.Stateful = (*Module)(nil)

// Starlark returns the module as the interpreter knows it.
func (m *Module) Starlark() *starlarkstruct.Module { return m.Module }

// State returns what stack_size was told, and how many threads have got a name that no
// script gave them.
func (m *Module) State(*script.Thread) (starlark.StringDict, error) {
	if m.rt.ThreadNames() == 0 && !bool(m.stackSize.Truth()) {
		return nil, nil
	}
	return starlark.StringDict{"stack_size": m.stackSize, "names": starlark.MakeInt(m.rt.ThreadNames())}, nil
}

// SetState sets these.
func (m *Module) SetState(_ *script.Thread, state starlark.StringDict) error {
	m.stackSize = state["stack_size"]
	names, err := starlark.AsInt32(state["names"])
	m.rt.SetThreadNames(names)
	return err
}
