// Package value has the values that Python code computes with, and the containers that
// hold them: a [Value] has 16 bytes and needs no memory of its own for an int of 64 bits, a
// float, a bool or None. Anything else is its [starlark.Value], to which and from which it
// converts at no cost.
//
//	Value      what a variable, an attribute or an element of a container holds
//	Kind       tells values of one Go type from others, and gets at them, in one comparison
//	Arena      makes the boxes that numbers need on the way to Go, several at a time
//	Stack      the values of running functions
//	List, Tuple, Dict, Set
//	           Python's containers; [Export] makes them go.starlark.net's for foreign Go code
//
// # Values and starlark.Values
//
// [Of] takes a starlark.Value apart into its two words, [Value.Starlark] puts them together
// again. The type word of an interface lies outside of the heap, so a Value keeps it as a
// number, beside the data word, which is a pointer. Numbers, bools and None have the address
// of a tag for a pointer instead. So one comparison tells of which type a value is.
//
// # Containers at the border
//
// Go code of fstar takes a *List as it is. Foreign Go code knows go.starlark.net's
// containers only: what it is to be given goes through [Export], which demotes a container,
// once and in depth: a *starlark.List (Dict, Set) is made that holds the elements from then
// on, and the own container keeps only a pointer to it. So there is one list still, whoever
// changes it; identity, aliases and cycles stay. [Demotions] counts, for tests that say that
// fstar itself never causes one. Tuples do not change, and are copied.
//
// # Goroutines
//
// A Value is read and written as any variable of two words: who shares one needs a lock,
// which scripts have in the script lock. The package has no state that changes.
//
// # Off switches
//
// What this package knows of the memory of other packages is checked when the program
// starts, and not used where it does not hold (see tricks.go): it is the only package that
// uses unsafe.
package value
