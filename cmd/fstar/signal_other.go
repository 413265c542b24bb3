//go:build !unix

package main

import (
	"os"
	"syscall"
)

// raise does nothing: processes do not end by signals.
func raise(syscall.Signal) {}

// readerGone reports false: nobody can tell.
func readerGone(*os.File) bool { return false }
