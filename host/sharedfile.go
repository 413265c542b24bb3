package host

import (
	"io"
	"os"
	"sync"
	"sync/atomic"
)

// A sharedFile is a file that other processes may write to, too: worker processes, or the
// one that has started this one. The system mixes what several processes write to a pipe at a
// time, unless it is short (PIPE_BUF); so they take turns.
type sharedFile struct {
	*os.File
	shared *atomic.Bool // others write to it
	pipe   func() bool
}

var (
	_ io.Writer       = (*sharedFile)(nil)
	_ io.StringWriter = (*sharedFile)(nil)
)

func newSharedFile(f *os.File, shared *atomic.Bool) *sharedFile {
	return &sharedFile{f, shared, sync.OnceValue(func() bool {
		info, err := f.Stat()
		return err == nil && info.Mode()&os.ModeNamedPipe != 0
	})}
}

// share returns a writer to w that lets other processes write, too, once shared is true.
func share(w io.Writer, shared *atomic.Bool) io.Writer {
	if f, ok := w.(*os.File); ok {
		return newSharedFile(f, shared)
	}
	return w
}

// turn waits for the turn of this process, and returns what ends it.
func (f *sharedFile) turn() (end func()) {
	if f.shared.Load() && f.pipe() {
		return lockPipe(f.File)
	}
	return func() {}
}

// Write writes p as a whole.
func (f *sharedFile) Write(p []byte) (int, error) {
	defer f.turn()()
	return f.File.Write(p)
}

// WriteString writes s as a whole.
func (f *sharedFile) WriteString(s string) (int, error) {
	defer f.turn()()
	return f.File.WriteString(s)
}
