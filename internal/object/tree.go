package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// ExceptionClass, which is Python's Exception, and the others, which have Python's
// names: the built-in exceptions.
// Source: "Exception hierarchy" in the Python library reference.
var (
	BaseException = func() *Class {
		c := NewClass("", "BaseException", Object)
		c.kind = kindException
		return c
	}()

	GeneratorExit     = NewClass("", "GeneratorExit", BaseException)
	KeyboardInterrupt = NewClass("", "KeyboardInterrupt", BaseException)
	SystemExit        = NewClass("", "SystemExit", BaseException)

	// Stopped is what ends a script whose context has ended. It is ours: no
	// handler for Exception catches it.
	Stopped = NewClass("fstar", "Stopped", BaseException)

	ExceptionClass = NewClass("", "Exception", BaseException)

	ArithmeticError    = NewClass("", "ArithmeticError", ExceptionClass)
	FloatingPointError = NewClass("", "FloatingPointError", ArithmeticError)
	OverflowError      = NewClass("", "OverflowError", ArithmeticError)
	ZeroDivisionError  = NewClass("", "ZeroDivisionError", ArithmeticError)

	AssertionError = NewClass("", "AssertionError", ExceptionClass)
	AttributeError = NewClass("", "AttributeError", ExceptionClass)
	BufferError    = NewClass("", "BufferError", ExceptionClass)
	EOFError       = NewClass("", "EOFError", ExceptionClass)

	ImportError         = NewClass("", "ImportError", ExceptionClass)
	ModuleNotFoundError = NewClass("", "ModuleNotFoundError", ImportError)

	LookupError = NewClass("", "LookupError", ExceptionClass)
	IndexError  = NewClass("", "IndexError", LookupError)
	KeyError    = NewClass("", "KeyError", LookupError)

	MemoryError = NewClass("", "MemoryError", ExceptionClass)

	NameError         = NewClass("", "NameError", ExceptionClass)
	UnboundLocalError = NewClass("", "UnboundLocalError", NameError)

	OSError                = NewClass("", "OSError", ExceptionClass)
	BlockingIOError        = NewClass("", "BlockingIOError", OSError)
	ChildProcessError      = NewClass("", "ChildProcessError", OSError)
	ConnectionError        = NewClass("", "ConnectionError", OSError)
	BrokenPipeError        = NewClass("", "BrokenPipeError", ConnectionError)
	ConnectionAbortedError = NewClass("", "ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = NewClass("", "ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = NewClass("", "ConnectionResetError", ConnectionError)
	FileExistsError        = NewClass("", "FileExistsError", OSError)
	FileNotFoundError      = NewClass("", "FileNotFoundError", OSError)
	InterruptedError       = NewClass("", "InterruptedError", OSError)
	IsADirectoryError      = NewClass("", "IsADirectoryError", OSError)
	NotADirectoryError     = NewClass("", "NotADirectoryError", OSError)
	PermissionError        = NewClass("", "PermissionError", OSError)
	ProcessLookupError     = NewClass("", "ProcessLookupError", OSError)
	TimeoutError           = NewClass("", "TimeoutError", OSError)

	ReferenceError = NewClass("", "ReferenceError", ExceptionClass)

	RuntimeError        = NewClass("", "RuntimeError", ExceptionClass)
	NotImplementedError = NewClass("", "NotImplementedError", RuntimeError)
	RecursionError      = NewClass("", "RecursionError", RuntimeError)

	StopIteration      = NewClass("", "StopIteration", ExceptionClass)
	StopAsyncIteration = NewClass("", "StopAsyncIteration", ExceptionClass)

	SyntaxError      = NewClass("", "SyntaxError", ExceptionClass)
	IndentationError = NewClass("", "IndentationError", SyntaxError)
	TabError         = NewClass("", "TabError", IndentationError)

	SystemError = NewClass("", "SystemError", ExceptionClass)
	TypeError   = NewClass("", "TypeError", ExceptionClass)

	ValueError            = NewClass("", "ValueError", ExceptionClass)
	UnicodeError          = NewClass("", "UnicodeError", ValueError)
	UnicodeDecodeError    = NewClass("", "UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError    = NewClass("", "UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError = NewClass("", "UnicodeTranslateError", UnicodeError)

	Warning            = NewClass("", "Warning", ExceptionClass)
	DeprecationWarning = NewClass("", "DeprecationWarning", Warning)
	FutureWarning      = NewClass("", "FutureWarning", Warning)
	ResourceWarning    = NewClass("", "ResourceWarning", Warning)
	RuntimeWarning     = NewClass("", "RuntimeWarning", Warning)
	SyntaxWarning      = NewClass("", "SyntaxWarning", Warning)
	UserWarning        = NewClass("", "UserWarning", Warning)
)

// Exceptions are the classes above that scripts know by name.
var Exceptions = []*Class{
	BaseException, GeneratorExit, KeyboardInterrupt, SystemExit, ExceptionClass,
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError,
	AssertionError, AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError,
	LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError,
	OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError,
	ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError,
	FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError,
	PermissionError, ProcessLookupError, TimeoutError, ReferenceError,
	RuntimeError, NotImplementedError, RecursionError, StopIteration, StopAsyncIteration,
	SyntaxError, IndentationError, TabError, SystemError, TypeError,
	ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError,
	Warning, DeprecationWarning, FutureWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UserWarning,
}

func init() {
	objectMethods()

	// What scripts reach by super() in classes of their own.
	BaseException.attrs.Set("__init__", native("__init__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		e, ok := self.(*Exception)
		if !ok {
			return nil, TypeError.Errorf("descriptor '__init__' requires a 'BaseException' object but received a '%s'", TypeName(self))
		}
		e.args = append(starlark.Tuple(nil), args...)
		return starlark.None, nil
	}))
	BaseException.attrs.Set("__str__", native("__str__", func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(self.(*Exception).baseMessage()), nil
	}))
	BaseException.attrs.Set("__repr__", native("__repr__", func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(self.(*Exception).baseRepr()), nil
	}))
}

