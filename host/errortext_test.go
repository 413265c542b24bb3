package host_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// textSource has an exception whose message takes some thousand steps to make.
const textSource = `
class E(Exception):
    def __str__(self):
        n = 0
        for i in range(self.args[0]): n += i
        return str(n)
def fail(n): raise E(n)
def fail_from(n):
    try:
        fail(n)
    except E as e:
        raise ValueError(n) from e
`

// The texts of an error are made while the script has the lock: other threads run meanwhile, and
// the error can be printed anywhere.
func TestTextsWhileThreadsRun(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals, err := h.ExecFile(ctx, "x.py", textSource)
	if err != nil {
		t.Fatal(err)
	}
	errs := make(chan error, 100)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				_, err := h.Call(ctx, globals["fail_from"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(2000)}, nil)
				errs <- err
			}
		})
	}
	wg.Go(func() { // prints what others have raised
		for range 40 {
			e := scriptError(t, <-errs)
			if s := e.Traceback(); !strings.Contains(s, "\nE: 1999000\n\nThe above exception was the direct cause") || !strings.HasSuffix(s, "\nValueError: 2000\n") {
				t.Error(s)
			}
			if e.Error() != "ValueError: 2000" || e.Message() != "2000" || e.Type() != "ValueError" {
				t.Errorf("Error %q, Message %q, Type %q", e.Error(), e.Message(), e.Type())
			}
		}
	})
	wg.Wait()
}

// Code that tells a message runs in the scope of the call: its end ends that, too. The call
// returns the exception, with what could be told of it.
func TestTextWhenContextEnds(t *testing.T) {
	const failed = "<exception str() failed>"
	for _, test := range []struct{ name, src, want string }{
		{"loop", "class E(Exception):\n    def __str__(self):\n        end()\n        while True: pass\nraise E\n", `E: ` + failed},
		{"loop that handles all", "class E(Exception):\n    def __str__(self):\n        end()\n        while True:\n            try:\n                while True: pass\n            except BaseException: pass\nraise E\n", `E: ` + failed},
		{"sleep", "import time\nclass E(Exception):\n    def __str__(self):\n        end()\n        time.sleep(1000)\nraise E\n", `E: ` + failed},
		{"lock", "import threading\nclass E(Exception):\n    def __str__(self):\n        end()\n        with threading.Lock() as l, l: pass\nraise E\n", `E: ` + failed},
		{"argument", "class M:\n    def __repr__(self):\n        end()\n        while True: pass\nraise ValueError([M(), M()])\n", `ValueError: ` + failed},
		{"note", "class M:\n    def __str__(self):\n        end()\n        while True: pass\ne = ValueError('x')\ne.__notes__ = [M(), M(), 'n']\nraise e\n", "ValueError: x\n<note str() failed>\n<note str() failed>\nn"},
		{"chain", "class E(Exception):\n    def __str__(self):\n        end()\n        while True: pass\ne = ValueError('first')\nfor i in range(1000):\n    e, e.__cause__ = E(), e\nraise e\n", `E: ` + failed},
		{"before", "class E(Exception):\n    def __str__(self):\n        return 'short'\ntry:\n    end()\n    while True: pass\nfinally:\n    raise E\n", "E: short"},
		{"before, and a loop", "class E(Exception):\n    def __str__(self):\n        while True: pass\ntry:\n    end()\n    while True: pass\nfinally:\n    raise E\n", `E: ` + failed},
		{"exit", "import sys\nclass M:\n    def __str__(self):\n        end()\n        while True: pass\nsys.exit(M())\n", "SystemExit"},
		{"thread", "import threading\nclass E(Exception):\n    def __str__(self):\n        end()\n        while True: pass\ndef f(): raise E\nt = threading.Thread(target=f)\nt.start()\nt.join()\n", "fstar.Stopped: ended"},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(ctx)
			ended := errors.New("ended")
			end := starlark.NewBuiltin("end", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
				cancel(ended)
				return starlark.None, nil
			})
			var out bytes.Buffer
			h := hostOf(t, host.Config{Stdout: &out, Stderr: &out, Predeclared: starlark.StringDict{"end": end}})
			_, err := h.ExecFile(ctx, "x.py", test.src)
			want := strings.ReplaceAll(regexp.QuoteMeta(test.want), `\.\*`, ".*")
			if got := scriptError(t, err).Traceback(); !regexp.MustCompile(`(?s)(^|\n)` + want + `\n$`).MatchString(got) {
				t.Errorf("got %.1000s, want %s", got, test.want)
			}
			if _, err := h.ExecFile(context.Background(), "y.py", "sum(range(5000))"); err != nil {
				t.Errorf("the next call: %v", err)
			}
		})
	}
}

// Ctrl-C in a __str__ is one of the errors that a __str__ may raise, as in CPython.
func TestInterruptInText(t *testing.T) {
	var h *host.Host
	interrupt := starlark.NewBuiltin("interrupt", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return starlark.Bool(h.Interrupt()), nil
	})
	h = hostOf(t, host.Config{Predeclared: starlark.StringDict{"interrupt": interrupt}})
	_, err := h.ExecFile(ctx, "x.py", "class E(Exception):\n    def __str__(self):\n        assert interrupt()\n        while True: pass\nraise E from ValueError('cause')\n")
	e := scriptError(t, err)
	if got := e.Traceback(); !strings.HasPrefix(got, "ValueError: cause\n") || !strings.HasSuffix(got, "\nE: <exception str() failed>\n") {
		t.Error(got)
	}
	if errors.Is(err, host.ErrKeyboardInterrupt) || h.Interrupting() {
		t.Errorf("%v, interrupting %v", err, h.Interrupting())
	}
}

