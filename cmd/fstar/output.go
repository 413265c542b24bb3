package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fstar/cmd/fstar/internal/tracing"
)

// formats are those of the files that the command can write, each by the flag of its name.
var formats = []tracing.Format{tracing.Trace, tracing.Timeline}

// output returns the name of the file that is to be written in a format, or "".
func (o options) output(format tracing.Format) string {
	if format == tracing.Trace {
		return o.trace
	}
	return o.timeline
}

// noScript reports whether the command line names nothing to run.
func (o options) noScript() bool {
	return o.kind == nothing || o.kind == stdin && o.args[0] == ""
}

// checkOutput returns an error if the argument of --trace or --timeline is what follows the
// flag where the name of the file was forgotten: another flag, or a script.
func checkOutput(format tracing.Format, name string) error {
	switch {
	case name == "", strings.HasPrefix(name, "-"):
		return missingOutput(format)
	case isScriptName(name):
		return fmt.Errorf("--%s needs a file to write: %s", format, withOutput(format, name))
	}
	return nil
}

// missingOutput returns the error of a flag that has no argument.
func missingOutput(format tracing.Format) error {
	return fmt.Errorf("--%s needs an argument: a file to write, such as %s", format, usualOutput(format))
}

// isScriptName reports whether a file is a script by its name.
func isScriptName(name string) bool {
	return slices.Contains([]string{".py", ".pyw", ".star"}, strings.ToLower(filepath.Ext(name)))
}

// withOutput returns a command line that writes a file in a format, and runs script.
func withOutput(format tracing.Format, script string) string {
	return fmt.Sprintf("fstar --%s %s %s", format, usualOutput(format), quoted(script))
}

// usualOutput returns what files of a format are called.
func usualOutput(format tracing.Format) string {
	if format == tracing.Trace {
		return "out.json"
	}
	return "out.html"
}

// quoted returns an argument as it is typed in a shell.
func quoted(arg string) string {
	special := func(c rune) bool {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c > unicode.MaxASCII
		return !letter && c != filepath.Separator && !strings.ContainsRune("-_./:,+=@", c)
	}
	if !strings.ContainsFunc(arg, special) {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}
