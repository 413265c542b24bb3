//go:build unix

package repl

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// suspend stops the process and those it has started, as the terminal does for Ctrl-Z when
// nobody has taken the keys over, and returns when they go on. Where nobody could make them
// go on the system does not stop them.
func suspend() {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-resumed:
	case <-time.After(100 * time.Millisecond): // the stop comes at once, if it does
	}
}
