package futures

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/pyrt"
	"fstar/internal/script"
)

var _ pyrt.Stateful = (*Module)(nil)

// Starlark returns the module as the interpreter knows it.
func (m *Module) Starlark() *starlarkstruct.Module { return m.Module }

// State returns how many thread pools have got a name that no script gave them.
func (m *Module) State(*script.Thread) (starlark.StringDict, error) {
	if m.pools.unnamed[threadKind] == 0 {
		return nil, nil
	}
	return starlark.StringDict{"unnamed": starlark.MakeInt(m.pools.unnamed[threadKind])}, nil
}

// SetState sets that.
func (m *Module) SetState(_ *script.Thread, state starlark.StringDict) (err error) {
	m.pools.unnamed[threadKind], err = starlark.AsInt32(state["unnamed"])
	return err
}
