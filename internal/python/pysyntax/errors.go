package pysyntax

import (
	"errors"
	"fmt"

	"go.starlark.net/syntax"
)

// ErrIncomplete is what errors.Is finds in an [Error] when the source is a
// correct beginning that simply ended too soon. A REPL should use [Incomplete],
// which also knows the rule for blocks that could still go on.
var ErrIncomplete = errors.New("incomplete input")

// ErrNotSupported is what errors.Is finds in an [Error] about Python syntax that
// fstar knows and refuses, such as async functions.
var ErrNotSupported = errors.New("not supported")

// A Kind says which of Python's exception types an [Error] stands for.
type Kind uint8

// The kinds of errors. IndentationError is a SyntaxError in Python, and TabError
// an IndentationError.
const (
	SyntaxError Kind = iota
	IndentationError
	TabError
)

// String returns the name of the exception type.
func (k Kind) String() string {
	switch k {
	case IndentationError:
		return "IndentationError"
	case TabError:
		return "TabError"
	}
	return "SyntaxError"
}

// An Error describes why a source is not a program. Parse returns no other type.
type Error struct {
	Kind     Kind
	Filename string
	Line     int // from 1
	Col      int // from 1, counting code points
	EndLine  int // 0 if not known
	EndCol   int // the column just after the last one to mark
	Msg      string

	cause   error // ErrIncomplete, ErrNotSupported or nil
	lateral bool  // of the lexer, but no reason to pass over an earlier error of the parser
}

// Error returns file, line, column, kind and message on one line.
func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Line, e.Col, e.Kind, e.Msg)
}

// Unwrap returns ErrIncomplete, ErrNotSupported or nil.
func (e *Error) Unwrap() error { return e.cause }

// NotSupported returns an error, at a place, that errors.Is finds ErrNotSupported in.
func NotSupported(pos syntax.Position, msg string) *Error {
	e := errorAt(SyntaxError, pos, msg)
	e.cause = ErrNotSupported
	return e
}

func errorAt(kind Kind, pos syntax.Position, msg string) *Error {
	return &Error{Kind: kind, Filename: pos.Filename(), Line: int(pos.Line), Col: int(pos.Col), Msg: msg}
}
