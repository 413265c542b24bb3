// Package debuginfo says what places in lowered code were in the source, where the
// interpreter's errors do not: which function it was whose arguments did not fit, and
// with which keywords it was called; whether a subscript was assigned to. It knows, too,
// what functions have as attributes that the interpreter has no place for. Package lower
// notes it; packages exception and object ask when there is an error, or somebody wants
// to know. Code that runs pays nothing.
package debuginfo
