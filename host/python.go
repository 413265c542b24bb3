package host

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	goos "os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/syntax"
	"golang.org/x/term"

	"fstar/builtins/abc"
	"fstar/builtins/atexit"
	"fstar/builtins/contextlib"
	"fstar/builtins/dataclasses"
	"fstar/builtins/functools"
	"fstar/builtins/multiprocessing"
	"fstar/builtins/os"
	"fstar/builtins/sys"
	"fstar/builtins/typing"
	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
)

// newPython sets up the names and the modules of the Python dialect.
func (h *Host) newPython(cfg Config) {
	names := starlark.StringDict{"help": h.newHelp()}
	maps.Copy(names, cfg.Predeclared)
	h.sources.hint = h.hint
	h.python = pyrt.New(h.rt, importer{h, cfg.ReadFile}, names)
	sysConfig := sys.Config{
		Args: cfg.Args, Path: cfg.Path,
		Handling: pyrt.Handling, Modules: h.python.Modules(), Substitutes: h.python.Substitutes, Keep: h.python.SetUnderscore,
	}
	if cfg.Path == nil {
		sysConfig.Path = []string{""} // until ExecFile sets it
		h.pathOfScript = true
	}
	if cfg.System {
		sysConfig.Stdin = goos.Stdin
		sysConfig.HasFileno = cfg.Stdout == goos.Stdout && cfg.Stderr == goos.Stderr
		sysConfig.IsTerminal = func(fd int) bool {
			return (fd == 0 || sysConfig.HasFileno) && term.IsTerminal(fd)
		}
	}
	sysModule := sys.New(h.rt, sysConfig)
	stdout := sysModule.Members["stdout"]
	h.rt.IO.Stdout = func() starlark.Value {
		if now := sysModule.Members["stdout"]; now != stdout {
			return now // a script has replaced it
		}
		return nil
	}
	h.rt.IO.Stdin = func() starlark.Value { return sysModule.Members["stdin"] }
	h.deferOS(cfg)
	h.deferred["abc"] = func() starlark.Value { return abc.New() }
	h.deferred["atexit"] = func() starlark.Value { return atexit.New(h.rt) }
	h.deferred["contextlib"] = func() starlark.Value { return contextlib.New() }
	h.deferred["dataclasses"] = func() starlark.Value { return dataclasses.New() }
	h.deferred["functools"] = func() starlark.Value { return functools.New() }
	h.deferred["typing"] = func() starlark.Value { return typing.New() }
	h.deferred["multiprocessing"] = func() starlark.Value {
		return pyrt.NewNative(h.multiprocessing.Module()).Explain(multiprocessing.Missing)
	}
	h.modules["sys"] = sysModule
	h.sys = sysModule
	h.rt.Stderr = sysModule.WriteStderr
	for name, m := range h.modules {
		h.modules[name] = h.asModule(m)
	}
	h.python.Modules().SetKey(starlark.String("sys"), h.modules["sys"])
	pools := h.modules["concurrent.futures"].(*pyrt.Native)
	for _, name := range []string{"_base", "process", "thread"} {
		pools.Put(name, h.modules["concurrent.futures."+name])
	}
	h.modules["concurrent"] = pyrt.NewNative(&starlarkstruct.Module{
		Name:    "concurrent",
		Members: starlark.StringDict{"futures": h.modules["concurrent.futures"]},
	})
}

// deferOS sets up os, which is made when a script imports it, or when its state is asked for. The
// environment that scripts see is that of now.
func (h *Host) deferOS(cfg Config) {
	var c os.Config
	if cfg.System {
		environ := goos.Environ()
		c = os.Config{
			Environ: func() []string { return environ },
			Getwd:   goos.Getwd, Chdir: goos.Chdir, FS: os.System{}, Exit: cfg.Exit, Kill: os.KillProcess,
		}
	}
	module := sync.OnceValue(func() *os.Module { return os.New(c) })
	h.deferred["os.path"] = func() starlark.Value { return module().Members["path"] }
	h.deferred["os"] = func() starlark.Value {
		m := module()
		m.Members["path"] = h.module("os.path")
		return m
	}
	if cfg.System {
		h.getenv = func(name string) (string, bool) { return module().Getenv(name) }
	}
}

// syntaxError returns the exception that an error of the front end in src is.
func syntaxError(err error, src string) error {
	var e *pysyntax.Error
	if !errors.As(err, &e) {
		return err
	}
	class := object.SyntaxError
	switch e.Kind {
	case pysyntax.IndentationError:
		class = object.IndentationError
	case pysyntax.TabError:
		class = object.TabError
	}
	x := class.New(starlark.String(e.Msg), syntaxErrorPlace(e, src)).Wrap(err)
	x.SetPos(syntax.MakePosition(&e.Filename, int32(e.Line), int32(e.Col)))
	return x
}

// syntaxErrorPlace returns the tuple that is the second argument of a SyntaxError.
func syntaxErrorPlace(e *pysyntax.Error, src string) starlark.Tuple {
	var text starlark.Value = starlark.None
	if lines := strings.SplitAfter(src, "\n"); 0 < e.Line && e.Line <= len(lines) {
		text = starlark.String(lines[e.Line-1])
	}
	endLine, endCol := e.EndLine, e.EndCol
	if endLine == 0 { // it is not known
		endLine, endCol = e.Line, e.Col
	}
	return starlark.Tuple{starlark.String(e.Filename), starlark.MakeInt(e.Line), starlark.MakeInt(e.Col), text, starlark.MakeInt(endLine), starlark.MakeInt(endCol)}
}

