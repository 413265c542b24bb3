package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/pflag"

	"fstar/host"
)

const checkUsage = `Usage: fstar check [flags] script ...

fstar check reports what is wrong with scripts without running them: errors of
syntax, names that are not defined, modules that there are not. A script of - is
the standard input. The exit status is 1 if it finds an error, 0 if at most
warnings.

Flags:
`

// runCheck is the command fstar check: it returns the exit status.
func runCheck(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := pflag.NewFlagSet("fstar check", pflag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {}
	help := flags.BoolP("help", "h", false, "print this text")
	asJSON := flags.Bool("json", false, "print one JSON array of problems")
	starlark := flags.Bool("starlark", false, "the scripts are plain Starlark, not Python")
	if err := flags.Parse(args); err != nil {
		return wrong(stderr, err.Error())
	}
	switch {
	case *help:
		fmt.Fprint(stdout, checkUsage, flags.FlagUsages())
		return exitOK
	case flags.NArg() == 0:
		return wrong(stderr, "no script given")
	}
	cfg := host.Config{Stdout: stdout, Stderr: stderr}
	if *starlark {
		cfg.Dialect = host.Starlark
	}
	h, err := host.New(system(cfg))
	if err != nil {
		fmt.Fprintf(stderr, "fstar: %v\n", err)
		return exitException
	}
	defer h.Close(context.Background())

	status := exitOK
	var problems []host.Problem
	checker := h.NewChecker()
	for _, name := range flags.Args() {
		list, err := checkFile(checker, name, stdin)
		if err != nil {
			fmt.Fprintf(stderr, "fstar: cannot read %s: %v\n", name, reason(err))
			status = exitUsage
			continue
		}
		problems = append(problems, list...)
	}
	for _, p := range problems {
		if p.IsError() && status == exitOK {
			status = exitException
		}
	}
	if *asJSON {
		err = writeJSON(stdout, problems)
	} else {
		err = writeLines(stdout, problems)
	}
	if err != nil {
		fmt.Fprintf(stderr, "fstar: %v\n", err)
		return exitException
	}
	return status
}

// checkFile checks the script in a file, or on the standard input.
func checkFile(c *host.Checker, name string, stdin io.Reader) ([]host.Problem, error) {
	if name == "-" {
		return c.Check(context.Background(), "<stdin>", stdin)
	}
	return c.Check(context.Background(), name, nil)
}

// reason returns why a file cannot be read, without the name.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// writeLines writes each problem on a line of its own, in the form that editors read.
func writeLines(w io.Writer, problems []host.Problem) error {
	for _, p := range problems {
		severity := ""
		if !p.IsError() {
			severity = string(p.Severity) + ": "
		}
		if _, err := fmt.Fprintf(w, "%s:%d:%d: %s%s\n", p.File, p.Line, p.Column, severity, p.Message); err != nil {
			return err
		}
	}
	return nil
}

// A jsonProblem is a host.Problem as --json writes it.
type jsonProblem struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
	Severity  string `json:"severity"`
	Code      string `json:"code"`
	Message   string `json:"message"`
}

// writeJSON writes the problems as one array.
func writeJSON(w io.Writer, problems []host.Problem) error {
	list := make([]jsonProblem, len(problems)) // not nil, which would be null
	for i, p := range problems {
		list[i] = jsonProblem{p.File, p.Line, p.Column, p.EndLine, p.EndCol, string(p.Severity), string(p.Code), p.Message}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}
