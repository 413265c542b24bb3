package host

import (
	"errors"
	"maps"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/corelib"
	"fstar/internal/object"
	"fstar/internal/script"
)

// incompleteStarlark is Session.Incomplete for Starlark. As in upstream's console, it is
// the parser that asks for lines.
func incompleteStarlark(src string) bool {
	lines := strings.Split(src, "\n")
	more := false
	starlarkOptions.ParseCompoundStmt("<stdin>", func() ([]byte, error) {
		if more = len(lines) == 0; more {
			return nil, errors.New("more lines are needed")
		}
		line := lines[0]
		lines = lines[1:]
		return []byte(line + "\n"), nil
	})
	return more
}

// execStarlarkStatement runs a statement in the Starlark dialect.
func (h *Host) execStarlarkStatement(t *script.Thread, filename, src string) error {
	opts := *starlarkOptions
	opts.LoadBindsGlobally = true // or what a load statement binds would be gone after it
	f, err := opts.Parse(filename, src, 0)
	if err != nil {
		return object.CatchCompile(err)
	}
	globals := h.starlarkGlobals()
	expr := soleExpr(f)
	if expr == nil {
		return catchResolve(starlark.ExecREPLChunk(f, t.Interp(), globals))
	}
	v, err := starlark.EvalExprOptions(f.Options, t.Interp(), expr, globals)
	if err != nil || v == starlark.None {
		return catchResolve(err)
	}
	if _, ok := v.(corelib.Quitter); ok {
		return corelib.Quit(starlark.None)
	}
	globals["_"] = v
	return h.rt.Output.Write(t, v.String()+"\n")
}

// catchResolve makes the exception of an error that the resolver found.
func catchResolve(err error) error {
	var eval *starlark.EvalError
	if err == nil || errors.As(err, &eval) {
		return err
	}
	return object.CatchCompile(err)
}

// soleExpr returns the expression that is all of a file, or nil.
func soleExpr(f *syntax.File) syntax.Expr {
	if len(f.Stmts) == 1 {
		if s, ok := f.Stmts[0].(*syntax.ExprStmt); ok {
			return s.X
		}
	}
	return nil
}

// setGlobals makes the variables of a script those of the session.
func (h *Host) setGlobals(globals starlark.StringDict) {
	h.globals = maps.Clone(h.predeclared)
	for _, q := range corelib.Quitters() {
		h.globals[q.Name()] = q
	}
	h.globals["help"] = h.newHelp()
	maps.Copy(h.globals, globals)
}

// starlarkGlobals returns the variables of the session: at first those of the script that
// ran last, and the names that every script has. The caller has the script lock.
func (h *Host) starlarkGlobals() starlark.StringDict {
	if h.globals == nil {
		h.setGlobals(nil)
	}
	return h.globals
}
