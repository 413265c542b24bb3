package exception

import "go.starlark.net/syntax"

// A Source has the source of scripts, for tracebacks. Its methods may be called from any
// goroutine.
type Source interface {
	// Lines returns a file line by line, or nil if it is not to be had.
	Lines(filename string) []string

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

// Lines is a Source that knows no extents.
type Lines func(filename string) []string

var _ Source = Lines(nil)

// Lines calls f.
func (f Lines) Lines(filename string) []string { return f(filename) }

// Extent returns false.
func (Lines) Extent(syntax.Position) (Extent, bool) { return Extent{}, false }
