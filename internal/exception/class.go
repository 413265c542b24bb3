package exception

import (
	"fmt"

	"go.starlark.net/starlark"
)

// A Class is a class of exceptions. To a script it is a value whose call makes
// an instance.
type Class struct {
	module string
	name   string
	base   *Class
}

var _ starlark.Callable = (*Class)(nil)
var _ starlark.HasAttrs = (*Class)(nil)

// NewClass returns a class derived from base. The module is that of its name in
// tracebacks, such as "concurrent.futures._base"; it is empty for Python's
// built-in ones.
func NewClass(module, name string, base *Class) *Class {
	return &Class{module, name, base}
}

// New returns an instance with the given arguments.
func (c *Class) New(args ...starlark.Value) *Exception {
	return &Exception{class: c, args: args}
}

// Errorf returns an instance whose one argument is the formatted message.
// An error given for a %w verb is what the instance unwraps to.
func (c *Class) Errorf(format string, args ...any) *Exception {
	err := fmt.Errorf(format, args...)
	e := c.New(starlark.String(err.Error()))
	if wrapper, ok := err.(interface{ Unwrap() error }); ok {
		e.err = wrapper.Unwrap()
	}
	return e
}

// Is reports whether c is base or derived from it.
func (c *Class) Is(base *Class) bool {
	for ; c != nil; c = c.base {
		if c == base {
			return true
		}
	}
	return false
}

// QualifiedName returns the class's name as a traceback shows it.
func (c *Class) QualifiedName() string {
	if c.module == "" {
		return c.name
	}
	return c.module + "." + c.name
}

// Name returns the class's name without its module.
func (c *Class) Name() string { return c.name }

// String returns the class's repr, such as "<class 'ValueError'>".
func (c *Class) String() string { return "<class '" + c.QualifiedName() + "'>" }

// Type returns "type".
func (c *Class) Type() string { return "type" }

// Freeze does nothing: a class does not change.
func (c *Class) Freeze() {}

// Truth returns true.
func (c *Class) Truth() starlark.Bool { return true }

// Hash returns a hash of the class's name.
func (c *Class) Hash() (uint32, error) { return starlark.String(c.QualifiedName()).Hash() }

// CallInternal makes an instance of the class.
func (c *Class) CallInternal(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, TypeError.Errorf("%s() takes no keyword arguments", c.name)
	}
	return c.New(append(starlark.Tuple(nil), args...)...), nil // the caller owns args
}

// Attr returns the attribute called name, or nil.
func (c *Class) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(c.name), nil
	case "__module__":
		if c.module == "" {
			return starlark.String("builtins"), nil
		}
		return starlark.String(c.module), nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (c *Class) AttrNames() []string { return []string{"__module__", "__name__"} }

// ExceptionClass, which is Python's Exception, and the others, which have Python's
// names: the built-in exceptions that something here raises or derives from.
// Source: "Exception hierarchy" in the Python library reference.
var (
	BaseException     = NewClass("", "BaseException", nil)
	KeyboardInterrupt = NewClass("", "KeyboardInterrupt", BaseException)

	// Stopped is what ends a script whose context has ended. It is ours: no
	// handler for Exception catches it.
	Stopped = NewClass("fstar", "Stopped", BaseException)

	ExceptionClass = NewClass("", "Exception", BaseException)

	ArithmeticError   = NewClass("", "ArithmeticError", ExceptionClass)
	OverflowError     = NewClass("", "OverflowError", ArithmeticError)
	ZeroDivisionError = NewClass("", "ZeroDivisionError", ArithmeticError)

	AttributeError = NewClass("", "AttributeError", ExceptionClass)
	ImportError    = NewClass("", "ImportError", ExceptionClass)

	ModuleNotFoundError = NewClass("", "ModuleNotFoundError", ImportError)

	LookupError = NewClass("", "LookupError", ExceptionClass)
	IndexError  = NewClass("", "IndexError", LookupError)
	KeyError    = NewClass("", "KeyError", LookupError)

	MemoryError = NewClass("", "MemoryError", ExceptionClass)

	NameError         = NewClass("", "NameError", ExceptionClass)
	UnboundLocalError = NewClass("", "UnboundLocalError", NameError)

	OSError      = NewClass("", "OSError", ExceptionClass)
	TimeoutError = NewClass("", "TimeoutError", OSError)

	RuntimeError        = NewClass("", "RuntimeError", ExceptionClass)
	NotImplementedError = NewClass("", "NotImplementedError", RuntimeError)
	RecursionError      = NewClass("", "RecursionError", RuntimeError)

	// StopIteration is how next() says that there is no more.
	StopIteration = NewClass("", "StopIteration", ExceptionClass)

	SyntaxError = NewClass("", "SyntaxError", ExceptionClass)
	SystemError = NewClass("", "SystemError", ExceptionClass)
	TypeError   = NewClass("", "TypeError", ExceptionClass)
	ValueError  = NewClass("", "ValueError", ExceptionClass)
)
