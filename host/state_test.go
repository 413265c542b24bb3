package host

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"
)

// stateOfModules says of each library module what of its state a worker process gets, besides
// the members that a script has set; or, behind "none: ", why there is nothing else.
var stateOfModules = map[string]string{
	"abc":                        "none: what it knows of a class is the class's",
	"atexit":                     "none: a process that was forked does not run the functions of its parent",
	"builtins":                   "none: its functions keep nothing",
	"concurrent":                 "none: it is a package of others",
	"concurrent.futures":         "how many thread pools have a name of their own",
	"concurrent.futures._base":   "none: it has names of concurrent.futures",
	"concurrent.futures.process": "none: it has names of concurrent.futures",
	"concurrent.futures.thread":  "none: it has names of concurrent.futures",
	"contextlib":                 "none: its functions keep nothing",
	"dataclasses":                "none: what it knows of a class is the class's",
	"functools":                  "none: caches are their functions'",
	"logging":                    "loggers, handlers, levels, attributes of its classes, and what holds for all loggers",
	"logging.handlers":           "none: its classes and handlers are among those of logging",
	"multiprocessing":            "none: the start method of a worker is that of its pool",
	"os":                         "the environment and the working directory",
	"os.path":                    "none: its functions keep nothing",
	"queue":                      "none: queues are values of the script",
	"sys":                        "argv, path, the limits, what a script has put into modules",
	"threading":                  "stack_size, how many threads have a name of their own",
	"time":                       "the zone that tzset has set",
	"typing":                     "none: its functions keep nothing",
}

// Each library module has an answer to what of its state travels.
func TestStateOfModules(t *testing.T) {
	h, err := New(Config{Stdout: io.Discard, Stderr: io.Discard, System: true})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	names := slices.Collect(maps.Keys(h.modules))
	names = append(slices.AppendSeq(names, maps.Keys(h.deferred)), "builtins")
	seen := make(map[string]bool)
	for _, name := range names {
		seen[name] = true
		n := h.program().Native(name)
		answer, ok := stateOfModules[name]
		switch {
		case n == nil:
			t.Errorf("%s is not a *pyrt.Native", name)
		case !ok:
			t.Errorf("%s: what of its state does a worker process need? Give it the methods of pyrt.Stateful, or say why it has none", name)
		case n.State() == nil && !strings.HasPrefix(answer, "none: "):
			t.Errorf("%s has no state, and should have %s", name, answer)
		case n.State() != nil && strings.HasPrefix(answer, "none: "):
			t.Errorf("%s has a state, and should have %s", name, answer)
		}
	}
	for name := range stateOfModules {
		if !seen[name] {
			t.Errorf("there is no module %s", name)
		}
	}
}

