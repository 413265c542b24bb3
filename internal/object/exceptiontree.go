package object

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

	RuntimeError            = NewClass("", "RuntimeError", ExceptionClass)
	NotImplementedError     = NewClass("", "NotImplementedError", RuntimeError)
	PythonFinalizationError = NewClass("", "PythonFinalizationError", RuntimeError)
	RecursionError          = NewClass("", "RecursionError", RuntimeError)

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

	Warning                   = NewClass("", "Warning", ExceptionClass)
	BytesWarning              = NewClass("", "BytesWarning", Warning)
	DeprecationWarning        = NewClass("", "DeprecationWarning", Warning)
	EncodingWarning           = NewClass("", "EncodingWarning", Warning)
	FutureWarning             = NewClass("", "FutureWarning", Warning)
	ImportWarning             = NewClass("", "ImportWarning", Warning)
	PendingDeprecationWarning = NewClass("", "PendingDeprecationWarning", Warning)
	ResourceWarning           = NewClass("", "ResourceWarning", Warning)
	RuntimeWarning            = NewClass("", "RuntimeWarning", Warning)
	SyntaxWarning             = NewClass("", "SyntaxWarning", Warning)
	UnicodeWarning            = NewClass("", "UnicodeWarning", Warning)
	UserWarning               = NewClass("", "UserWarning", Warning)
)

// Exceptions are the classes above that scripts know by name.
var Exceptions = []*Class{
	BaseException, BaseExceptionGroup, ExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit, ExceptionClass,
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError,
	AssertionError, AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError,
	LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError,
	OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError,
	ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError,
	FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError,
	PermissionError, ProcessLookupError, TimeoutError, ReferenceError,
	RuntimeError, NotImplementedError, PythonFinalizationError, RecursionError, StopIteration, StopAsyncIteration,
	SyntaxError, IndentationError, TabError, SystemError, TypeError,
	ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError,
	Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning,
	ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning,
}
