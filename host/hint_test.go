package host_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"fstar/host"
)

// hints are scripts and the last line of what CPython 3.14 prints.
var hints = []struct{ name, script, want string }{
	{"builtin", "prnt(1)", "NameError: name 'prnt' is not defined. Did you mean: 'print'?"},
	{"variable", "total = 1\ntotl", "NameError: name 'totl' is not defined. Did you mean: 'total'?"},
	{"local", "def f():\n    results = []\n    for x in range(3):\n        reslts.append(x)\nf()", "NameError: name 'reslts' is not defined. Did you mean: 'results'?"},
	{"parameter", "def f(width):\n    return widht\nf(1)", "NameError: name 'widht' is not defined. Did you mean: 'width'?"},
	{"another function's", "def f(volume):\n    pass\nvolum", "NameError: name 'volum' is not defined"},
	{"no such name", "zzzzz", "NameError: name 'zzzzz' is not defined"},
	{"module", "time.sleep(1)", "NameError: name 'time' is not defined. Did you forget to import 'time'?"},
	{"module or name", "tim = 1\ntime", "NameError: name 'time' is not defined. Did you mean: 'tim'? Or did you forget to import 'time'?"},
	{"attribute", "'abc'.uper()", "AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?"},
	{"of an instance", "class A:\n    def __init__(self):\n        self.name = 1\nA().nam", "AttributeError: 'A' object has no attribute 'nam'. Did you mean: 'name'?"},
	{"of a class", "class A:\n    total = 1\nA.totl", "AttributeError: type object 'A' has no attribute 'totl'. Did you mean: 'total'?"},
	{"of a module", "import time\ntime.slep", "AttributeError: module 'time' has no attribute 'slep'. Did you mean: 'sleep'?"},
	{"private", "class A:\n    _x_total = 1\nA.x_totl", "AttributeError: type object 'A' has no attribute 'x_totl'"},
	{"import", "from time import slep", "ImportError: cannot import name 'slep' from 'time' (unknown location). Did you mean: 'sleep'?"},
	{"module of Python", "import json", "ModuleNotFoundError: No module named 'json': fstar does not have this module of Python's"},
	{"module in one of Python", "from json.decoder import x", "ModuleNotFoundError: No module named 'json': fstar does not have this module of Python's"},
	{"module that is no package", "import time.x", "ModuleNotFoundError: No module named 'time.x'; 'time' is not a package"},
	{"builtin of Python", "complex(1, 2)", "NameError: name 'complex' is not defined: fstar does not have this builtin of Python's"},
	{"no such module", "import nosuch", "ModuleNotFoundError: No module named 'nosuch'"},
	{"keyword", "def f(width=1):\n    pass\nf(widht=2)", "TypeError: f() got an unexpected keyword argument 'widht'. Did you mean 'width'?"},
	{"cause", "try:\n    prnt\nexcept NameError as e:\n    raise ValueError from e", "ValueError"},
	{"of its own", "raise NameError('name is mine')", "NameError: name is mine"},
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
