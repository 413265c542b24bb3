package main

import "os"

// A status is how the command ends: an exit status of python3's.
type status int

const (
	exitOK          status = 0
	exitException   status = 1 // a script ended by an exception
	exitUsage       status = 2 // the command line is wrong, or the script cannot be read
	exitInterrupted status = 130
)

// exit ends the process.
func (s status) exit() { os.Exit(int(s)) }
