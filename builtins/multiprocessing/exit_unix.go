//go:build unix

package multiprocessing

import (
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// exitName returns how a repr says an exit code: "-SIGKILL" of a process that a signal has
// killed.
func exitName(code int) string {
	if code < 0 {
		if name := unix.SignalName(syscall.Signal(-code)); name != "" {
			return "-" + name
		}
	}
	return strconv.Itoa(code)
}
