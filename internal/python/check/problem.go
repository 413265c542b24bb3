package check

import (
	"cmp"
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// A Severity says how sure it is that a script fails.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // it fails if it gets there
	Warning Severity = "warning" // the script may be prepared for it
)

// A Code says what kind of problem it is.
type Code string

// The codes.
const (
	SyntaxError        Code = "syntax-error"
	UnsupportedSyntax  Code = "unsupported-syntax" // Python, but not fstar
	UndefinedName      Code = "undefined-name"
	UnsupportedBuiltin Code = "unsupported-builtin" // Python has it, fstar has not
	UnknownModule      Code = "unknown-module"
	UnsupportedModule  Code = "unsupported-module" // Python has it, fstar has not
	UnknownMember      Code = "unknown-member"     // of a module
)

// A Problem is something that is wrong with a script, and where.
type Problem struct {
	File            string
	Line, Column    int // from 1; columns count code points
	EndLine, EndCol int // just after it; 0 if not known
	Severity        Severity
	Code            Code
	Message         string // what the exception says, without its class
}

// syntaxProblem returns the problem that an error of the front end is.
func syntaxProblem(e *pysyntax.Error) Problem {
	code := SyntaxError
	if e.Unwrap() == pysyntax.ErrNotSupported {
		code = UnsupportedSyntax
	}
	return Problem{
		File: e.Filename, Line: e.Line, Column: e.Col, EndLine: e.EndLine, EndCol: e.EndCol,
		Severity: Error, Code: code, Message: e.Msg,
	}
}

// problemAt returns a problem that is at n.
func problemAt(n syntax.Node, s Severity, c Code, message string) Problem {
	start, end := n.Span()
	return Problem{
		File: start.Filename(), Line: int(start.Line), Column: int(start.Col), EndLine: int(end.Line), EndCol: int(end.Col),
		Severity: s, Code: c, Message: message,
	}
}

// inOrder sorts problems by their place.
func inOrder(list []Problem) []Problem {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return list
}
