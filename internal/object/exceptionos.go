package object

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"go.starlark.net/starlark"
)

// osErrors are the classes that OSError(errno, …) makes an instance of.
// Source: PEP 3151. The numbers are Linux's.
var osErrors = map[int]*Class{
	1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError,
	11: BlockingIOError, 13: PermissionError, 17: FileExistsError, 20: NotADirectoryError, 21: IsADirectoryError,
	32: BrokenPipeError, 103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError,
	111: ConnectionRefusedError, 114: BlockingIOError, 115: BlockingIOError,
}

// osErrorFor returns the class of the error that OSError(args…) is: the first argument of
// several is an error number.
func osErrorFor(args []starlark.Value) *Class {
	if len(args) >= 2 && len(args) <= 5 {
		if n, err := starlark.AsInt32(args[0]); err == nil && osErrors[n] != nil {
			return osErrors[n]
		}
	}
	return OSError
}

// initOSError is OSError.__init__: an error number, a text, and perhaps a file name, a
// number of Windows', and another file name. If there is a file name, the args are but
// the first two.
func initOSError(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := e.noKeywords(kwargs); err != nil || len(args) < 2 || len(args) > 5 {
		return err
	}
	e.SetMember("errno", args[0])
	e.SetMember("strerror", args[1])
	if len(args) == 2 || args[2] == starlark.None {
		return nil
	}
	if n, ok := args[2].(starlark.Int); ok && e.class == BlockingIOError {
		e.SetMember(charactersWritten, n)
		return nil
	}
	e.SetMember("filename", args[2])
	if len(args) == 5 && args[4] != starlark.None {
		e.SetMember("filename2", args[4])
	}
	e.args = args[:2:2]
	return nil
}

// osErrorMessage is OSError.__str__, for an error with a number; "" for others.
func osErrorMessage(e *Exception) string {
	errno, text := e.Member("errno"), e.Member("strerror")
	if errno == nil || text == nil {
		return ""
	}
	message := "[Errno " + Str(errno) + "] " + Str(text)
	if file := e.Member("filename"); file != nil {
		message += ": " + Repr(file)
		if second := e.Member("filename2"); second != nil {
			message += " -> " + Repr(second)
		}
	}
	return message
}

// UnsupportedOperation is io.UnsupportedOperation. In Python it is a ValueError too.
var UnsupportedOperation = NewClass("io", "UnsupportedOperation", OSError)

// FromOS returns the exception that an error of package os is. The filename may be
// nil.
func FromOS(err error, filename starlark.Value) *Exception {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		for target, n := range map[error]syscall.Errno{fs.ErrNotExist: syscall.ENOENT, fs.ErrExist: syscall.EEXIST, fs.ErrPermission: syscall.EACCES} {
			if errors.Is(err, target) {
				errno = n
			}
		}
	}
	if errno == 0 {
		return OSError.Errorf("%w", err)
	}
	text := errno.Error() // in C, these begin with a capital letter
	args := []starlark.Value{starlark.MakeInt(int(errno)), starlark.String(strings.ToUpper(text[:1]) + text[1:])}
	if filename != nil {
		args = append(args, filename)
	}
	return OSError.New(args...).Wrap(err)
}
