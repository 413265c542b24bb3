package exception

import "fstar/internal/object"

// Class is a class of exceptions, and Exception an instance of one.
type (
	Class     = object.Class
	Exception = object.Exception
)

// NewClass returns a class of exceptions derived from base: see object.NewClass.
func NewClass(module, name string, base *Class) *Class { return object.NewClass(module, name, base) }

// The built-in exceptions that packages of ours raise. The whole tree is in package
// object.
var (
	ExceptionClass      = object.ExceptionClass
	AssertionError      = object.AssertionError
	AttributeError      = object.AttributeError
	EOFError            = object.EOFError
	ImportError         = object.ImportError
	IndexError          = object.IndexError
	KeyboardInterrupt   = object.KeyboardInterrupt
	KeyError            = object.KeyError
	LookupError         = object.LookupError
	MemoryError         = object.MemoryError
	ModuleNotFoundError = object.ModuleNotFoundError
	NameError           = object.NameError
	NotImplementedError = object.NotImplementedError
	OSError             = object.OSError
	OverflowError       = object.OverflowError
	RecursionError      = object.RecursionError
	RuntimeError        = object.RuntimeError
	StopIteration       = object.StopIteration
	Stopped             = object.Stopped
	SyntaxError         = object.SyntaxError
	SystemError         = object.SystemError
	SystemExit          = object.SystemExit
	TimeoutError        = object.TimeoutError
	TypeError           = object.TypeError
	UnboundLocalError   = object.UnboundLocalError
	ValueError          = object.ValueError
	ZeroDivisionError   = object.ZeroDivisionError
)

// TypeName returns the name of a value's class as Python's messages have it.
var TypeName = object.TypeName