// execPython runs Python source as m, the main module, on t, and returns its globals if they are
// wanted.
func (h *Host) execPython(t *script.Thread, m *pyrt.Module, src string, wanted bool) (starlark.StringDict, error) {
	err := h.runPython(t, m, m.File(), src, engine.Options{})
	if !wanted {
		return nil, err
	}
	return h.globalsOf(t, m, err)
}

// globalsOf returns the globals of a main module for the embedding program, and err, with which it has ended; none if
// it was stopped.
func (h *Host) globalsOf(t *script.Thread, m *pyrt.Module, err error) (starlark.StringDict, error) {
	if t.Stopping(err) {
		return nil, err
	}
	globals := m.Globals()
	for name, v := range globals {
		globals[name] = h.python.Outward(v)
	}
	return globals, err
}

// loadPython runs Python source for a load statement.
func (h *Host) loadPython(t *script.Thread, filename string, src string) (starlark.StringDict, error) {
	base := filepath.Base(filename)
	m := h.python.NewModule(strings.TrimSuffix(base, filepath.Ext(base)), filename)
	err := h.runPython(t, m, filename, src, engine.Options{})
	return m.Globals(), err
}

// runPython runs Python source as the code of m.
func (h *Host) runPython(t *script.Thread, m *pyrt.Module, filename, src string, opts engine.Options) error {
	f, err := pysyntax.Parse(filename, src)
	if err != nil {
		return syntaxError(err, src)
	}
	opts.Module, opts.Source = m.Name(), src
	u, err := engine.Compile(f, opts)
	if err != nil {
		return syntaxError(err, src)
	}
	_, err = u.Run(t, m, nil)
	return err
}

// importer finds modules for Python scripts: those of the Host, and files on sys.path.
type importer struct {
	h        *Host
	readFile func(string) ([]byte, error)
}

var _ pyrt.Importer = importer{}

// Builtin returns the module of the Host called name, or nil.
func (im importer) Builtin(name string) starlark.Value { return im.h.module(name) }

// Find finds the file of a module on sys.path.
func (im importer) Find(name string) (file string, isPackage, found bool) {
	if im.readFile == nil {
		return "", false, false
	}
	for _, dir := range im.h.path() {
		if file, isPackage, found = findModule(im.readFile, dir, name); found {
			return file, isPackage, true
		}
	}
	return "", false, false
}

// findModule finds the file of a module, or package, in a directory.
func findModule(readFile func(string) ([]byte, error), dir, name string) (file string, isPackage, found bool) {
	path := filepath.Join(append([]string{dir}, strings.Split(name, ".")...)...)
	for _, c := range []struct {
		file      string
		isPackage bool
	}{
		{filepath.Join(path, "__init__.py"), true},
		{path + ".py", false},
		{path + ".star", false},
	} {
		if _, err := readFile(c.file); err == nil || !missing(err) {
			return c.file, c.isPackage, true
		}
	}
	return "", false, false
}

// missing reports whether an error of ReadFile says that there is no such file, or that what
// should be its directory is none.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// Run runs a text for eval and exec.
func (im importer) Run(t *script.Thread, m *pyrt.Module, src string, expression bool, locals starlark.Value) (starlark.Value, error) {
	const name = "<string>"
	im.h.sources.noteFrames(src)
	f, err := pysyntax.Parse(name, src)
	if err != nil {
		return nil, syntaxError(err, src)
	}
	if expression {
		if pos := behindExpression(f); pos.IsValid() || len(f.Stmts) == 0 {
			return nil, syntaxError(&pysyntax.Error{Filename: name, Line: int(pos.Line), Col: int(pos.Col), Msg: "invalid syntax"}, src)
		}
	}
	u, err := engine.Compile(f, engine.Options{Module: m.Name(), Eval: expression, Locals: locals != nil})
	if err != nil {
		return nil, syntaxError(err, src)
	}
	return u.Run(t, m, locals)
}

// behindExpression returns the position of what a source has that is more than an expression.
func behindExpression(f *syntax.File) (pos syntax.Position) {
	if len(f.Stmts) == 0 {
		return pos
	}
	switch s := f.Stmts[0].(type) {
	case *syntax.ExprStmt:
		if len(f.Stmts) > 1 {
			if pos = syntax.Start(f.Stmts[1]); pos.Line == syntax.End(s.X).Line {
				pos = syntax.End(s.X)
			}
		}
		return pos
	case *syntax.AssignStmt:
		return s.OpPos
	default:
		return syntax.Start(s)
	}
}

// Exec runs the file of a module.
func (im importer) Exec(t *script.Thread, m *pyrt.Module) error {
	var src []byte
	var err error
	t.Block(func(context.Context) { src, err = im.readFile(m.File()) })
	if err != nil {
		return object.ImportError.Errorf("%w", err)
	}
	text := string(src)
	im.h.sources.put(m.File(), text)
	depth := t.Depth()
	if err := im.h.runPython(t, m, m.File(), text, engine.Options{}); err != nil {
		return object.Catch(t.Settle(err), depth)
	}
	return nil
}
