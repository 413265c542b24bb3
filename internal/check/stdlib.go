package check

import "strings"

// What errors add about what InPython and IsPythonBuiltin know, and fstar does not have.
const (
	NoSuchModule  = ": fstar does not have this module of Python's"
	NoSuchBuiltin = ": fstar does not have this builtin of Python's"
)

// InPython reports whether Python's standard library has a module, or the package that it
// is in. It may be called from any goroutine.
func InPython(module string) bool {
	top, _, _ := strings.Cut(module, ".")
	return stdlib[top]
}

// IsPythonBuiltin reports whether Python has a built-in function or class of that name that
// fstar may not have. It may be called from any goroutine.
func IsPythonBuiltin(name string) bool { return builtins[name] }

var (
	stdlib   = set(stdlibNames)
	builtins = set(builtinNames)
)

func set(names string) map[string]bool {
	m := make(map[string]bool)
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}

// stdlibNames are the modules of Python 3.14 that are for all to use.
const stdlibNames = `
	abc annotationlib argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile
	calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent
	configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal
	difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
	fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip
	hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache
	locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt
	ntpath numbers operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib
	posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pyexpat queue quopri random re
	readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
	signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct
	subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap threading time
	timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing
	unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml
	xmlrpc zipapp zipfile zipimport zlib zoneinfo
`

// builtinNames are what Python 3.14 has and other scripts than those of fstar may use; those
// that fstar has do not matter.
const builtinNames = `
	__build_class__ __import__ aiter anext breakpoint compile complex copyright credits exit help
	input license memoryview open quit
	BaseExceptionGroup BytesWarning DeprecationWarning EncodingWarning ExceptionGroup FutureWarning
	ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning StopAsyncIteration SyntaxWarning
	UnicodeWarning UserWarning Warning WindowsError
`
