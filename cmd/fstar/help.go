package main

import "runtime/debug"

const usage = `Usage: fstar [flags] script [args]

fstar runs a script that uses Python's concurrent.futures, without Python.

  fstar scripts/sixjobs.star

Flags:
`

// help returns the text of --help.
func help() string { return usage + newFlags(new(options)).FlagUsages() }

// buildVersion returns the version of the module that the command was built from.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown version)"
}
