// Package extent finds the expression that the position of an error stands for. The engine notes one
// position for each node that fails: that of an operator, of a parenthesis, of a dot or of a bracket.
// Tracebacks underline the whole expression, as CPython's do (PEP 657).
//
// Nothing is kept of the source for that. Whoever prints a traceback has the file parsed
// once more.
package extent
