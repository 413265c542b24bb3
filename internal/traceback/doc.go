// Package traceback has what is written of an exception: the stack, the source lines with what is underlined in them,
// the causes and the members of groups.
//
//	Report        all texts of an exception, asked for once: CPython's TracebackException
//	Source, File  where the lines of a script come from, and what is underlined in them
//	Extents       the expressions that the positions of a file stand for
//	WriteStack    a stack without an exception
//
// The engine notes one position for each node that fails: that of an operator, of a parenthesis, of a dot or of a
// bracket. Tracebacks underline the whole expression, as CPython's do (PEP 657). Nothing is kept of the source for
// that: who prints a traceback has the file parsed once more.
//
// A Report is made on a script thread that holds the script lock, since its texts may run code of scripts. It does not
// change, so any goroutine may read it.
package traceback
