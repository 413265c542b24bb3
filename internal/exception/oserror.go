package exception

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// UnsupportedOperation is io.UnsupportedOperation. In Python it is a ValueError too.
var UnsupportedOperation = NewClass("io", "UnsupportedOperation", object.OSError)

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
