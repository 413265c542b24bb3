package corelib

import (
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Quitter is exit or quit: a function that raises SystemExit, whose repr tells a person
// to call it.
type Quitter struct{ *native.Function }

var quitterClass = object.NewNative("_sitebuiltins", "Quitter")

var _ object.Classed = Quitter{}

// Quitters returns exit and quit. The slice is not to be changed.
var Quitters = sync.OnceValue(func() []Quitter {
	quit := func(_ *script.Thread, code starlark.Value) (value.Value, error) { return value.Value{}, Quit(code) }
	var quitters []Quitter
	for _, name := range []string{"exit", "quit"} {
		quitters = append(quitters, Quitter{native.F1(name, "code=None", "raises SystemExit(code), which ends the program", quit)})
	}
	return quitters
})

// Quit returns the SystemExit with a code.
func Quit(code starlark.Value) error { return object.SystemExit.New(code) }

// Class returns the class.
func (q Quitter) Class() *object.Class { return quitterClass }

// Type returns "Quitter".
func (q Quitter) Type() string { return "Quitter" }

// String returns what a person is told.
func (q Quitter) String() string { return "Use " + q.Name() + "() or Ctrl-D (i.e. EOF) to exit" }
