package host

import (
	"context"
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
)

// A Session runs what a person types, statement by statement, in one module: it is what a
// console is made of.
//
//	s := h.Session()
//	for {
//		src := prompt(">>> ")
//		for s.Incomplete(src) {
//			src += "\n" + prompt("... ")
//		}
//		if err := s.Exec(ctx, src); err != nil {
//			...
//		}
//	}
//
// The module is that of the script that ExecFile ran last, so that a person can go on
// where it ended, or else an empty one called __main__. All Sessions of a Host have the
// same.
//
// In the Python dialect an expression statement shows its value, by sys.displayhook: it
// prints the repr and keeps the value as _, but for None. In the Starlark dialect only a
// statement that is an expression does, and _ is a global variable; functions see the
// global variables as they were at the end of the statement that defined them, as in
// go.starlark.net's own console.
//
// What statements start runs on between them, as the tasks that a script left running do.
// A Session may be used from any goroutine; statements at the same time run on threads of
// their own.
type Session struct{ h *Host }

// Session returns the Host's Session.
func (h *Host) Session() *Session { return &Session{h} }

// Incomplete reports whether src, one or more lines without the last newline, is the
// beginning of a statement that needs more lines. A compound statement does until an empty
// line ends it. A source that is wrong is complete: Exec says what is wrong.
//
// In the Python dialect this is the rule of CPython's codeop module, by the parser.
func (s *Session) Incomplete(src string) bool {
	if s.h.dialect == Python {
		more, _ := pysyntax.Incomplete(src)
		return more
	}
	return incompleteStarlark(src)
}

// Exec runs a statement, or several. It is as [Host.ExecFile] in all else: it blocks until
// the statement has ended, on the thread MainThread if no other call has that;
// [Host.Interrupt] raises KeyboardInterrupt in it, and the end of ctx stops it and what
// it has started. Errors are of type [*ScriptError], but for that of a Host that is closed.
// One for which Exit reports that the script asked for its end is for the caller to heed.
//
// Errors call the source <python-input-0>, <python-input-1> and so on (in Starlark,
// <starlark-input-0>), as CPython's console does. The Host keeps it until it is closed.
func (s *Session) Exec(ctx context.Context, src string) error {
	t, leave, err := s.h.rt.EnterLocked(ctx)
	if err != nil {
		return err
	}
	defer leave()
	_, err = t.Run(nil, func() (starlark.Value, error) {
		return starlark.None, s.h.execStatement(t, src)
	})
	if err != nil {
		return s.h.uncaught(t, err)
	}
	return nil
}

// execStatement runs a statement on t, which has the script lock.
func (h *Host) execStatement(t *script.Thread, src string) error {
	dialect := "python"
	if h.dialect == Starlark {
		dialect = "starlark"
	}
	filename := fmt.Sprintf("<%s-input-%d>", dialect, h.statements)
	h.statements++
	h.sources.put(filename, src)
	if h.dialect == Starlark {
		return h.execStarlarkStatement(t, filename, src)
	}
	return h.runPython(t, h.mainModule(), filename, src, engine.Options{Show: h.showValue})
}

// mainModule returns __main__: that of the script that ran last, or a new one. The caller
// has the script lock.
func (h *Host) mainModule() *pyrt.Module {
	m, ok := h.python.Module("__main__").(*pyrt.Module)
	if !ok {
		m = h.python.NewMain("")
	}
	return m
}

// showValue shows the value of an expression statement, by sys.displayhook.
func (h *Host) showValue(t *script.Thread, v starlark.Value) error {
	if _, ok := v.(corelib.Quitter); ok { // who types exit wants that, as in CPython
		return corelib.Quit(starlark.None)
	}
	hook := h.sys.Members["displayhook"]
	if hook == nil {
		return object.RuntimeError.Errorf("lost sys.displayhook")
	}
	_, err := t.Invoke(hook, starlark.Tuple{v}, nil)
	return err
}
