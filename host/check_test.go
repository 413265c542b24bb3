package host_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

func ExampleChecker() {
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(context.Background())
	problems, err := h.NewChecker().Check(context.Background(), "jobs.py", `
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    pool.submit(prnt, "hello")
`)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range problems {
		fmt.Printf("%s:%d:%d: %s\n", p.File, p.Line, p.Column, p.Message)
	}
	// Output:
	// jobs.py:4:17: name 'prnt' is not defined. Did you mean: 'print'?
}

// checkScript returns the problems of a script, each on a line.
func checkScript(t *testing.T, h *host.Host, src string) string {
	t.Helper()
	problems, err := h.NewChecker().Check(t.Context(), "main.py", src)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d %s %s: %s\n", p.Line, p.Severity, p.Code, p.Message)
	}
	return b.String()
}

// TestCheck checks that a Checker knows what the Host gives its scripts.
func TestCheck(t *testing.T) {
	read := func(name string) ([]byte, error) {
		if name == "mine.py" {
			return []byte("a = 1\n"), nil
		}
		return nil, fs.ErrNotExist
	}
	tests := []struct {
		name string
		cfg  host.Config
		src  string
		want string
	}{
		{"modules and builtins", host.Config{}, `
import atexit, builtins, concurrent.futures.thread, contextlib, dataclasses, functools, logging.handlers
import multiprocessing, os.path, queue, sys, threading, time, typing, abc
print(os.path.join, logging.handlers.QueueHandler, concurrent.futures.thread.ThreadPoolExecutor, sys.stdin)
`, ""},
		{"predeclared names", host.Config{Predeclared: starlark.StringDict{"mine": starlark.None}}, "mine, yours",
			"1 error undefined-name: name 'yours' is not defined\n"},
		{"files", host.Config{ReadFile: read}, "import mine, yours\nmine.a, mine.b",
			"1 error unknown-module: No module named 'yours'\n2 warning unknown-member: module 'mine' has no attribute 'b'\n"},
		{"no files", host.Config{}, "import mine", "1 error unknown-module: No module named 'mine'\n"},
		{"why a member is not there", host.Config{}, "import multiprocessing\nmultiprocessing.Pool",
			"2 error unknown-member: module 'multiprocessing' has no attribute 'Pool': not supported: use concurrent.futures.ProcessPoolExecutor\n"},
		{"plain Starlark", host.Config{Dialect: host.Starlark}, "logging.info('x'), threading.Lock(), pow(1, 2), abs(3), lne('x'), input()",
			"1 error undefined-name: name 'lne' is not defined\n1 error undefined-name: name 'input' is not defined\n"},
		{"syntax", host.Config{}, "async def f(): pass", "1 error unsupported-syntax: async def is not supported: use def, for and with, and run them in threads with concurrent.futures.ThreadPoolExecutor\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := hostOf(t, test.cfg)
			if got := checkScript(t, h, test.src); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestCheckRuns checks that nothing that a Checker does shows in the Host.
func TestCheckRuns(t *testing.T) {
	h := hostOf(t, host.Config{})
	const src = "import sys\nprint = 1\nresult = sorted(name for name in sys.modules)\n"
	before, err := h.ExecFile(t.Context(), "main.py", src)
	if err != nil {
		t.Fatal(err)
	}
	if got := checkScript(t, h, "import time\nsys = 1 / 0\nprint(time.sleep)\n"); got != "" {
		t.Errorf("got %s", got)
	}
	after, err := h.ExecFile(t.Context(), "main.py", src)
	if err != nil {
		t.Fatal(err)
	}
	if before["result"].String() != after["result"].String() {
		t.Errorf("modules %s before and %s after", before["result"], after["result"])
	}
}

func TestCheckErrors(t *testing.T) {
	h := hostOf(t, host.Config{})
	c := h.NewChecker()
	if _, err := c.Check(t.Context(), "testdata/nosuch.py", nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that there is no file", err)
	}
	if err := h.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Check(t.Context(), "main.py", "1"); err == nil {
		t.Error("no error of a Host that is closed")
	}
}
