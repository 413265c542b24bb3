package workerpool

import (
	"os"
	"syscall"
)

// setPipeSize is F_SETPIPE_SZ of fcntl, which syscall does not have.
const setPipeSize = 1031

// widenPipe makes a pipe hold pipeSize bytes, if the system lets it: a large frame is
// then written in fewer turns of who writes and who reads. A user may have 64 MiB of
// pipes on Linux before new ones become narrow, so it is not more.
func widenPipe(f *os.File) {
	c, err := f.SyscallConn() // f.Fd would make it block
	if err != nil {
		return
	}
	c.Control(func(fd uintptr) { syscall.Syscall(syscall.SYS_FCNTL, fd, setPipeSize, pipeSize) })
}
