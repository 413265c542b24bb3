// Package pyop has Python's operators and protocols on values: what `x + y`, `x < y`,
// `x[i]`, `for`, `in`, `len` and unpacking do, with the errors that CPython 3.15 raises.
//
// Sources: "Expressions" and "Data model" in the Python language reference, "Built-in
// Types" in the library reference.
//
// # Values
//
// Numbers, texts and None are those of go.starlark.net, containers those of package value; and
// [Range], [Slice], [Bytes], [Bytearray] are here. True and False count as 1 and 0. Text counts in
// code points. Values of Go code that is [object.Foreign] are given, and give, go.starlark.net's
// containers.
//
// # Hooks
//
// A Go type takes part in a protocol by an interface of
// starlark (HasBinary, HasUnary, Mapping, Container, Iterable, Comparable …), or, where
// that cannot say it, by one of the interfaces in this package: [Iterator], [HasIter],
// [HasLength], [HasTruth], [HasContains], [HasIndex], [HasCompare], [HasItems],
// [HasInPlace], [HasKeys]. They come first. One type may have all of them and say [ErrUnsupported]
// where a value of it does not take part, as an object.Operand has: an instance, an
// exception, or a class. If the class of an instance derives from a built-in type, the dunder methods
// that it has from that come back here, with the value that the instance is made of.
//
// # Threads
//
// Functions that may run a script's iterators take the thread; they let other threads
// have their turn in long loops. The others never block, unless a hook does.
package pyop
