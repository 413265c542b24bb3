package traceback

import (
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// A Source has the source of scripts, for tracebacks.
type Source interface {
	// File returns what is known of a file now, or nil if it is not to be had.
	File(name string) File

	// Hint returns what to add to the message of e, such as which name was meant, or "". The
	// caller has the script lock.
	Hint(e *object.Exception, message string) string
}

// A File is the source in a file. It never changes; its methods may be called from any
// goroutine.
type File interface {
	// Lines returns the text line by line.
	Lines() []string

	// Extent returns what an error at pos is an error of. ok is false if only pos is known.
	Extent(pos syntax.Position) (x Extent, ok bool)
}

// An Extent is a part of a source: an expression, or a statement.
type Extent struct {
	Start, End syntax.Position

	// Left and Right are where the part of it begins and ends that the error is about, such
	// as an operator; if not valid, there is none.
	Left, Right syntax.Position

	// Statement is where the statement begins that does nothing but the call that this is,
	// and assigns or returns the value; not valid for all others.
	Statement syntax.Position
}

// Lines is a Source, and its only File, that knows no extents and no hints.
type Lines []string

var (
	_ Source = Lines(nil)
	_ File   = Lines(nil)
)

// File returns l.
func (l Lines) File(string) File { return l }

// Hint returns "".
func (Lines) Hint(*object.Exception, string) string { return "" }

// Lines returns l.
func (l Lines) Lines() []string { return l }

// Extent returns false.
func (Lines) Extent(syntax.Position) (x Extent, ok bool) { return x, false }