// A traceback has the lines of the source that was run, whatever came later under its name.
func TestTextOfReplacedSource(t *testing.T) {
	h := hostOf(t, host.Config{})
	_, first := h.ExecFile(ctx, "x.py", "first = 1\n1 // 0\n")
	_, second := h.ExecFile(ctx, "x.py", "\n\nsecond(1)\n")
	_, third := h.ExecFile(ctx, "x.py", "third = = 1\n")
	h.ExecFile(ctx, "x.py", "")
	for _, test := range []struct {
		err  error
		want string
	}{
		{first, "    1 // 0\n    ~~^^~~\n"},
		{second, "    second(1)\n    ^^^^^^\n"},
		{third, "    third = = 1\n            ^\n"},
	} {
		if got := scriptError(t, test.err).Traceback(); !strings.Contains(got, test.want) {
			t.Errorf("got\n%s\nwant\n%s", got, test.want)
		}
	}
}

// What a call handled when it failed is no business of the next one.
func TestCallForgetsWhatItHandled(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals, err := h.ExecFile(ctx, "x.py", textSource+"def again(): raise ValueError('again')\n")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for range 3 {
		_, err := h.Call(ctx, globals["fail_from"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(3)}, nil)
		texts = append(texts, scriptError(t, err).Traceback())
	}
	if texts[0] != texts[1] || texts[0] != texts[2] {
		t.Errorf("three calls: %q", texts)
	}
	_, err = h.Call(ctx, globals["again"].(starlark.Callable), nil, nil)
	if got := scriptError(t, err).Traceback(); strings.Contains(got, "During handling") {
		t.Error(got)
	}
}

// To raise an exception, and to handle it, asks nobody for its text; nor does a Go function that
// passes it on.
func TestRaisingMakesNoText(t *testing.T) {
	var texts []string
	call := starlark.NewBuiltin("call", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		_, err := starlark.Call(thread, args[0], nil, nil)
		texts = append(texts, err.Error(), fmt.Sprintf("%v", errors.Unwrap(err)))
		e := scriptError(t, host.AsScriptError(thread, err))
		texts = append(texts, e.Error(), e.Traceback())
		return nil, err
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"call": call}})
	globals, err := h.ExecFile(ctx, "x.py", `
from concurrent.futures import ThreadPoolExecutor
asked = 0
class E(Exception):
    def __str__(self):
        global asked
        asked += 1
        return 'text'
class M:
    def __repr__(self):
        global asked
        asked += 1
        return 'M'
def generator():
    try:
        yield
    except E:
        raise
def fail(): raise E(1)
def handle(f, *args):
    try: f(*args)
    except E: pass
    except ValueError as e: pass
def arguments(): raise ValueError([M()], M())
for i in range(3):
    handle(fail)
    handle(arguments)
    g = generator()
    next(g)
    handle(g.throw, E(2))
    with ThreadPoolExecutor(1) as pool:
        handle(pool.submit(fail).result)
        handle(lambda: list(pool.map(lambda x: fail(), [1])))
silent = asked
handle(call, fail)
once = asked
`)
	if err != nil {
		t.Fatal(scriptError(t, err).Traceback())
	}
	if globals["silent"] != starlark.MakeInt(0) || globals["once"] != starlark.MakeInt(1) {
		t.Errorf("asked %v times, then %v", globals["silent"], globals["once"])
	}
	if len(texts) != 4 || texts[0] != "E" || texts[1] != "E" || texts[2] != "E: text" ||
		!strings.HasPrefix(texts[3], "Traceback (most recent call last):\n") || !strings.HasSuffix(texts[3], "\nE: text\n") {
		t.Errorf("texts %q", texts)
	}
	mine := errors.New("mine")
	if err := host.AsScriptError(new(starlark.Thread), mine); err != mine {
		t.Errorf("AsScriptError on a thread of no Host: %v", err)
	}
}

// What an error costs whose text nobody wants.
func BenchmarkUncaught(b *testing.B) {
	for name, src := range map[string]string{
		"none":    "def f(): return 1",
		"message": "def f(): raise ValueError('text')",
		"deep":    "def g(n):\n    if n: return g(n-1)\n    raise ValueError('text')\ndef f(): g(20)",
		"cause":   "def f():\n    try: 1/0\n    except Exception as e: raise ValueError('text') from e",
		"str":     "class E(Exception):\n    def __str__(self): return 'n=%d' % self.args[0]\ndef f(): raise E(3)",
		"name":    "def f(): return prin",
	} {
		b.Run(name, func(b *testing.B) {
			h, err := host.New(host.Config{})
			if err != nil {
				b.Fatal(err)
			}
			defer h.Close(ctx)
			globals, err := h.ExecFile(ctx, "x.py", src)
			if err != nil {
				b.Fatal(err)
			}
			f := globals["f"].(starlark.Callable)
			var last error
			b.Run("call", func(b *testing.B) {
				for b.Loop() {
					_, last = h.Call(ctx, f, nil, nil)
				}
			})
			if e, ok := last.(*host.ScriptError); ok {
				b.Run("traceback", func(b *testing.B) {
					for b.Loop() {
						e.Traceback()
					}
				})
			}
		})
	}
}

// The message of an error takes long to make, and the deadline has passed: there is an error all the same.
func TestMessageAfterDeadline(t *testing.T) {
	h, err := host.New(host.Config{System: true})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	ctx, cancel := context.WithCancel(t.Context())
	stop := starlark.NewBuiltin("stop", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		cancel()
		return starlark.None, nil
	})
	g, err := h.ExecFile(t.Context(), "f.py", `
def f(stop):
    try:
        open('\t' * 10**6)
    except OSError as e:
        error = e
    stop()
    raise error
`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Call(ctx, g["f"].(starlark.Callable), starlark.Tuple{stop}, nil); err == nil {
		t.Error("no error")
	}
}
