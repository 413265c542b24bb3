package sys

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// HasExceptHook reports whether sys.excepthook is what it was at first.
func (m *Module) HasExceptHook() bool { return m.Members["excepthook"] == m.Members["__excepthook__"] }

// exceptHook is sys.excepthook: it writes what CPython writes of an exception that nobody handles.
func (m *Module) exceptHook(t *script.Thread, _, v, tb starlark.Value) (value.Value, error) {
	e, ok := v.(*object.Exception)
	if !ok {
		text := "TypeError: print_exception(): Exception expected for value, " + object.TypeName(v) + " found\n"
		return value.None, write(t, m.Members["stderr"], text)
	}
	if tb, ok := tb.(*object.Traceback); ok && e.Traceback() == nil {
		e.SetTraceback(tb)
	}
	return value.None, write(t, m.Members["stderr"], t.Traceback(e))
}

// WriteStderr writes to sys.stderr, as scripts have set it; if that is None, nothing.
func (m *Module) WriteStderr(t *script.Thread, text string) error {
	file := m.Members["stderr"]
	if file == nil || file == starlark.None {
		return nil
	}
	return write(t, file, text)
}
