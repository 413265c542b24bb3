package sys

import (
	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// displayhook is sys.displayhook.
// Source: sys.displayhook in the Python library reference.
func (m *Module) displayhook(t *script.Thread, v starlark.Value) (value.Value, error) {
	if v == starlark.None {
		return value.None, nil
	}
	m.keep(starlark.None)
	text := object.Repr(v)
	if err := t.Failure(); err != nil {
		return value.Value{}, err
	}
	if err := write(t, m.Members["stdout"], text+"\n"); err != nil {
		return value.Value{}, err
	}
	m.keep(v)
	return value.None, nil
}

// keep makes v what the session has shown last.
func (m *Module) keep(v starlark.Value) {
	if m.cfg.Keep != nil {
		m.cfg.Keep(v)
	}
}

// write writes text to what a script may have put in the place of sys.stdout.
func write(t *script.Thread, file starlark.Value, text string) error {
	switch file := file.(type) {
	case nil:
		return object.RuntimeError.Errorf("lost sys.stdout")
	case corelib.TextWriter:
		return file.WriteText(t, text)
	}
	method, err := object.Getattr(file, "write")
	if err == nil {
		_, err = object.Invoke(t, method, starlark.String(text))
	}
	return err
}
