// Package value has the values that Python code computes with, and the containers that
// hold them: a [Value] has 16 bytes and needs no memory of its own for an int of 64 bits, a
// float, a bool or None. Anything else is its [starlark.Value], to which and from which it
// converts at no cost.
//
//	Value        what a variable, an attribute or an element of a container holds
//	Kind         tells values of one Go type from others, and gets at them, in one comparison
//	Arena        makes the boxes that numbers need on the way to Go, several at a time; exports
//	Stack        the values of running functions
//	List, Tuple, Dict, Set, FrozenSet
//	             Python's containers
//	DictIterator, SetIterator
//	             go over them, and notice changes
//	Keys         hashes and compares what is of no built-in type, for who looks for a key
//	Hash, Equal, Compare
//	             what Python's hash(), == and < do with values of built-in types
//	Ordering     how a list is sorted
//	Elements, Items
//	             how Go code may read containers that it was handed as they are
//
// # Values and starlark.Values
//
// [Of] takes a starlark.Value apart into its two words, [Value.Starlark] puts them together
// again. The type word of an interface lies outside of the heap, so a Value keeps it as a
// number, beside the data word, which is a pointer. Numbers, bools and None have the address
// of a tag for a pointer instead. So one comparison tells of which type a value is.
//
// # Containers
//
// Lists and tuples hold Values, dicts and sets hold them in a table as CPython's: an array of
// entries in the order in which they came, and an index of 8, 16 or 32 bits for each slot.
// Keys are Python's: True, 1 and 1.0 are one key, and a NaN is itself. The order of a set is
// that in which its elements came. What CPython's iterators say of a dict that was changed
// depends on where entries are; so tables grow, and close gaps, when CPython's do.
//
// # Containers at the border
//
// Go code of fstar takes a *List as it is. Foreign Go code knows go.starlark.net's containers
// only: what it is to be given goes through [Arena.Export], which demotes a container, once and
// in depth: a *starlark.List (Dict, Set) is made that holds the elements from then on, and the
// own container keeps only a pointer to it. So there is one list still, whoever changes it;
// identity, aliases and cycles stay. All methods work on, with Python's rules, at the speed of
// go.starlark.net; they fail while Go code goes over it, or when it was frozen by Go code.
// [Arena.Demotions] and [Demoted] count, for tests that say that fstar itself never causes one. Tuples do not
// change, and are copied. What comes from foreign Go code goes through [Import].
//
// A frozen container keeps its elements, and is demoted to a frozen copy.
//
// # Goroutines
//
// A Value is read and written as any variable of two words, and so is a container: who shares
// one needs a lock, which scripts have in the script lock. Tuples, frozensets and frozen
// containers may be read, hashed and exported by any number of goroutines at once. The package
// has no state that changes once the program runs, except for the count of [Demoted], which is atomic.
//
// # Off switches
//
// What this package knows of the memory of other packages is checked when the program starts,
// and not used where it does not hold (see tricks.go): no other package relies on it.
// For tests, the environment variable FSTAR_VALUES switches tricks off when the program starts,
// by names with commas between them:
//
//	boxed        a Value points to a starlark.Value
//	nosmallints  starlark.MakeInt64 makes ints of 32 bits
//	nobigints    starlark.MakeInt64 makes all others
package value
