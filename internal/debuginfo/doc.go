// Package debuginfo says what places in lowered code were in the source, where the
// interpreter's errors do not: which function it was whose arguments did not fit, and
// with which keywords it was called; whether a subscript was assigned to. Package lower
// notes it, package exception asks when there is an error. Code that raises none pays
// nothing.
package debuginfo
