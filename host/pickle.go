package host

import (
	"iter"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
)

// program is what values sent to other processes, or got from them, refer to in a Host.
type program struct{ h *Host }

// newProgram returns the program of h. The caller has the script lock, if scripts run.
func newProgram(h *Host) *program {
	// What these have travels also if no script has imported them: the environment and the
	// working directory, how many threads have names, and locks.
	h.module("os")
	h.module("threading")
	return &program{h}
}

var _ pickle.Program = (*program)(nil)

func (p *program) Module(name string) starlark.Value { return p.h.python.Module(name) }
func (p *program) Caller() object.Caller             { return p.h.python }

func (p *program) Natives() iter.Seq2[string, *pyrt.Native] {
	return func(yield func(string, *pyrt.Native) bool) {
		if !yield("builtins", p.h.python.Builtins()) {
			return
		}
		for name, m := range p.h.modules {
			if m, ok := m.(*pyrt.Native); ok && !yield(name, m) {
				return
			}
		}
	}
}

func (p *program) Native(name string) *pyrt.Native {
	if name == "builtins" {
		return p.h.python.Builtins()
	}
	n, _ := p.h.module(name).(*pyrt.Native)
	return n
}

func (p *program) Source(file string) (string, bool) { return p.h.sources.text(file) }

func (p *program) AddSource(file, source string) { p.h.sources.put(file, source) }

func (p *program) Statements() int { return p.h.statements }

func (p *program) AddModule(name, file string, isPackage bool, source string) *pyrt.Module {
	p.h.sources.put(file, source)
	m := p.h.python.AddModule(name, file, isPackage)
	if name == "__main__" {
		m.Set("__name__", starlark.String(pyrt.WorkerMain))
	}
	return m
}

// Unit compiles the code of a module, or a statement: its functions, when they are called.
func (p *program) Unit(m *pyrt.Module, file string) (*engine.Unit, error) {
	if file == "" {
		file = m.File()
	}
	source, ok := p.Source(file)
	if !ok {
		return nil, nil
	}
	f, err := pysyntax.Parse(file, source)
	if err != nil {
		return nil, syntaxError(err, source)
	}
	u, err := engine.Resolve(f, engine.Options{Module: m.Name(), Source: source})
	if err != nil {
		return nil, syntaxError(err, source)
	}
	return u, nil
}
