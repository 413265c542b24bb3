package host_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"fstar/host"
)

// hints are scripts and the last line of what is printed. hints.py in tests/testdata/python has
// the hints of CPython; these are what is about fstar, and what a ScriptError has.
var hints = []struct{ name, script, want string }{
	{"builtin", "prnt(1)", "NameError: name 'prnt' is not defined. Did you mean: 'print'?"},
	{"module of Python", "import json", "ModuleNotFoundError: No module named 'json': fstar does not have this module of Python's"},
	{"module in one of Python", "from json.decoder import x", "ModuleNotFoundError: No module named 'json': fstar does not have this module of Python's"},
	{"module that is no package", "import time.x", "ModuleNotFoundError: No module named 'time.x'; 'time' is not a package"},
	{"builtin of Python", "complex(1, 2)", "NameError: name 'complex' is not defined: fstar does not have this builtin of Python's"},
	{"no such module", "import nosuch", "ModuleNotFoundError: No module named 'nosuch'"},
	{"keyword", "def f(width=1):\n    pass\nf(widht=2)", "TypeError: f() got an unexpected keyword argument 'widht'. Did you mean 'width'?"},
	{"cause", "try:\n    prnt\nexcept NameError as e:\n    raise ValueError from e", "ValueError"},
	{"builtin of Python, by the script", "raise NameError('complex', name='complex')", "NameError: complex"},
}

func TestHints(t *testing.T) {
	for _, test := range hints {
		t.Run(test.name, func(t *testing.T) {
			h, err := host.New(host.Config{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = h.ExecFile(t.Context(), "x.py", test.script)
			h.Close(t.Context())
			var e *host.ScriptError
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(e.Traceback()), "\n")
			if got := lines[len(lines)-1]; got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if test.name == "cause" && !strings.Contains(e.Traceback(), "Did you mean: 'print'?") {
				t.Errorf("no hint for the cause:\n%s", e.Traceback())
			}
			if test.name != "keyword" && strings.Contains(e.Error(), "Did you") {
				t.Errorf("the hint is in the message: %s", e.Error())
			}
		})
	}
}

// What scripts print themselves, and what threads do, has hints, too.
func TestHintsInScripts(t *testing.T) {
	var out bytes.Buffer
	h, err := host.New(host.Config{Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	const script = `
import logging, threading
def f():
    prnt(1)
t = threading.Thread(target=f)
t.start()
t.join()
try:
    f()
except NameError:
    logging.exception("no")
`
	if _, err := h.ExecFile(t.Context(), "x.py", script); err != nil {
		t.Error(err)
	}
	h.Close(t.Context())
	if n := strings.Count(out.String(), "NameError: name 'prnt' is not defined. Did you mean: 'print'?"); n != 2 {
		t.Errorf("%d hints, want 2:\n%s", n, &out)
	}
}
