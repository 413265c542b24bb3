# The tree of built-in exceptions.
tree = """
BaseException Exception KeyboardInterrupt SystemExit GeneratorExit
Exception ArithmeticError AssertionError AttributeError EOFError ImportError LookupError MemoryError NameError OSError
Exception RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError ZeroDivisionError OverflowError FloatingPointError
ImportError ModuleNotFoundError
LookupError IndexError KeyError
NameError UnboundLocalError
OSError FileNotFoundError FileExistsError PermissionError TimeoutError ConnectionError NotADirectoryError
ConnectionError ConnectionResetError BrokenPipeError ConnectionRefusedError
RuntimeError NotImplementedError RecursionError
SyntaxError IndentationError
ValueError UnicodeError
UnicodeError UnicodeDecodeError UnicodeEncodeError
Warning DeprecationWarning UserWarning RuntimeWarning
"""
classes = [
    BaseException, Exception, KeyboardInterrupt, SystemExit, GeneratorExit, ArithmeticError, AssertionError,
    AttributeError, EOFError, ImportError, LookupError, MemoryError, NameError, OSError, RuntimeError,
    StopIteration, StopAsyncIteration, SyntaxError, SystemError, TypeError, ValueError, Warning, ZeroDivisionError,
    OverflowError, FloatingPointError, ModuleNotFoundError, IndexError, KeyError, UnboundLocalError,
    FileNotFoundError, FileExistsError, PermissionError, TimeoutError, ConnectionError, NotADirectoryError,
    ConnectionResetError, BrokenPipeError, ConnectionRefusedError, NotImplementedError, RecursionError,
    IndentationError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, DeprecationWarning, UserWarning,
    RuntimeWarning,
]
lookup = {c.__name__: c for c in classes}

for line in tree.strip().split("\n"):
    parent, *children = line.split()
    for child in children:
        c = lookup[child]
        bases = [b.__name__ for b in c.__bases__]
        print(child, bases, issubclass(c, lookup[parent]), issubclass(c, Exception), c.__mro__[-2].__name__)

print(IOError is OSError, EnvironmentError is OSError)
print(issubclass(KeyError, (ValueError, LookupError)), isinstance(KeyError(), Exception))
print(repr(FileNotFoundError(2, "No such file", "name")), FileNotFoundError(2, "No such file", "name"))
print(OSError(1, "x").errno, OSError(1, "x").strerror, OSError("only text"))
print(StopIteration(5).value, StopIteration().value, SystemExit(4).code, SystemExit().code)
