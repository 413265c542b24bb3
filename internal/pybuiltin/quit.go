package pybuiltin

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Quitter is exit or quit: a function that raises SystemExit, whose repr tells a person
// to call it.
type Quitter struct{ *starlark.Builtin }

var quitterClass = object.NewNative("_sitebuiltins", "Quitter")

var _ object.Classed = Quitter{}

// NewQuitter returns the Quitter with a name.
func NewQuitter(name string) Quitter {
	return Quitter{script.NewFunction(name, "code=None", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return nil, Quit(a.Values[0])
	})}
}

// Quit returns the SystemExit with a code, which may be nil.
func Quit(code starlark.Value) error {
	if code == nil {
		code = starlark.None
	}
	return object.SystemExit.New(code)
}

// Class returns the class.
func (q Quitter) Class() *object.Class { return quitterClass }

// Type returns "Quitter".
func (q Quitter) Type() string { return "Quitter" }

// String returns what a person is told.
func (q Quitter) String() string { return "Use " + q.Name() + "() or Ctrl-D (i.e. EOF) to exit" }
