package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
)

// Options says what the lowering of a file depends on. The zero value will do for a
// script file.
type Options struct {
	// Attr reports whether reads of an attribute of that name become $attr calls, as
	// some built-in type lacks it or has another one. If nil, none do. Attributes of
	// the first parameter of a method are read directly all the same.
	Attr func(name string) bool

	// Derives reports whether there may be classes derived from built-in types, or with
	// comparisons of their own, in a module that the file imports. The name begins with
	// the dots of the import. If nil, there are none in any.
	Derives func(module string) bool

	// IsBuiltin reports whether a name that the file does not bind means Python's
	// builtin of that name. A REPL knows what was bound earlier. If nil, all do.
	IsBuiltin func(name string) bool

	// REPL says that other chunks may bind the module's variables, too: nothing is
	// concluded from the bindings in this one.
	REPL bool

	// Show makes expression statements of the module calls of $show.
	Show bool

	// Info, if not nil, is told where in the emitted code is what of the source, for the
	// messages of errors, and what functions have as attributes.
	Info *debuginfo.File
}

// File turns a tree of package pysyntax into one that starlark.FileProgram takes. It
// changes f and returns it. The error, if any, is a *pysyntax.Error.
func File(f *syntax.File, opts Options) (*syntax.File, error) {
	return lower(f, analyze(f, &opts))
}

// lower lowers the file f that a is the analysis of.
func lower(f *syntax.File, a *analysis) (*syntax.File, error) {
	if len(a.errs) > 0 {
		return nil, a.errs[0]
	}
	opts := a.opts
	l := &lowerer{analysis: a, scope: a.module, frame: &frame{}}
	l.out = make([]syntax.Stmt, 0, len(f.Stmts)+len(f.Stmts)/2)
	if len(f.Stmts) > 0 {
		l.slots.pos = syntax.Start(f.Stmts[0])
	}
	if doc := docstring(f.Stmts); doc != nil && !opts.REPL {
		l.emit(assign(doc.TokenPos, dot(ident(doc.TokenPos, "$g"), doc.TokenPos, "__doc__"), text(doc.TokenPos, doc.Value.(string))))
	}
	l.stmts(f.Stmts)
	if len(a.errs) > 0 {
		return nil, a.errs[0]
	}
	f.Stmts = append(l.slots.init, l.out...)
	f.Options = &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}
	return f, nil
}

// docstring returns the string that a body begins with, if any.
func docstring(stmts []syntax.Stmt) *syntax.Literal {
	if len(stmts) == 0 {
		return nil
	}
	if e, ok := stmts[0].(*syntax.ExprStmt); ok {
		if lit, ok := e.X.(*syntax.Literal); ok && lit.Token == syntax.STRING {
			return lit
		}
	}
	return nil
}

// A lowerer rewrites statements one after the other into out.
type lowerer struct {
	*analysis
	scope  *scope
	frame  *frame
	out    []syntax.Stmt
	inside int // expressions around with variables of their own
	slots  slots
	front  *syntax.CallExpr // the call that is evaluated before all else in the statement

	code *scope // of the innermost function, as CPython has them; nil at the top
}

// A frame is an emitted function while its body is lowered.
type frame struct {
	protected bool           // it is run by $try, and returns how it was left
	controls  []*control     // the loops and handlers around the statement
	hoist     *[]syntax.Stmt // in a loop: definitions to put before the outermost one

	breaks, continues, returns bool // how a protected frame may be left
}

// A control is a loop, or a clause that must be told when it is left.
type control struct {
	loop  bool
	flag  string // of a loop with else: the variable that says that it was left by break
	broke bool   // flag is set somewhere
	leave func() // of a clause: emits what leaving takes
}

func (l *lowerer) emit(s syntax.Stmt) { l.out = append(l.out, s) }

// emitCall emits a statement that is a call.
func (l *lowerer) emitCall(pos syntax.Position, fn string, args ...syntax.Expr) {
	l.emit(&syntax.ExprStmt{X: call(pos, fn, args...)})
}

// collect returns the statements that f emits.
func (l *lowerer) collect(n int, f func()) []syntax.Stmt {
	out := l.out
	l.out = make([]syntax.Stmt, 0, n)
	f()
	list := l.out
	l.out = out
	return list
}

// body lowers a block, which is not empty then.
func (l *lowerer) body(pos syntax.Position, stmts []syntax.Stmt) []syntax.Stmt {
	return l.collect(len(stmts)+1, func() {
		l.stmts(stmts)
		if len(l.out) == 0 {
			l.emit(pass(pos))
		}
	})
}

// temp emits an assignment to a new variable and returns its name.
func (l *lowerer) temp(pos syntax.Position, x syntax.Expr) string {
	name := l.unique("$t")
	l.emit(assign(pos, ident(pos, name), x))
	return name
}

// keep returns x if evaluating it later, and more than once, makes no difference;
// else a new variable with its value. stable says that no other code runs until then.
func (l *lowerer) keep(pos syntax.Position, x syntax.Expr, stable bool) syntax.Expr {
	if constant(x) || stable && simple(x) {
		return x
	}
	return ident(pos, l.temp(pos, x))
}

// inFrame lowers the body of another function.
func (l *lowerer) inFrame(f *frame, s *scope, body func()) []syntax.Stmt {
	frame, scope, code := l.frame, l.scope, l.code
	l.frame, l.scope, l.code = f, s, s
	list := l.collect(8, body)
	l.frame, l.scope, l.code = frame, scope, code
	return list
}

// defineEarly emits a definition that may as well come before the loops around.
func (l *lowerer) defineEarly(def *syntax.DefStmt) {
	if l.frame.hoist != nil {
		*l.frame.hoist = append(*l.frame.hoist, def)
	} else {
		l.emit(def)
	}
}
