package pysyntax

import (
	"strings"

	"go.starlark.net/syntax"
)

// Incomplete reports whether src is the beginning of a statement that needs more
// lines, by the rule of Python's codeop module, on which its REPL rests: a line read
// from the terminal is added to src, without its newline, after a newline.
//
// A compound statement is complete once an empty line follows. The error says why a
// complete source is wrong. Unlike codeop, Incomplete permits several statements.
func Incomplete(src string) (bool, error) {
	file, err := Parse("<stdin>", src)
	if err != nil {
		_, err2 := Parse("<stdin>", src+"\n")
		if err2 == nil {
			return true, nil
		}
		if e := err2.(*Error); e.cause == ErrIncomplete {
			return true, nil
		}
		return false, err
	}
	if len(file.Stmts) == 0 || strings.HasSuffix(src, "\n") {
		return false, nil
	}
	return isCompound(file.Stmts[len(file.Stmts)-1]), nil
}

func isCompound(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.DefStmt, *syntax.IfStmt, *syntax.ForStmt, *syntax.WhileStmt,
		*DefStmt, *ClassStmt, *ForElseStmt, *WhileElseStmt, *TryStmt, *WithStmt, *MatchStmt:
		return true
	}
	return false
}
