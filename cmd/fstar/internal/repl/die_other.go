//go:build !unix

package repl

import (
	"os"
	"syscall"
)

// die ends the process as a shell says that sig has.
func die(sig syscall.Signal) { os.Exit(128 + int(sig)) }
