package host

import (
	"io"
	"os"
	"sync"
	"sync/atomic"
)

// sharedFile is a standard output, or error output, that worker processes may write to,
// too. The system mixes what several processes write to a pipe at a time, unless it is
// short (PIPE_BUF); so they take turns.
type sharedFile struct {
	file   *os.File
	shared *atomic.Bool // others write to it
	pipe   func() bool
}

var _ io.Writer = (*sharedFile)(nil)

// share returns a writer to w that lets other processes write, too, once shared is true.
func share(w io.Writer, shared *atomic.Bool) io.Writer {
	f, ok := w.(*os.File)
	if !ok {
		return w
	}
	return &sharedFile{f, shared, sync.OnceValue(func() bool {
		info, err := f.Stat()
		return err == nil && info.Mode()&os.ModeNamedPipe != 0
	})}
}

// Write writes p as a whole.
func (f *sharedFile) Write(p []byte) (int, error) {
	if f.shared.Load() && f.pipe() {
		unlock := lockFile(f.file)
		defer unlock()
	}
	return f.file.Write(p)
}
