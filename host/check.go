package host

import (
	"context"
	"maps"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/check"
)

// A Problem is something that [Host.Check] found in a script.
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

// Check returns what is wrong with a script as far as it can be known without running it,
// in the order of the source: errors of syntax, names that are not defined, modules and
// members of modules that there are not. It looks at files that the script imports, by
// Config.ReadFile, but not for what is wrong in these.
//
// The filename and src are as for [Host.ExecFile]. An error says that the source cannot be
// read, or that the Host is closed. Check takes the script lock: it blocks while scripts
// of the Host compute.
func (h *Host) Check(ctx context.Context, filename string, src any) ([]Problem, error) {
	text, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	t, leave, err := h.rt.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()

	cfg := check.Config{Module: h.module}
	if readFile := h.loader.readFile; readFile != nil {
		cfg.Find = importer{h, readFile}.Find
		cfg.Read = func(name string) (src []byte, err error) {
			t.Block(func(context.Context) { src, err = readFile(name) })
			return src, err
		}
	}
	var found []check.Problem
	if h.dialect == Python {
		cfg.Names = h.python.NewModule("__main__", filename).Names()
		cfg.Module = h.importable
		cfg.Modules = slices.Sorted(maps.Keys(h.modules))
		cfg.Modules = slices.AppendSeq(cfg.Modules, maps.Keys(h.deferred))
		found = check.Python(cfg, filename, text, func(f *syntax.File) error {
			_, err := starlark.FileProgram(f, isPredeclared)
			return err
		})
	} else {
		cfg.Names = h.predeclared
		found = check.Starlark(cfg, starlarkOptions, filename, text)
	}
	problems := make([]Problem, len(found))
	for i, p := range found {
		problems[i] = Problem(p)
	}
	return problems, nil
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
