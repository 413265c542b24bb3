package host

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// uncaught makes a ScriptError of an error of the main script, or of a statement of a session, that left script
// code on t, which has the script lock. If a script has set sys.excepthook, that is called.
// Source: handle_system_exit and _PyErr_PrintEx in CPython's Python/pythonrun.c.
func (h *Host) uncaught(t *script.Thread, err error) *ScriptError {
	e := object.Catch(err, 0)
	if h.sys == nil || h.sys.HasExceptHook() || e.Class().Is(object.SystemExit) || t.Interrupted() != nil {
		return newScriptError(t, err)
	}
	hook := h.sys.Members["excepthook"]
	if hook == nil {
		h.rt.Report(t, "sys.excepthook is missing\n")
		return newScriptError(t, err)
	}
	_, failed := t.Call(nil, hook, starlark.Tuple{e.Class(), e, h.rt.TracebackOf(e)}, nil)
	if failed == nil {
		s := newScriptError(t, err)
		s.reported = true
		return s
	}
	x := object.Catch(failed, 0)
	if x.Class().Is(object.SystemExit) {
		return newScriptError(t, failed)
	}
	h.rt.Report(t, "Error in sys.excepthook:\n"+t.Traceback(x)+"\nOriginal exception was:\n")
	return newScriptError(t, err)
}
