package logging_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/logging"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// newLogs returns the logging of b, whose standard error output is an object with a
// method write.
func newLogs(b *moduletest.Bench) *logging.Logs {
	return logging.New(b.Runtime, logging.Config{
		Stderr:   func() starlark.Value { return stderr{b} },
		Handling: func(*script.Thread) *object.Exception { return nil },
		Handle:   func(_ *script.Thread, _ *object.Exception, f func() error) error { return f() },
	})
}

// stderr is a value that writes to the standard error output of a Bench.
type stderr struct{ b *moduletest.Bench }

func (stderr) String() string        { return "<stderr>" }
func (stderr) Type() string          { return "TextIOWrapper" }
func (stderr) Freeze()               {}
func (stderr) Truth() starlark.Bool  { return true }
func (stderr) Hash() (uint32, error) { return 0, nil }
func (stderr) AttrNames() []string   { return []string{"write"} }
func (s stderr) Attr(name string) (starlark.Value, error) {
	if name != "write" {
		return nil, nil
	}
	return writeFunction.Bind(s), nil
}

var writeFunction = native.M1("write", "text", "", func(s stderr, t *script.Thread, text string) (value.Value, error) {
	s.b.Output.Log(t, text)
	return value.None, nil
})

func names(l *logging.Logs) starlark.StringDict {
	return starlark.StringDict{"logging": l.Module, "handlers": l.Handlers()}
}

// Every member of the modules is in the package's documentation.
func TestDocumented(t *testing.T) {
	l := newLogs(moduletest.New(t))
	moduletest.Documented(t, l.Module)
	moduletest.Documented(t, l.Handlers())
}

// Runtimes that run at the same time share what is defined, and nothing that a script sets.
func TestRuntimesApart(t *testing.T) {
	var wg sync.WaitGroup
	var benches [4]*moduletest.Bench
	for i := range benches {
		b := moduletest.New(t)
		benches[i] = b
		own := starlark.StringDict{"own": starlark.MakeInt(i)}
		wg.Go(func() {
			maps.Copy(own, names(newLogs(b)))
			_, err := b.Exec(t.Context(), own, `
def emit(self, record): print(own, record.getMessage())
setattr(logging.Handler, "emit", emit)
setattr(logging.Handler, "own", own)
logging.root.setLevel(own)
logging.disable(own - 4)
log = logging.getLogger("a.b")
for i in range(100):
    eq(logging.Handler().own, own)
    eq(handlers.RotatingFileHandler.own, own)
    eq(logging.root.level, own)
    eq(log.manager.disable, own - 4)
    eq(log.manager.root, logging.root)
    eq(type(log), logging.Logger)
    eq(log.getEffectiveLevel(), own)
    logging.root.addHandler(logging.Handler())
    log.error("%d", i)
    logging.root.handlers.clear()
`)
			if err != nil {
				t.Error(object.Catch(err, 0))
			}
		})
	}
	wg.Wait()
	for i, b := range benches {
		var want strings.Builder
		for k := range 100 {
			fmt.Fprintln(&want, i, k)
		}
		if b.Stdout.String() != want.String() {
			t.Errorf("runtime %d has printed %q", i, b.Stdout.String())
		}
	}
}

// stdlib logging 26: at the end handlers are flushed and closed, the last one first, and
// what they raise is told.
func TestAtExit(t *testing.T) {
	b := moduletest.New(t)
	globals := b.Run(t, names(newLogs(b)), `
def handler(name, fails = None):
    h = logging.Handler()
    h.flush = lambda: print("flush", name)
    def close():
        print("close", name)
        if fails: throw(fails("at exit"))
    h.close = close
    return h
kept = [handler("first", KeyError), handler("file is closed", ValueError), handler("last")]
`)
	if err := b.Exit(t.Context()); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(globals) // Logs keep no handler that nobody else has
	want := "flush last\nclose last\nflush file is closed\nclose file is closed\nflush first\nclose first\n"
	if got := b.Stdout.String(); got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	got := b.Stderr.String()
	if !strings.HasPrefix(got, "Exception ignored in atexit callback <built-in function shutdown>:\n") || !strings.HasSuffix(got, "KeyError: 'at exit'\n") {
		t.Errorf("stderr %q", got)
	}
}

// Handlers that nobody has any more are forgotten.
func TestForgetsHandlers(t *testing.T) {
	b := moduletest.New(t)
	l := newLogs(b)
	b.Run(t, names(l), `
def make():
    for i in range(100000):
        logging.Handler()
make()
`)
	if n := logging.HandlersKept(l); n > 50_000 {
		t.Errorf("%d handlers are kept", n)
	}
}

// A thread that is stopped while it waits for a handler's lock leaves the lock to others.
func TestLockInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := moduletest.New(t)
		globals := b.Run(t, names(newLogs(b)), "h = logging.StreamHandler()\nh.acquire()\n")
		acquire := func(ctx context.Context) error {
			th, leave, err := b.Enter(ctx)
			if err != nil {
				return err
			}
			defer leave()
			_, err = th.Run(nil, func() (starlark.Value, error) {
				fn, err := globals["h"].(starlark.HasAttrs).Attr("acquire")
				if err != nil {
					return nil, err
				}
				return starlark.Call(th.Interp(), fn, nil, nil)
			})
			return err
		}
		// The main thread has the lock: it is in a call, so that others get their own.
		_, leave, err := b.Enter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := acquire(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("acquire: %v, want the end of the context", err)
		}
		leave()
		if err := acquire(t.Context()); err != nil { // on the main thread
			t.Error(err)
		}
	})
}

// What we log goes to the logger of that name, and a handler that fails is told of.
func TestReport(t *testing.T) {
	b := moduletest.New(t)
	l := newLogs(b)
	report := func(level int, reason *object.Exception) string {
		th, leave, err := b.Enter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		b.Stderr.Reset()
		l.Report(th, "ours", level, "message", reason)
		return b.Stderr.String()
	}
	if got := report(30, nil); got != "message\n" {
		t.Errorf("without handlers: %q", got)
	}
	if got := report(20, nil); got != "" {
		t.Errorf("below the level: %q", got)
	}
	b.Run(t, names(l), `logging.basicConfig(format = "%(name)s %(funcName)s %(message)s")`)
	if got := report(40, object.ValueError.Errorf("v")); got != "ours (unknown function) message\nValueError: v\n" {
		t.Errorf("with a reason: %q", got)
	}
	b.Run(t, names(l), `
h = logging.Handler()
h.emit = lambda record: throw(KeyError("emit"))
logging.root.handlers[0] = h
`)
	if got := report(40, nil); !strings.HasSuffix(got, "KeyError: 'emit'\n") {
		t.Errorf("a handler that fails: %q", got)
	}
}
