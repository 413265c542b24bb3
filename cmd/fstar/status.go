package main

import (
	"os"
	"syscall"
)

// A status is how the command ends: with an exit status, as python3's, or, if it is negative,
// as the signal of that number ends a process, for which shells have 128 more.
type status int

const (
	exitOK        status = 0
	exitException status = 1 // a script ended by an exception
	exitUsage     status = 2 // the command line is wrong, or the script cannot be read

	interrupted = -status(syscall.SIGINT)  // by Ctrl-C
	unread      = -status(syscall.SIGPIPE) // the reader of the standard output has gone
)

// exit ends the process.
func (s status) exit() {
	if s == interrupted {
		raise(syscall.SIGINT) // so that a loop of a shell script ends, too
	}
	if s < 0 {
		s = 128 - s
	}
	os.Exit(int(s))
}
