//go:build unix

package repl

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// die ends the process as sig does by default.
func die(sig syscall.Signal) {
	signal.Reset(sig)
	syscall.Kill(os.Getpid(), sig)
	time.Sleep(patience) // it may come to any thread
	os.Exit(128 + int(sig))
}
