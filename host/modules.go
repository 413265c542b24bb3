package host

import (
	"context"
	"io/fs"
	goos "os"
	"sync"

	"go.starlark.net/starlark"

	"fstar/builtins/logging"
	"fstar/builtins/sys"
	"fstar/internal/corelib"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// module returns the module of the Host called name, or nil. One that is deferred is
// made now: by New, or under the script lock.
func (h *Host) module(name string) starlark.Value {
	if m, ok := h.modules[name]; ok {
		return m
	}
	make, ok := h.deferred[name]
	if !ok {
		return nil
	}
	m := h.asModule(make())
	h.modules[name] = m
	return m
}

// asModule returns a library module as the scripts of the Host see it.
func (h *Host) asModule(m starlark.Value) starlark.Value {
	if _, ok := m.(*pyrt.Native); ok {
		return m
	}
	if h.dialect == Python {
		return pyrt.NewNative(m)
	}
	if s, ok := m.(pyrt.Stateful); ok {
		return s.Starlark()
	}
	return m
}

// deferLogging sets up logging, which is made when a script imports it or when we have
// something to log.
func (h *Host) deferLogging(cfg Config) {
	logs := sync.OnceValue(func() *logging.Logs { return logging.New(h.rt, h.loggingConfig(cfg)) })
	h.rt.Log = func(t *script.Thread, logger string, level int, message string, reason *object.Exception) {
		logs().Report(t, logger, level, message, reason)
	}
	h.deferred["logging.handlers"] = func() starlark.Value { return logs().Handlers() }
	h.deferred["logging"] = func() starlark.Value {
		l := logs()
		l.Members["handlers"] = h.module("logging.handlers")
		return l
	}
}

// loggingConfig returns what logging may use of the Host.
func (h *Host) loggingConfig(cfg Config) logging.Config {
	c := logging.Config{Handling: pyrt.Handling, Handle: pyrt.Handle, Worker: h.isWorker}
	if cfg.System {
		c.Getwd, c.Files = goos.Getwd, logFiles{shared: &h.shares}
		c.Open = sync.OnceValue(func() starlark.Callable {
			return corelib.NewOpen(func(_ context.Context, name string, flag int, perm fs.FileMode) (script.File, error) {
				if flag&(goos.O_WRONLY|goos.O_RDWR) != 0 {
					flag |= goos.O_APPEND
				}
				return h.openFile(name, flag, perm)
			})
		})
	}
	if h.sys == nil { // in the Starlark dialect
		stderr := sys.New(h.rt, sys.Config{}).Members["stderr"]
		c.Stderr = func() starlark.Value { return stderr }
		return c
	}
	c.Stderr = func() starlark.Value {
		if v := h.sys.Members["stderr"]; v != nil { // unless a script has deleted it
			return v
		}
		return starlark.None
	}
	return c
}
