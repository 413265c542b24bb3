package host_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// callables is a script with all kinds of what a call of runs its code, by name; each returns 3
// when it is called with 2, and writes what tasks of the script write, too.
const callables = `
import functools
seen = [0]
def count(n, counts=seen):
    counts[0] = counts[0] + 1
    return n + 1
def outer():
    total = 0
    def closure(n):
        nonlocal total
        total = total + 1
        return n + 1
    return closure
closure = outer()
lam = lambda n: count(n)
@functools.wraps(count)
def wrapped(n): return count(n)
wrapped.calls = 0
class C:
    def method(self, n): return count(n)
    @classmethod
    def of_class(cls, n): return count(n)
    @staticmethod
    def static(n): return count(n)
method, of_class, static = C().method, C.of_class, C.static
partial = functools.partial(count)
cached = functools.cache(count)
single = functools.singledispatch(count)
names = ["count", "closure", "lam", "wrapped", "method", "of_class", "static", "partial", "cached", "single"]
`

func exampleCallables(t *testing.T, h *host.Host) (starlark.StringDict, []string) {
	t.Helper()
	globals, err := h.ExecFile(ctx, "callables.py", callables)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range starlark.Elements(globals["names"].(starlark.Iterable)) {
		names = append(names, string(name.(starlark.String)))
	}
	return globals, names
}

var two = starlark.Tuple{starlark.MakeInt(2)}

// wantThree reports a call that has not returned 3.
func wantThree(t *testing.T, what string, v starlark.Value, err error) {
	t.Helper()
	if err != nil || v != starlark.MakeInt(3) {
		t.Errorf("%s: %v, %v, want 3", what, v, err)
	}
}

// A function of a script can be called on a thread of the Host that has the script lock, on the
// goroutine that it runs on; and on no other.
func TestCallables(t *testing.T) {
	var kept []starlark.Callable
	use := starlark.NewBuiltin("use", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		fn := args[0].(starlark.Callable)
		kept = append(kept, fn)
		var outside, blocked error
		done := make(chan bool)
		go func() {
			_, outside = starlark.Call(thread, fn, two, nil)
			close(done)
		}()
		<-done
		if err := host.Block(thread, func(context.Context) error {
			_, blocked = fn.CallInternal(thread, two, nil)
			return nil
		}); err != nil {
			return nil, err
		}
		for where, err := range map[string]error{"on another goroutine": outside, "in Block": blocked} {
			if err == nil || !strings.Contains(err.Error(), "this goroutine uses the Starlark thread of another one, or uses its own in host.Block") {
				t.Errorf("%s %s: %v", fn, where, err)
			}
		}
		return starlark.Call(thread, fn, two, nil)
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"use": use}})
	globals, names := exampleCallables(t, h)
	for _, name := range names {
		fn, ok := globals[name].(starlark.Callable)
		if !ok {
			t.Fatalf("%s is a %T", name, globals[name])
		}
		v, err := h.Call(ctx, fn, two, nil)
		wantThree(t, name+" by Host.Call", v, err)
		v, err = h.Call(ctx, use2(t, h), starlark.Tuple{fn}, nil)
		wantThree(t, name+" in a Go function", v, err)
		_, err = starlark.Call(new(starlark.Thread), fn, two, nil)
		if err == nil || !strings.Contains(err.Error(), "this Starlark thread is not attached to a host") {
			t.Errorf("%s on a thread of no host: %v", name, err)
		}
	}
	thread := new(starlark.Thread)
	detach, err := h.Attach(ctx, thread)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		v, err := starlark.Call(thread, globals[name], two, nil)
		wantThree(t, name+" on an attached thread", v, err)
		v, err = starlark.Call(thread, kept[i], two, nil)
		wantThree(t, name+" that a Go function has kept", v, err)
	}
	detach()

	other := hostOf(t, host.Config{Predeclared: starlark.StringDict{"count": globals["count"]}})
	_, err = other.ExecFile(ctx, "other.py", "count(2)")
	if err == nil || !strings.Contains(err.Error(), "the function belongs to another host") {
		t.Errorf("in another host: %v", err)
	}
}

// use2 returns a function of a script that passes its argument to use.
func use2(t *testing.T, h *host.Host) starlark.Callable {
	t.Helper()
	globals, err := h.ExecFile(ctx, "use.py", "def use2(fn): return use(fn)")
	if err != nil {
		t.Fatal(err)
	}
	return globals["use2"].(starlark.Callable)
}

