package host

import (
	goos "os"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/logging"
	"fstar/builtins/os"
	"fstar/builtins/sys"
	"fstar/internal/exception"
	"fstar/internal/pybuiltin"
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
	m := make()
	if native, ok := m.(*starlarkstruct.Module); ok && h.dialect == Python {
		m = pyrt.NewNative(native)
	}
	h.modules[name] = m
	return m
}

// deferLogging sets up logging, which is made when a script imports it or when we have
// something to log.
func (h *Host) deferLogging(cfg Config) {
	logs := sync.OnceValue(func() *logging.Logs { return logging.New(h.rt, h.loggingConfig(cfg)) })
	h.rt.Log = func(t *script.Thread, logger string, level int, message string, reason *exception.Exception) {
		logs().Report(t, logger, level, message, reason)
	}
	h.deferred["logging.handlers"] = func() starlark.Value { return logs().Handlers() }
	h.deferred["logging"] = func() starlark.Value {
		m := logs().Module()
		m.Members["handlers"] = h.module("logging.handlers")
		return m
	}
}

// loggingConfig returns what logging may use of the Host.
func (h *Host) loggingConfig(cfg Config) logging.Config {
	c := logging.Config{Handling: pyrt.Handling, Handle: pyrt.Handle}
	if cfg.System {
		c.Getwd, c.Files = goos.Getwd, os.System{}
		c.Open = func() starlark.Callable { return pybuiltin.Open }
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
