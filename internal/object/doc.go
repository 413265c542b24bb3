// Package object has Python's object model: classes and their instances, exceptions among them, and
// how a value is found for the name of an attribute (functions that become methods, properties,
// super).
//
//	Class      a class: one that a script has written, a library class, or a built-in type such as int,
//	           whose instances are values of Go types; an instance of its metaclass
//	Instance   an instance of a class written by a script; if the class derives from a
//	           built-in type it is made of a value of that type, see [Plain]
//	Exception  an instance of a class derived from BaseException, and a Go error
//	Function   what a def statement makes, whatever runs it
//
// The first three are [Operand]s: their operators are the dunder methods of their class.
//
// What the methods of object, type and the exceptions do is here; package types, which builds on
// this one, gives them their names and parameters.
//
// # Threads
//
// The script lock guards everything here. go.starlark.net's interfaces give the methods of values no
// thread, so instances call their dunder methods through the [Caller] of their class, which knows
// the thread that runs. Go code that runs no script may call the methods of those interfaces, too:
// they take the script lock if the goroutine does not have it (outside.go).
//
// # The border
//
// Containers are those of package value. Go code that is [Foreign] knows go.starlark.net's only:
// [Call] gives it those, and [CallFromOutside] takes them from it. [Outward] does for one value
// what a [Border] does for a call.
//
// Source: "Data model" in the Python language reference.
package object
