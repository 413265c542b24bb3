//go:build unix && !solaris && !aix

package host

import (
	"io"
	"os"
	"syscall"
)

// lockFile waits until no other process has the file locked, locks it, and returns what
// unlocks it. Where that cannot be done it does nothing. The system unlocks the files of
// processes that end.
func lockFile(f *os.File) (unlock func()) {
	if err := setLock(f, syscall.F_WRLCK); err != nil {
		return func() {}
	}
	return func() { setLock(f, syscall.F_UNLCK) }
}

func setLock(f *os.File, kind int16) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	lock := syscall.Flock_t{Type: kind, Whence: io.SeekStart}
	if err := conn.Control(func(fd uintptr) {
		for err = syscall.EINTR; err == syscall.EINTR; {
			err = syscall.FcntlFlock(fd, syscall.F_SETLKW, &lock)
		}
	}); err != nil {
		return err
	}
	return err
}
