package main

import "runtime/debug"

const usage = `Usage: fstar [flags] [script [args...]]
       fstar [flags] -c code [args...]
       fstar [flags] -m module [args...]
       fstar check [flags] script...

Runs Python scripts that use concurrent.futures, threading or logging. It needs no
Python. A script is a file of any name, a directory with a __main__.py, or - for the
standard input. What follows it is the script's, as sys.argv.

Try:
  fstar                       a console: type Python; help() for help, Ctrl-D to leave
  fstar jobs.py               run a script
  fstar check jobs.py         say what is wrong with it, without running it
  fstar --progress jobs.py    show how far its pools are, while they work
  fstar -c 'from concurrent.futures import *; print(*ThreadPoolExecutor().map(abs, [-1, 2]))'

Flags:
`

const footer = `
Flags of python3 that mean nothing here are accepted: -u -B -E -I -s -S -q -W arg -X opt.

Exit status: 0, 1 after an exception that nobody handled, 2 for a wrong command line or an
unreadable script, what the script gives sys.exit, and 130 after Ctrl-C.
`

// help returns the text of --help.
func help() string { return usage + newFlags(new(options)).FlagUsages() + footer }

// buildVersion returns the version of the module that the command was built from.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown version)"
}
