package os

import (
	"context"
	"os"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

var _ pyrt.Stateful = (*Module)(nil)

// Starlark returns the module as the interpreter knows it.
func (m *Module) Starlark() *starlarkstruct.Module { return m.Module }

// State returns the environment and the working directory.
func (m *Module) State(t *script.Thread) (starlark.StringDict, error) {
	state := starlark.StringDict{"environ": m.env.dict}
	if m.cfg.Getwd == nil {
		return state, nil
	}
	if dir, err := m.getwd(t); err == nil {
		state["cwd"] = starlark.String(dir)
	}
	return state, nil
}

// SetState sets the environment and the working directory.
func (m *Module) SetState(t *script.Thread, state starlark.StringDict) error {
	if env, ok := state["environ"].(*value.Dict); ok {
		m.env.dict = env
	}
	dir, ok := starlark.AsString(state["cwd"])
	if !ok || m.cfg.Chdir == nil {
		return nil
	}
	if now, err := m.getwd(t); err == nil && now == dir {
		return nil
	}
	var err error
	t.Block(func(context.Context) {
		if err = m.cfg.Chdir(dir); err != nil { // most likely it is no more
			err = m.leave()
		}
	})
	return err
}

// leave makes a directory that is no more the working directory, as it is for a process that
// was forked before its own was removed: no relative path means a file of another one.
func (m *Module) leave() error {
	dir, err := os.MkdirTemp("", "fstar-")
	if err != nil {
		return err
	}
	defer os.Remove(dir)
	return m.cfg.Chdir(dir)
}
