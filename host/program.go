package host

import (
	"context"
	"errors"
	"path/filepath"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/traceback"
)

// A Program is a source in Python that was compiled, to be run any number of times: see [Host.Run]. It does not
// change and belongs to no Host: any number of Hosts may run it, at once, on any goroutines.
type Program struct {
	file string
	text *sourceText
	unit *engine.Unit
}

// errNoPython is the error of Run in a Host of another dialect.
var errNoPython = errors.New("host: a Program is Python; the Host runs Starlark")

// Compile compiles a source in Python. What src may be, [Host.ExecFile] says; filename is what tracebacks name. The
// error may be one of reading, or a [*ScriptError] of type SyntaxError. It runs no code and needs no Host.
func Compile(filename string, src any) (*Program, error) {
	data, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	p := &Program{file: filename, text: newSourceText(string(data))}
	if p.unit, err = compilePython(filename, p.text.text, mainName); err != nil {
		return nil, p.syntaxError(err)
	}
	return p, nil
}

// mainName is the name of the module that a Program is run as.
const mainName = "__main__"

// compilePython compiles a source that is run as a module of this name.
func compilePython(filename, src, module string) (*engine.Unit, error) {
	f, err := pysyntax.Parse(filename, src)
	if err != nil {
		return nil, syntaxError(err, src)
	}
	u, err := engine.Compile(f, engine.Options{Module: module, Source: src})
	if err != nil {
		return nil, syntaxError(err, src)
	}
	return u, nil
}

// syntaxError returns the ScriptError of an error in the source.
func (p *Program) syntaxError(err error) error {
	e := object.Catch(err, 0)
	s := &ScriptError{exc: e, err: err, behind: behind(e)}
	s.report = traceback.NewReport(e, programSource{p}, func(f func() string) (string, bool) { return f(), true }) // it has no code of scripts
	return s
}

// programSource is the source of a Program that no Host has.
type programSource struct{ p *Program }

func (s programSource) File(name string) traceback.File {
	if name == s.p.file {
		return s.p.text
	}
	return nil
}

func (programSource) Hint(*object.Exception, string) string { return "" }

// Filename returns the name that the Program was compiled with.
func (p *Program) Filename() string { return p.file }

// Run runs a Program as the main module, with these global variables to begin with, and returns those that it has at
// its end. Each run has global variables of its own, so runs do not see each other; the modules that they import, and
// sys.modules['__main__'], are the Host's. In all else, contexts, errors and what other goroutines may do, it is as
// [Host.ExecFile]: runs on one Host take turns.
func (h *Host) Run(ctx context.Context, p *Program, globals starlark.StringDict) (starlark.StringDict, error) {
	if h.dialect != Python {
		return nil, errNoPython
	}
	h.sources.putText(p.file, p.text)
	return h.exec(ctx, func(t *script.Thread) (starlark.StringDict, error) {
		if h.pathOfScript {
			h.setPath(filepath.Dir(p.file))
		}
		m := h.python.NewMain(p.file)
		for name, v := range globals {
			m.Set(name, h.python.Inward(v))
		}
		_, err := p.unit.Run(t, m, nil)
		return h.globalsOf(t, m, err)
	})
}
