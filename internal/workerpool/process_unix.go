//go:build unix

package workerpool

import (
	"errors"
	"os"
	"syscall"
)

const processesSupported = true

// The files that a worker process is given, besides the standard ones.
const (
	workerTasksFD = 3 + iota
	workerResultsFD
)

// openWorkerPipe returns a file that this process was given by its parent. It is
// made non-blocking, for waiting on it not to take a thread, and closed in the
// processes that this one starts: were it open there, the parent would not see this
// one end.
func openWorkerPipe(fd int, name string) (*os.File, error) {
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		return nil, err
	}
	if st.Mode&syscall.S_IFMT != syscall.S_IFIFO {
		return nil, errors.New("not a pipe")
	}
	syscall.CloseOnExec(fd)
	// So a thread waits in the system for what comes, and not the runtime's poller, which would be woken and
	// wake that thread.
	if err := syscall.SetNonblock(fd, false); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), name), nil
}

// resume has a process go on that somebody has stopped (SIGSTOP): until then it takes no
// other signal than one to kill it, and reads nothing.
func resume(p *os.Process) { p.Signal(syscall.SIGCONT) }

// exitCode returns the exit status of a process, or the negated number of the
// signal that killed it.
func exitCode(s *os.ProcessState) int {
	if ws, ok := s.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return -int(ws.Signal())
	}
	return s.ExitCode()
}
