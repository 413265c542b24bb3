// Package object has Python's object model: classes and their instances,
// exceptions among them, and what stands between an attribute's name and its value
// (functions that become methods, properties, super).
//
//	Class      a class: one written by a script, an exception of ours, or a built-in
//	           type such as int, whose instances are values of Go types; an instance of
//	           its metaclass
//	Instance   an instance of a class written by a script; if the class derives from a
//	           built-in type it is made of a value of that type, see [Plain]
//	Exception  an instance of a class derived from BaseException, and a Go error
//
// What the methods of object, type and the exceptions do is here; package pytype, which builds on
// this one, gives them their names and parameters.
//
// The three are [Operand]s: their operators are the dunder methods of their class.
//
// Starlark's interfaces give methods of values no thread, so that instances call their
// dunder methods through the [Caller] of their class, which knows the thread that runs.
// Everything here is guarded by the script lock of the Host. The methods of those interfaces, which
// Go code may call that runs no script, take it if need be.
//
// # The border
//
// Containers are those of package value. Go code that is [Foreign] knows go.starlark.net's only:
// [Call] gives it those, and [CallFromOutside] takes them from it. [Outward] does for one value
// what a [Border] does for a call.
//
// Source: "Data model" in the Python language reference.
package object
