package sys

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

var _ pyrt.Stateful = (*Module)(nil)

// Starlark returns the module as the interpreter knows it.
func (m *Module) Starlark() *starlarkstruct.Module { return m.Module }

// State returns the command line and the path, which are lists, the limits, and what scripts
// have put into sys.modules.
func (m *Module) State(t *script.Thread) (starlark.StringDict, error) {
	state := starlark.StringDict{
		"recursion": starlark.MakeInt(t.Runtime().RecursionLimit()), "interval": starlark.Float(m.interval), "modules": m.cfg.Substitutes(),
	}
	for _, name := range []string{"argv", "path"} {
		if v := m.Members[name]; v != nil { // a script may have deleted it
			state[name] = v
		}
	}
	return state, nil
}

// SetState sets these. A worker has no standard input, whatever its parent has put there.
// Source: _close_stdin in Lib/multiprocessing/util.py.
func (m *Module) SetState(t *script.Thread, state starlark.StringDict) error {
	m.Members["stdin"] = m.stdin
	for name, v := range state {
		switch name {
		case "argv", "path":
			m.Members[name] = v
		case "recursion":
			n, err := starlark.AsInt32(v)
			if err != nil {
				return fmt.Errorf("sys: %w", err)
			}
			t.Runtime().SetRecursionLimit(n)
		case "interval":
			x, ok := starlark.AsFloat(v)
			if !ok {
				return fmt.Errorf("sys: an interval that is a %s", v.Type())
			}
			m.interval = x
		case "modules":
			modules, ok := v.(*value.Dict)
			if !ok {
				return fmt.Errorf("sys: modules that are a %s", v.Type())
			}
			for name, v := range modules.Entries() {
				if err := m.cfg.Modules.SetKey(name, v); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
