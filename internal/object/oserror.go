package object

import "go.starlark.net/starlark"

// osErrors are the classes that OSError(errno, …) makes an instance of.
// Source: PEP 3151. The numbers are Linux's.
var osErrors = map[int]*Class{
	1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError,
	11: BlockingIOError, 13: PermissionError, 17: FileExistsError, 20: NotADirectoryError, 21: IsADirectoryError,
	32: BrokenPipeError, 103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError,
	111: ConnectionRefusedError, 114: BlockingIOError, 115: BlockingIOError,
}

// newOSError returns an OSError of an error number, a text, and perhaps a file name,
// which is not one of its args.
func newOSError(c *Class, args []starlark.Value) *Exception {
	if n, err := starlark.AsInt32(args[0]); err == nil && c == OSError && osErrors[n] != nil {
		c = osErrors[n]
	}
	e := newException(c, args[:2:2])
	if len(args) > 2 && args[2] != starlark.None {
		e.attrs.Set("filename", args[2])
	}
	return e
}
