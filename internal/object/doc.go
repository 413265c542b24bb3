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
// # Exceptions
//
// A function in Go fails by returning an *[Exception]:
//
//	return nil, object.ValueError.Errorf("max_workers must be greater than 0")
//
// Go code that called a function of a script, or one of the embedding program's, gets an error and
// gives it to [Catch] (catch*.go). An exception is returned as it is. Errors of go.starlark.net, which
// are texts, become Python's exceptions by a table (catchtext.go); a *starlark.EvalError adds its stack. Only
// a script thread that holds the script lock may call Catch, since it changes an exception that scripts
// share. What is written of exceptions is in package traceback.
//
// # Values as text
//
// [Repr], [Str] and [ASCII] spell a value (repr*.go); [Format] formats one by a format specification, and
// [AppendField] one replacement field of an f-string; [AppendTemplate] is str.format (format*.go); [Percent]
// is str % operand (percent*.go). All of them do what CPython 3.15 does, and their errors are the exceptions
// that it raises, with its messages. A value of a Go type that is not one of Python's built-in types is spelled
// by its methods:
//
//	String() string                            // its repr, which every starlark.Value has
//	Str() string                               // what str gives, if not the repr
//	FormatSpec(spec string) (string, error)    // what format gives
//
// Text is a sequence of code points: widths, precisions and fill characters count them. A byte that is not
// part of valid UTF-8 counts as one.
//
// Sources: "Format String Syntax", "Format Specification Mini-Language" and "printf-style String Formatting"
// in the Python library reference; PEP 3101, PEP 378 and PEP 515 (separators), PEP 682 (z), PEP 3138 (repr of
// text).
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
