package os

import (
	"os"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
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
func (m *Module) exit(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	status, err := intArg(a.Values[0])
	if err != nil {
		return nil, err
	}
	if m.cfg.Exit == nil {
		return nil, denied("processes")
	}
	m.cfg.Exit(status)
	return starlark.None, nil
}

func (m *Module) kill(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	pid, err := intArg(a.Values[0])
	if err != nil {
		return nil, err
	}
	sig, err := intArg(a.Values[1])
	if err != nil {
		return nil, err
	}
	if m.cfg.Kill == nil {
		return nil, denied("processes")
	}
	err = m.cfg.Kill(pid, syscall.Signal(sig))
	switch err {
	case nil:
		return starlark.None, nil
	case os.ErrProcessDone:
		err = syscall.ESRCH
	}
	return nil, osError(err)
}

// intArg returns the int that an argument is.
func intArg(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case starlark.Int:
		n, err := starlark.AsInt32(v)
		if err != nil {
			err = exception.OverflowError.Errorf("signed integer is greater than maximum")
		}
		return n, err
	}
	return 0, exception.TypeError.Errorf("'%s' object cannot be interpreted as an integer", exception.TypeName(v))
}