// objectMethods gives object the methods that classes of scripts reach by super().
func objectMethods() {
	set := func(name string, fn func(self starlark.Value, args starlark.Tuple) (starlark.Value, error)) {
		Object.attrs.Set(name, native(name, fn))
	}
	set("__init__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			return nil, TypeError.Errorf("object.__init__() takes exactly one argument (the instance to initialize)")
		}
		return starlark.None, nil
	})
	set("__str__", func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(self.String()), nil
	})
	set("__repr__", func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(defaultRepr(self, ClassOf(self))), nil
	})
	set("__format__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if s, _ := starlark.AsString(args[0]); s != "" {
			return nil, TypeError.Errorf("unsupported format string passed to %s.__format__", TypeName(self))
		}
		return starlark.String(Str(self)), nil
	})
	set("__eq__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if len(args) == 1 && self == args[0] {
			return starlark.True, nil
		}
		return NotImplemented, nil
	})
	set("__ne__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		v, err := RichCompare(syntax.EQL, self, args[0])
		if err != nil {
			return nil, err
		}
		return !v.Truth(), nil
	})
	set("__hash__", func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.MakeUint64(uint64(addressHash(self))), nil
	})
	attrs := func(self starlark.Value) (*Namespace, *Class, error) {
		switch self := self.(type) {
		case *Instance:
			ns, err := self.namespace()
			return ns, self.class, err
		case *Exception:
			return &self.attrs, self.class, nil
		}
		return nil, nil, TypeError.Errorf("can't apply this to '%s' object", TypeName(self))
	}
	set("__setattr__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ns, class, err := attrs(self)
		if err != nil {
			return nil, err
		}
		name, _ := starlark.AsString(args[0])
		return starlark.None, setAttr(self, class, ns, name, args[1])
	})
	set("__delattr__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ns, class, err := attrs(self)
		if err != nil {
			return nil, err
		}
		name, _ := starlark.AsString(args[0])
		return starlark.None, delAttr(self, class, ns, name)
	})
	set("__getattribute__", func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ns, class, err := attrs(self)
		if err != nil {
			return nil, err
		}
		name, _ := starlark.AsString(args[0])
		return rawAttr(self, class, ns, name)
	})
	Object.attrs.Set("__new__", NewStaticMethod(native("__new__", func(class starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		c, ok := class.(*Class)
		if !ok {
			return nil, TypeError.Errorf("object.__new__(X): X is not a type object (%s)", TypeName(class))
		}
		return c.allocate(args)
	})))
	Object.attrs.Set("__init_subclass__", NewClassMethod(starlark.NewBuiltin("__init_subclass__", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 1 || len(kwargs) > 0 {
			return nil, TypeError.Errorf("%s.__init_subclass__() takes no keyword arguments", args[0].(*Class).Name())
		}
		return starlark.None, nil
	})))
}

// native returns a method of a built-in class, whose first argument is self.
func native(name string, fn func(self starlark.Value, args starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, TypeError.Errorf("%s() takes no keyword arguments", b.Name())
		}
		if len(args) == 0 {
			return nil, TypeError.Errorf("unbound method %s() needs an argument", b.Name())
		}
		return fn(args[0], args[1:])
	})
}
