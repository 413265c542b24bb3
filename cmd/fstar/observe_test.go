package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"fstar/internal/terminaltest"
)

// screen is a command of the tests: screen file checks that the file is what the terminal
// of the last command shows now; screen pattern... that it has shown each in a line that
// was overwritten.
func screen(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: screen file [texts of lines that are gone]")
	}
	written := ts.ReadFile("ttyout")
	s := terminaltest.New(80)
	s.Write([]byte(written))
	var shown strings.Builder
	for _, line := range s.Lines() {
		if line != "" { // as the terminal shows what ttyin has typed
			shown.WriteString(line + "\n")
		}
	}
	if got, want := shown.String(), ts.ReadFile(args[0]); got != want {
		ts.Fatalf("the screen shows\n%swant\n%sof %q", got, want, written)
	}
	lines := strings.FieldsFunc(written, func(r rune) bool { return r == '\r' || r == '\n' })
	for _, text := range args[1:] {
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, text) }) {
			ts.Fatalf("no line had %q in %q", text, written)
		}
	}
}

// trace is a command of the tests: trace file outcomes... checks that a trace has a task
// with each of these outcomes, in order, such as "returned f" or "raised ValueError f".
func trace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: trace file outcomes...")
	}
	var file struct {
		TraceEvents []struct {
			Name string
			Args struct{ Task, Outcome, Exception any }
		}
	}
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &file); err != nil {
		ts.Fatalf("%s: %v", args[0], err)
	}
	var got []string
	for _, e := range file.TraceEvents {
		switch {
		case e.Args.Task == nil:
		case e.Args.Exception != nil:
			got = append(got, fmt.Sprint(e.Args.Outcome, " ", e.Args.Exception, " ", e.Name))
		default:
			got = append(got, fmt.Sprint(e.Args.Outcome, " ", e.Name))
		}
	}
	slices.Sort(got)
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(got, want) {
		ts.Fatalf("%s has %q, want %q", args[0], got, want)
	}
}
