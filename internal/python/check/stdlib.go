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
// fstar does not have. It may be called from any goroutine.
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

// stdlibNames are the modules of CPython 3.15 that are for all to use, as testdata/record.py finds them.
const stdlibNames = `
	abc annotationlib argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 calendar
	cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser
	contextlib contextvars copy copyreg cProfile csv ctypes curses dataclasses datetime dbm decimal
	difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
	fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip
	hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword
	linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt
	multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle
	pickletools pkgutil platform plistlib poplib posix posixpath pprint profile profiling pstats pty pwd
	py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
	rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket
	socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys sysconfig
	syslog tabnanny tarfile tempfile termios textwrap threading time timeit tkinter token tokenize
	tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib
	uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile
	zipimport zlib zoneinfo
`

// builtinNames are those of CPython 3.15, as testdata/record.py finds them, that fstar does not have.
// WindowsError is there on Windows only.
const builtinNames = `
	__build_class__ __import__ __lazy_import__ aiter anext breakpoint compile complex copyright credits
	frozendict license memoryview sentinel ImportCycleError WindowsError
`
