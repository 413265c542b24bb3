package workerpool

import (
	"os"
	"syscall"
	"testing"
)

func TestWidenPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	widenPipe(w)
	c, err := r.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	const getPipeSize = setPipeSize + 1
	c.Control(func(fd uintptr) {
		n, _, errno := syscall.Syscall(syscall.SYS_FCNTL, fd, getPipeSize, 0)
		if n < pipeSize {
			t.Errorf("the pipe holds %d bytes: %v", n, errno)
		}
	})
}
