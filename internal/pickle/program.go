package pickle

import (
	"iter"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// A Program is what values refer to that is not sent with them: the modules of a Host, and
// the code of functions. The script lock guards it.
type Program interface {
	// Module returns the module with an absolute name, or nil.
	Module(name string) starlark.Value

	// Natives yields the modules of ours that are there, by their absolute names; builtins
	// is one of them.
	Natives() iter.Seq2[string, *pyrt.Native]

	// Native returns the library module with an absolute name, which is made if it is not there,
	// or nil.
	Native(name string) *pyrt.Native

	// Source returns the text of a file, and whether it is known.
	Source(file string) (string, bool)

	// AddModule makes a module without variables, for a worker: with a text that does not
	// run.
	AddModule(name, file string, isPackage bool, source string) *pyrt.Module

	// AddSource gives a worker the text of a file that has code of a module, besides the
	// module's own.
	AddSource(file, source string)

	// Caller returns what calls methods of classes.
	Caller() object.Caller

	// Unit returns the code of a module that is from a file: its own, for which file is "", or a
	// statement that was typed. If the source is not known it is nil.
	Unit(m *pyrt.Module, file string) (*engine.Unit, error)

	// Statements returns how many statements were typed, which may have bound variables of
	// modules anew: see [Sender].
	Statements() int
}
