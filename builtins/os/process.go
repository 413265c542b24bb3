package os

import (
	"os"
	"syscall"

	"fstar/internal/native"
	"fstar/internal/script"
	"fstar/internal/value"
)

// KillProcess sends a process of the system a signal.
func KillProcess(pid int, sig syscall.Signal) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	return p.Signal(sig)
}

// exit is os._exit: the process ends at once.
func (m *Module) exit(_ *script.Thread, status native.CInt) (value.Value, error) {
	if m.cfg.Exit == nil {
		return value.Value{}, denied("processes")
	}
	m.cfg.Exit(int(status))
	return value.None, nil
}

func (m *Module) kill(_ *script.Thread, pid, sig native.CInt) (value.Value, error) {
	if m.cfg.Kill == nil {
		return value.Value{}, denied("processes")
	}
	err := m.cfg.Kill(int(pid), syscall.Signal(sig))
	switch err {
	case nil:
		return value.None, nil
	case os.ErrProcessDone:
		err = syscall.ESRCH
	}
	return value.Value{}, osError(err)
}
