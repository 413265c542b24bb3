package check

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Config says what scripts can use. Its functions are called by the methods of the
// Checker, on the same goroutine.
type Config struct {
	// Names are the names that every script has.
	Names starlark.StringDict

	// Modules are the names of the modules that are no files, and Module returns one of
	// them, or nil.
	Modules []string
	Module  func(name string) starlark.Value

	// Find returns where the module that is a file, or a package, is for a main script, and
	// Read reads a file. Without Read there are no files.
	Find func(script, name string) (file string, isPackage, found bool)
	Read func(name string) ([]byte, error)

	// Compile compiles the tree of a Python file, which is its own from then on, for errors that
	// only the compiler finds: a *pysyntax.Error, or any other.
	Compile func(*syntax.File) error
}

// A Checker checks scripts one after the other. It reads each file that they import once.
// It is for one goroutine at a time.
type Checker struct{ lib *library }

// New returns a Checker.
func New(cfg Config) *Checker { return &Checker{newLibrary(cfg)} }

// Python returns what is wrong with the Python source of a file, in the order of the
// source.
func (c *Checker) Python(filename string, src []byte) []Problem {
	f := c.lib.parse(filename, src)
	var problems []Problem
	for _, err := range f.unsupported {
		problems = append(problems, syntaxProblem(err))
	}
	if f.err != nil {
		return inOrder(append(problems, syntaxProblem(f.err)))
	}
	return inOrder(append(problems, (&judge{file: f}).judge()...))
}

// Starlark returns what is wrong with the source of a file in plain Starlark, in the order
// of the source.
func (c *Checker) Starlark(opts *syntax.FileOptions, filename string, src []byte) []Problem {
	f := &starlarkFile{cfg: c.lib.Config, opts: opts, name: filename}
	return inOrder(f.judge(src))
}
