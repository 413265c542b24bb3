package script

import (
	"context"
	"io"
	"io/fs"
	"os"

	"go.starlark.net/starlark"
)

// IO is what the functions print, input and open of scripts reach. With the zero IO, print
// writes to the runtime's [Output], and there is nothing to read or to open.
type IO struct {
	// Open opens a file for open(), as os.OpenFile does. It is called without the script
	// lock. If it is nil, scripts may not open files.
	Open func(ctx context.Context, name string, flag int, perm fs.FileMode) (File, error)

	// Stdout returns what print writes to if it is not told; nil is the Output. It may be nil.
	Stdout func() starlark.Value

	// Stdin returns what input reads from: sys.stdin. It may be nil.
	Stdin func() starlark.Value

	// Ask, if not nil, is called by input() in place of that, with the prompt, which is then
	// for it to print. It returns a line without its newline, or io.EOF, or
	// [ErrKeyboardInterrupt], and when ctx ends. It is called without the script lock.
	Ask func(ctx context.Context, prompt string) (string, error)
}

// A File is what IO.Open opens: an *os.File is one.
type File interface {
	io.ReadWriteSeeker
	io.Closer
	Truncate(size int64) error
}

var _ File = (*os.File)(nil)
