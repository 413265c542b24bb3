//go:build unix && !solaris && !aix

package host

import (
	"io"
	"os"
	"syscall"
)

// lockPipe waits until no other process has the pipe locked, locks it, and returns what
// unlocks it. Where that cannot be done it does nothing. The system unlocks the files of
// processes that end. The lock is the process's: the file may be open in others as it is
// here, inherited.
func lockPipe(f *os.File) (unlock func()) {
	if err := setLock(f, syscall.F_WRLCK); err != nil {
		return func() {}
	}
	return func() { setLock(f, syscall.F_UNLCK) }
}

// lockFile waits until nobody has the file locked, in this process or another one, and locks
// it, until it is closed. The lock is that of f, which must have been opened for it: one of
// the process would be lost when any other file here is closed that is the same. Where that
// cannot be done it does nothing.
func lockFile(f *os.File) {
	control(f, func(fd uintptr) error { return syscall.Flock(int(fd), syscall.LOCK_EX) })
}

func setLock(f *os.File, kind int16) error {
	lock := syscall.Flock_t{Type: kind, Whence: io.SeekStart}
	return control(f, func(fd uintptr) error { return syscall.FcntlFlock(fd, syscall.F_SETLKW, &lock) })
}

// control calls a system call, again while it is interrupted.
func control(f *os.File, call func(fd uintptr) error) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	if err := conn.Control(func(fd uintptr) {
		for err = syscall.EINTR; err == syscall.EINTR; {
			err = call(fd)
		}
	}); err != nil {
		return err
	}
	return err
}
