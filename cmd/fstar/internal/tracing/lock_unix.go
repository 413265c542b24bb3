//go:build unix && !solaris && !aix

package tracing

import (
	"os"
	"syscall"
)

// lock locks f until it is closed. Where that cannot be done it does nothing. The system
// unlocks the files of processes that end, and worker processes do not have them.
func lock(f *os.File) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	conn.Control(func(fd uintptr) {
		for err = syscall.EINTR; err == syscall.EINTR; {
			err = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB)
		}
	})
	if err == syscall.EWOULDBLOCK {
		return errLocked
	}
	return err
}
