package host

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/engine"
	"fstar/internal/python/check"
	"fstar/internal/script"
)

// A Problem is something that a [Checker] found in a script.
type Problem struct {
	File            string
	Line, Column    int // from 1; columns count code points
	EndLine, EndCol int // just after it; 0 if not known

	// Severity is "error" for what makes the script fail if it gets there, or "warning"
	// if the script may be prepared for it, as in a try statement with a handler.
	Severity check.Severity

	// Code says what kind of problem it is, such as "undefined-name": docs/check.md has
	// all of them.
	Code check.Code

	// Message is what the exception would say, without its class.
	Message string
}

// IsError reports whether the severity is "error".
func (p Problem) IsError() bool { return p.Severity == check.Error }

// A Checker checks scripts one after the other, without running them. It reads each file
// that they import once. It is for one goroutine at a time.
type Checker struct {
	h      *Host
	check  *check.Checker // made by the first call
	thread *script.Thread // of the current call
}

// NewChecker returns a Checker for scripts of the Host's dialect, with its modules.
func (h *Host) NewChecker() *Checker { return &Checker{h: h} }

// Check returns what is wrong with a script as far as it can be known without running it,
// in the order of the source: errors of syntax, names that are not defined, modules and
// members of modules that there are not. It looks at files that the script imports, by
// Config.ReadFile, but not for what is wrong in these.
//
// The filename and src are as for [Host.ExecFile]. An error says that the source cannot be
// read, or that the Host is closed. Check takes the script lock: it blocks while scripts
// of the Host compute.
func (c *Checker) Check(ctx context.Context, filename string, src any) ([]Problem, error) {
	text, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	t, leave, err := c.h.rt.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	c.thread = t
	if c.check == nil {
		c.check = check.New(c.config())
	}
	var found []check.Problem
	if c.h.dialect == Python {
		found = c.check.Python(filename, text)
	} else {
		found = c.check.Starlark(starlarkOptions, filename, text)
	}
	problems := make([]Problem, len(found))
	for i, p := range found {
		problems[i] = Problem(p)
	}
	return problems, nil
}

// config returns what the scripts of the Host can use.
func (c *Checker) config() check.Config {
	h := c.h
	cfg := check.Config{Names: h.predeclared, Module: h.module}
	if readFile := h.loader.readFile; readFile != nil {
		cfg.Find = func(script, name string) (file string, isPackage, found bool) {
			return findModule(readFile, filepath.Dir(script), name)
		}
		cfg.Read = func(name string) (src []byte, err error) {
			c.thread.Block(func(context.Context) { src, err = readFile(name) })
			return src, err
		}
	}
	if h.dialect == Python {
		cfg.Names = h.python.NewModule("__main__", "").Visible()
		cfg.Module = h.importable
		cfg.Modules = slices.AppendSeq(slices.Sorted(maps.Keys(h.modules)), maps.Keys(h.deferred))
		cfg.Compile = compileWhole
	}
	return cfg
}

// compileWhole compiles a Python file with all of its functions. The error is a *pysyntax.Error.
func compileWhole(f *syntax.File) error {
	u, err := engine.Compile(f, engine.Options{})
	if err == nil {
		err = u.CompileAll()
	}
	return err
}

// importable returns the module of the Host called name, or one that is imported from the
// beginning; or nil.
func (h *Host) importable(name string) starlark.Value {
	if m := h.module(name); m != nil {
		return m
	}
	if m, found, _ := h.python.Modules().Get(starlark.String(name)); found {
		return m
	}
	return nil
}
