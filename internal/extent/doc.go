// Package extent finds what the position of an error stands for: errors have one place,
// such as that of an operator or of a parenthesis; CPython's tracebacks underline the whole
// expression (PEP 657).
//
// Nothing is kept of the source for that. Whoever prints a traceback has the file parsed
// once more.
package extent
