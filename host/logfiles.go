package host

import (
	goos "os"
	"sync/atomic"

	"fstar/builtins/logging"
	"fstar/builtins/os"
)

// logFiles are the files of logging's handlers.
type logFiles struct {
	os.System
	shared *atomic.Bool // other processes use them, too
}

var _ logging.FileSystem = logFiles{}

// Lock locks a file: see [logging.FileSystem]. Where the system cannot do that, it only finds the
// file.
func (fs logFiles) Lock(name string) (unlock func(), err error) {
	if !fs.shared.Load() {
		return nil, nil
	}
	if info, err := goos.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, nil // nobody renames it
	}
	for {
		f, err := goos.OpenFile(name, goos.O_WRONLY|goos.O_APPEND|goos.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		lockFile(f)
		if isNamed(f, name) {
			return func() { f.Close() }, nil // which unlocks it
		}
		f.Close() // who had the lock has renamed it
	}
}

// isNamed reports whether name is that of f still.
func isNamed(f *goos.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := goos.Stat(name)
	return err == nil && goos.SameFile(mine, named)
}
