package pydoc

import (
	_ "embed"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Builtins is the text about Python's built-in types, in the form of a package's comment.
//
//go:embed types.txt
var Builtins string

// overview is what help() says.
const overview = `fstar runs Python that uses concurrent.futures, threading and logging.

    help(x)             says what x is: a function, a class, a module or any value
    help('time')        the same by a name, for what is not imported, too
    dir(x)              the names of what x has
    Tab                 completes names, attributes and modules; indents an empty line
    Ctrl-C              takes back what is typed, or interrupts what runs
    Ctrl-D, exit()      ends the session, when the pools have done their work

Modules: `

// A Request is the function help, whose repr tells a person to call it.
type Request struct{ *native.Bound }

var requestClass = object.NewNative("_sitebuiltins", "_Helper")

var _ object.Classed = Request{}

// NewRequest returns help. What it says it gives to write.
func NewRequest(p Program, write func(t *script.Thread, text string) error) Request {
	return Request{help.With(helpState{p, write})}
}

var help = native.M1("help", "request=None, /", "prints what there is to say about an object, or the object of a name", helpState.help)

// helpState is where help asks, and what it gives the answers to.
type helpState struct {
	program Program
	write   func(t *script.Thread, text string) error
}

func (s helpState) help(t *script.Thread, request native.Maybe) (value.Value, error) {
	text := Overview(s.program)
	if request.Present() {
		text = answer(s.program, request.Starlark()) + "\n"
	}
	if err := t.Failure(); err != nil { // of a __repr__
		return value.Value{}, err
	}
	return value.None, s.write(t, text)
}

// Overview returns what help() says.
func Overview(p Program) string { return overview + strings.Join(p.Names(), ", ") + "\n" }

// answer returns what help(v) says.
func answer(p Program, v starlark.Value) string {
	name, ok := starlark.AsString(v)
	if !ok {
		return Help(p, v)
	}
	if v := p.Find(name); v != nil {
		return Help(p, v)
	}
	return "No Python documentation found for '" + name + "'.\n" +
		"Use help() to get the interactive help utility.\nUse help(str) for help on the str class.\n"
}

// Class returns the class.
func (r Request) Class() *object.Class { return requestClass }

// Type returns "_Helper".
func (r Request) Type() string { return "_Helper" }

// String returns what a person is told.
func (r Request) String() string {
	return "Type help() for interactive help, or help(object) for help about object."
}