// A script that has set nothing has modules without a state, but for what each process has.
func TestStateOfNothing(t *testing.T) {
	h, err := New(Config{Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	_, err = h.ExecFile(context.Background(), "test.py", `
import atexit, contextlib, dataclasses, functools, logging.handlers, multiprocessing, os, queue, sys, threading, time, typing
import concurrent.futures
logging.getLogger("a.b").isEnabledFor(10)
logging.getLogger("c.d.e"), logging.getLogger("c")
`)
	if err != nil {
		t.Fatal(err)
	}
	thread, leave, err := h.rt.Enter(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	_, err = thread.Run(nil, func() (starlark.Value, error) {
		for name, m := range h.program().Natives() {
			if changed := m.Changed(); len(changed) > 0 {
				t.Errorf("%s: %q were changed", name, changed)
			}
			if m.State() == nil || name == "sys" || name == "os" {
				continue
			}
			if state, err := m.State().State(thread); len(state) > 0 || err != nil {
				t.Errorf("%s has the state %v, %v", name, state, err)
			}
		}
		return starlark.None, nil
	})
	if err != nil {
		t.Error(err)
	}
}

// What cannot travel is left out. It says so once if a record of logging is lost by it.
func TestStateLeftOut(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a handler with a part that fails", `
class Odd(logging.Handler):
    def __init__(self, part):
        super().__init__()
        self.part = part
    def emit(self, record):
        next(self.part)
class Careful(Odd):
    def emit(self, record):
        try:
            super().emit(record)
        except Exception:
            self.handleError(record)
class Lucky(Odd):
    def emit(self, record):
        print("lucky", self.format(record))
for c in (Odd, Careful, Lucky):
    logging.root.addHandler(c(gen()))
def task():
    for i in range(3):
        logging.warning("record %d", i)
remote(task)
`, `fstar: records of <Odd (NOTSET)> in MainProcess are lost: cannot pickle 'generator' object: this generator is in the process that has the pool
fstar: records of <Careful (NOTSET)> in MainProcess are lost: cannot pickle 'generator' object: this generator is in the process that has the pool
lucky record 0
lucky record 1
lucky record 2
`},
		{"a handler that is no more", `
logging.root.addHandler(gen())
def here():
    raise ValueError("not here")
class Locked(logging.Handler):
    def __reduce__(self): return here, ()
logging.root.addHandler(Locked())
logging.root.addHandler(logging.StreamHandler(sys.stdout))
def task():
    logging.warning("one")
    logging.warning("two")
remote(task)
`, `fstar: records of <generator of another process> in MainProcess are lost: cannot pickle 'generator' object: this generator is in the process that has the pool
fstar: records of <value of another process> in MainProcess are lost: ValueError: not here: this value is in the process that has the pool
one
two
`},
		{"a stream, a formatter, a filter", `
g = gen()
for stream, formatter in ((g, None), (sys.stdout, g), (sys.stdout, logging.Formatter("good %(message)s"))):
    h = logging.StreamHandler(stream)
    h.setFormatter(formatter)
    logging.root.addHandler(h)
logging.root.addFilter(g)
h.addFilter(lambda record: next(g))
def task():
    logging.warning("one")
    logging.warning("two")
remote(task)
`, `fstar: records of <StreamHandler (NOTSET)> in MainProcess are lost: cannot pickle 'generator' object: this generator is in the process that has the pool
fstar: records of <StreamHandler (NOTSET)> in MainProcess are lost: cannot pickle 'generator' object: this generator is in the process that has the pool
good one
good two
`},
		{"nobody wants to hear of errors", `
logging.raiseExceptions = False
logging.root.addHandler(logging.StreamHandler(gen()))
remote(logging.warning, "one")
`, ""},
		{"a logger with another class, a factory", `
class Odd(logging.Logger):
    part = gen()
odd = Odd("odd")
odd.setLevel(logging.ERROR)
logging.root.manager.loggerDict["odd"] = odd
logging.root.manager.loggerDict["number"] = 1
logging.setLogRecordFactory(gen())
def task():
    logger = logging.getLogger("odd")
    return type(logger).__name__, logger.level, logger.parent, logging.getLogRecordFactory().__name__, logging.root.manager.loggerDict["number"]
print(remote(task))
`, "('Odd', 40, None, 'LogRecord', 1)\n"},
		{"sys.stdout, and a new member", `
class Tee:
    def __init__(self, part): self.part = part
    def write(self, text): next(self.part)
    def flush(self): pass
sys.stdout = Tee(gen())
sys.mine = gen()
sys.fine = [1, gen()]
def task():
    print("printed", type(sys.stdout).__name__, sys.fine[0])
    try:
        next(sys.mine)
    except TypeError as e:
        print(e)
remote(task)
`, `printed TextIOWrapper 1
cannot pickle 'generator' object: this generator is in the process that has the pool
`},
		{"members that are deleted", `
sys.gone = 1
del sys.gone, sys.byteorder
def task():
    print(hasattr(sys, "gone"), hasattr(sys, "byteorder"), hasattr(sys, "maxsize"))
remote(task)
`, "False False True\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			set, remote := remoteCalls(t, &out)
			h, err := New(Config{Stdout: &out, Stderr: &out, Predeclared: starlark.StringDict{"remote": remote}})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(context.Background())
			set(h)
			_, err = h.ExecFile(context.Background(), "test.py", "import logging, sys\ndef gen():\n    while True: yield 1\n"+c.src)
			if err != nil {
				t.Error(err)
			}
			if out.String() != c.want {
				t.Errorf("printed\n%s\nwant\n%s", &out, c.want)
			}
		})
	}
}
