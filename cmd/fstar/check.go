package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"fstar/host"
)

const checkUsage = `Usage: fstar check [flags] script ...

Reports what is wrong with scripts without running them: errors of syntax, names that
are not defined, modules that fstar does not have. Each problem is one line, as
file:line:column: message. A script called - is the standard input.

  fstar check jobs.py

Exit status: 0 if there are no errors, 1 if there are, 2 for a wrong command line or an
unreadable script.

Flags:
`

// checkOptions are what the flags of fstar check say.
type checkOptions struct {
	help, json, starlark bool

	scripts []string
}

func newCheckFlags(opts *checkOptions) *pflag.FlagSet {
	flags := pflag.NewFlagSet("fstar check", pflag.ContinueOnError)
	flags.Usage = func() {}
	flags.BoolVarP(&opts.help, "help", "h", false, "print this text")
	flags.BoolVar(&opts.json, "json", false, "print a JSON array of problems")
	flags.BoolVar(&opts.starlark, "starlark", false, "the scripts are plain Starlark, not Python")
	return flags
}

// runCheck is the command fstar check.
func runCheck(args []string, std stdio) status {
	var opts checkOptions
	flags := newCheckFlags(&opts)
	err := flags.Parse(args)
	opts.scripts = flags.Args()
	switch {
	case err != nil:
		return wrongCheck(std, explain(flags, err).Error())
	case opts.help:
		fmt.Fprint(std.out, checkUsage, flags.FlagUsages())
		return exitOK
	case len(opts.scripts) == 0:
		return wrongCheck(std, "no script given")
	}
	problems, s := opts.check(std)
	write := writeLines
	if opts.json {
		write = writeJSON
	}
	if err := write(std.out, problems); err != nil {
		return std.fail(exitException, err)
	}
	return s
}

// wrongCheck reports a wrong command line.
func wrongCheck(std stdio, problem string) status {
	fmt.Fprintf(std.err, "fstar check: %s\nTry 'fstar check --help'.\n", problem)
	return exitUsage
}

// check checks the scripts, and says on standard error which it cannot read.
func (o checkOptions) check(std stdio) ([]host.Problem, status) {
	cfg := host.Config{Stdout: std.out, Stderr: std.err}
	if o.starlark {
		cfg.Dialect = host.Starlark
	}
	h, err := host.New(system(cfg))
	if err != nil {
		return nil, std.fail(exitException, err)
	}
	defer h.Close(context.Background())
	checker := h.NewChecker()
	var problems []host.Problem
	s := exitOK
	for _, name := range o.scripts {
		found, err := checkScript(checker, name, std.in)
		if err != nil {
			s = std.fail(exitUsage, err)
		}
		for _, p := range found {
			if p.IsError() && s == exitOK {
				s = exitException
			}
		}
		problems = append(problems, found...)
	}
	return problems, s
}

// checkScript checks a script. A link to one has the modules beside that.
func checkScript(c *host.Checker, name string, stdin io.Reader) ([]host.Problem, error) {
	if name == "-" {
		return c.Check(context.Background(), "<stdin>", stdin)
	}
	file, src, err := readScript(name)
	if err != nil {
		return nil, err
	}
	real := file
	if info, err := os.Lstat(file); err == nil && info.Mode()&os.ModeSymlink != 0 {
		if real, err = filepath.EvalSymlinks(file); err != nil {
			return nil, fmt.Errorf("%s: %w", file, cause(err))
		}
	}
	problems, err := c.Check(context.Background(), real, src)
	for i := range problems {
		problems[i].File = file
	}
	return problems, err
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