// From Close on the error is ErrClosed, and what is read needs no code of the script.
func TestCallablesAfterClose(t *testing.T) {
	h, err := host.New(host.Config{Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	globals, names := exampleCallables(t, h)
	if err := h.Close(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		fn := globals[name].(starlark.Callable)
		if _, err := starlark.Call(new(starlark.Thread), fn, two, nil); !errors.Is(err, host.ErrClosed) {
			t.Errorf("%s: %v, want ErrClosed", name, err)
		}
		if _, err := h.Call(ctx, fn, two, nil); !errors.Is(err, host.ErrClosed) {
			t.Errorf("%s by Host.Call: %v, want ErrClosed", name, err)
		}
	}
	if v, err := globals["wrapped"].(starlark.HasAttrs).Attr("__name__"); err != nil || v != starlark.String("count") {
		t.Errorf("__name__: %v, %v", v, err)
	}
	if s := globals["wrapped"].String(); !strings.HasPrefix(s, "<function count at 0x") {
		t.Errorf("String: %q", s)
	}
}

// Goroutines use functions that tasks of the script call, and whose attributes they set, at the
// same time. The race detector has nothing to say.
func TestCallablesAtTheSameTime(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals, names := exampleCallables(t, h)
	start, err := h.ExecFile(ctx, "tasks.py", `
from concurrent.futures import ThreadPoolExecutor
stop = False
def spin(wrapped, fns):
    n = 0
    while not stop:
        wrapped.calls = wrapped.calls + 1
        wrapped.__name__ = 'count%d' % n
        for f in fns: f(2)
        n += 1
    return n
def begin(*args):
    global pool, tasks
    pool = ThreadPoolExecutor(2)
    tasks = [pool.submit(spin, args[0], args[1:]) for _ in range(2)]
def end():
    global stop
    stop = True
    return min(t.result() for t in tasks)
`)
	if err != nil {
		t.Fatal(err)
	}
	args := starlark.Tuple{globals["wrapped"]}
	for _, name := range names {
		args = append(args, globals[name])
	}
	if _, err := h.Call(ctx, start["begin"].(starlark.Callable), args, nil); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 20 {
				for _, name := range names {
					fn := globals[name].(starlark.Callable)
					if _, err := starlark.Call(new(starlark.Thread), fn, two, nil); err == nil {
						t.Errorf("%s was called", name)
					}
					v, err := h.Call(ctx, fn, two, nil)
					wantThree(t, name, v, err)
					if fn.Name() == "" || fmt.Sprint(fn) == "" {
						t.Errorf("%s has no name", name)
					}
					if v, err := fn.(starlark.HasAttrs).Attr("__doc__"); v == nil || err != nil {
						t.Errorf("%s.__doc__: %v, %v", name, v, err)
					}
					if eq, err := starlark.Equal(fn, globals[name]); !eq || err != nil {
						t.Errorf("%s == %s: %v, %v", name, name, eq, err)
					}
				}
				if err := globals["wrapped"].(starlark.HasSetField).SetField("calls", starlark.MakeInt(0)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n, err := h.Call(ctx, start["end"].(starlark.Callable), nil, nil); err != nil || n == starlark.MakeInt(0) {
		t.Errorf("a task has run %v times, %v", n, err)
	}
}

// A function that a Go function has been given is, back in the script, the same one: as an
// argument, as a result, and, when it is in another value, for what is done with functions.
func TestCallablesBackInScripts(t *testing.T) {
	back := starlark.NewBuiltin("back", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})
	inList := starlark.NewBuiltin("in_list", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.NewList(args), nil
	})
	call := starlark.NewBuiltin("call", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, args[0], args[1:], nil)
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"back": back, "in_list": inList, "call": call}})
	globals, err := h.ExecFile(ctx, "back.py", callables+`
for name in names:
    f = globals()[name]
    assert back(f) is f, name
    [g] = in_list(f)
    assert g(2) == 3 and callable(g), name
    assert call(lambda x: x is f, f), name
    assert call(lambda: f) is f, name
[g] = in_list(count)
assert repr(g) == repr(count) and type(g) is type(count) and g.__name__ == 'count', (repr(g), repr(count))
assert g.__code__ is count.__code__ and g.__defaults__ == count.__defaults__
def generator():
    yield 1
    yield 2
numbers = call(generator)
for n in numbers: break
assert list(numbers) == [2]
def same(f): return f is count
def bytes_of(b): return b + b'!'
assert call(bytes_of, b'a') == b'a!'
`)
	if err != nil {
		t.Fatal(scriptError(t, err).Traceback())
	}
	v, err := h.Call(ctx, globals["same"].(starlark.Callable), starlark.Tuple{globals["count"]}, nil)
	if err != nil || v != starlark.True {
		t.Errorf("same(count): %v, %v", v, err)
	}
	_, err = h.ExecFile(ctx, "fails.py", "def fails(): return 1 // 0\ncall(fails)")
	if tb := scriptError(t, err).Traceback(); strings.Count(tb, "  File ") != 2 || !strings.Contains(tb, "in fails\n") {
		t.Errorf("the traceback is\n%s", tb)
	}
	m := map[starlark.Value]bool{globals["count"]: true}
	again, err := h.Call(ctx, globals["outer"].(starlark.Callable), nil, nil)
	if err != nil || again == globals["closure"] || m[again] {
		t.Errorf("another closure: %v, %v", again, err)
	}
	d := starlark.NewDict(1)
	if err := d.SetKey(globals["count"], starlark.True); err != nil {
		t.Error(err)
	}
	if _, found, err := d.Get(globals["count"]); !found || err != nil {
		t.Errorf("as a key: %v, %v", found, err)
	}
}

// A function of the Starlark dialect is go.starlark.net's own, and is called as such.
func TestStarlarkCallables(t *testing.T) {
	h, _ := newHost(t, host.Config{})
	globals := exec(t, h, "def f(n): return n + 1\n")
	v, err := h.Call(ctx, globals["f"].(starlark.Callable), two, nil)
	wantThree(t, "Host.Call", v, err)
	thread := new(starlark.Thread)
	detach, err := h.Attach(ctx, thread)
	if err != nil {
		t.Fatal(err)
	}
	v, err = starlark.Call(thread, globals["f"], two, nil)
	wantThree(t, "attached", v, err)
	detach()
}
