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
	"go.starlark.net/syntax"

	"fstar/builtins/futures"
	"fstar/host"
)

// valuesSource defines values whose methods need some thousand steps of the interpreter each.
const valuesSource = `
from functools import cmp_to_key, cached_property
import threading

def work(result):
    for i in range(200):
        pass
    return result

class M:
    def __init__(self, n): self.n = n
    def __repr__(self): return work(f'M({self.n})')
    def __hash__(self): return work(self.n)
    def __eq__(self, other): return work(self.n == other.n)
    def __lt__(self, other): return work(self.n < other.n)
    def __bool__(self): return work(self.n != 0)
    def __add__(self, other): return work(M(self.n + other))
    def __neg__(self): return work(M(-self.n))
    def __getitem__(self, key): return work((self.n, key))
    def __setitem__(self, key, value): self.n = work(value)
    def __contains__(self, x): return work(x == self.n)
    def __iter__(self):
        for i in range(self.n): yield work(i)
    @property
    def twice(self): return work(2 * self.n)
    @cached_property
    def thrice(self): return work(3 * self.n)
    def __getattr__(self, name):
        if name == 'missing': raise AttributeError(name)
        return work('got ' + name)

class Counting:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i == self.n: raise StopIteration
        self.i += 1
        return work(self.i)

class Sequence:
    def __getitem__(self, i):
        if i == 300: raise IndexError
        return i

class Meta(type):
    def __repr__(cls): return work('a class')
class C(metaclass=Meta): pass

class E(Exception):
    def __str__(self): return work('text')
    def __repr__(self): return work('E!')

def numbers(n):
    for i in range(n):
        yield work(i)

m, zero, one, other, box = M(300), M(0), M(1), M(300), M(4)
nested = [m, {'m': one}]
failure, plain_failure = E(1), ValueError(m)
generator, counting, sequence, mapped = numbers(300), Counting(300), Sequence(), map(work, range(300))
pairs = enumerate(numbers(300))
key = cmp_to_key(lambda a, b: work(a - b))
low, high = key(1), key(2)
local = threading.local()
local.x = 1
d = {m: 1, one: 2}
`

// values returns the values of valuesSource.
func values(t *testing.T, h *host.Host) starlark.StringDict {
	t.Helper()
	globals, err := h.ExecFile(ctx, "values.py", valuesSource)
	if err != nil {
		t.Fatal(err)
	}
	return globals
}

// count returns how many elements v has.
func count(v starlark.Value) (n int, err error) {
	for _, err := range host.Elements(v) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// uses are what Go code can do with a value that needs code of scripts, each with what must come
// of it.
var uses = []struct {
	name, want string
	use        func(g starlark.StringDict) (any, error)
}{
	{"String", "M(300)", func(g starlark.StringDict) (any, error) { return g["m"].String(), nil }},
	{"String of a list", `[M(300), {"m": M(1)}]`, func(g starlark.StringDict) (any, error) { return g["nested"].String(), nil }},
	{"String of a class", "a class", func(g starlark.StringDict) (any, error) { return g["C"].String(), nil }},
	{"String of an exception", "E!", func(g starlark.StringDict) (any, error) { return g["failure"].String(), nil }},
	{"String of a built-in exception", "ValueError(M(300))", func(g starlark.StringDict) (any, error) { return g["plain_failure"].String(), nil }},
	{"fmt", "M(300)", func(g starlark.StringDict) (any, error) { return fmt.Sprint(g["m"]), nil }},
	{"Hash", "true", func(g starlark.StringDict) (any, error) {
		h, err := g["m"].Hash()
		same, err2 := g["other"].Hash()
		return h == same, errors.Join(err, err2)
	}},
	{"Equal", "true", func(g starlark.StringDict) (any, error) { return starlark.Equal(g["m"], g["other"]) }},
	{"Compare", "true", func(g starlark.StringDict) (any, error) { return starlark.Compare(syntax.LT, g["one"], g["m"]) }},
	{"Compare by a key", "true", func(g starlark.StringDict) (any, error) { return starlark.Compare(syntax.LT, g["low"], g["high"]) }},
	{"Truth", "true false", func(g starlark.StringDict) (any, error) {
		return fmt.Sprint(bool(g["m"].Truth()), bool(g["zero"].Truth())), nil
	}},
	{"Binary", "M(303)", func(g starlark.StringDict) (any, error) {
		return starlark.Binary(syntax.PLUS, g["m"], starlark.MakeInt(3))
	}},
	{"Unary", "M(-1)", func(g starlark.StringDict) (any, error) { return starlark.Unary(syntax.MINUS, g["one"]) }},
	{"in", "True", func(g starlark.StringDict) (any, error) {
		return starlark.Binary(syntax.IN, starlark.MakeInt(300), g["m"])
	}},
	{"Get", "(300, 7)", func(g starlark.StringDict) (any, error) {
		v, _, err := g["m"].(starlark.Mapping).Get(starlark.MakeInt(7))
		return v, err
	}},
	{"Get of a dict", "2", func(g starlark.StringDict) (any, error) {
		v, _, err := g["d"].(*starlark.Dict).Get(g["one"])
		return v, err
	}},
	{"SetKey", "M(5)", func(g starlark.StringDict) (any, error) {
		if err := g["box"].(starlark.HasSetKey).SetKey(starlark.None, starlark.MakeInt(5)); err != nil {
			return nil, err
		}
		return g["box"], nil
	}},
	{"Attr", "300", attr("n")},
	{"Attr of a property", "600", attr("twice")},
	{"Attr of a cached property", "900", attr("thrice")},
	{"Attr by __getattr__", "got x", attr("x")},
	{"AttrNames", "true", func(g starlark.StringDict) (any, error) {
		return strings.Contains(fmt.Sprint(g["m"].(starlark.HasAttrs).AttrNames()), "twice"), nil
	}},
	{"SetField", "3", func(g starlark.StringDict) (any, error) {
		if err := g["zero"].(starlark.HasSetField).SetField("field", starlark.MakeInt(3)); err != nil {
			return nil, err
		}
		return g["zero"].(starlark.HasAttrs).Attr("field")
	}},
	{"elements of an instance", "300", func(g starlark.StringDict) (any, error) { return count(g["m"]) }},
	{"elements of an iterator", "300", func(g starlark.StringDict) (any, error) { return count(g["counting"]) }},
	{"elements of a sequence", "300", func(g starlark.StringDict) (any, error) { return count(g["sequence"]) }},
	{"elements of a generator", "300", func(g starlark.StringDict) (any, error) { return count(g["generator"]) }},
	{"elements of map", "300", func(g starlark.StringDict) (any, error) { return count(g["mapped"]) }},
	{"elements of enumerate", "300", func(g starlark.StringDict) (any, error) { return count(g["pairs"]) }},
}

// attr returns what reads an attribute of m.
func attr(name string) func(starlark.StringDict) (any, error) {
	return func(g starlark.StringDict) (any, error) {
		v, err := g["m"].(starlark.HasAttrs).Attr(name)
		if s, ok := starlark.AsString(v); ok {
			return s, err
		}
		return v, err
	}
}

// Go code outside of scripts can use their values before Close.
func TestValuesOutside(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals := values(t, h)
	for _, u := range uses {
		got, err := u.use(globals)
		if err != nil || fmt.Sprint(got) != u.want {
			t.Errorf("%s: %v, %v; want %s", u.name, got, err, u.want)
		}
	}
}

// It can while threads of scripts run, and does not disturb them; nor does the race detector
// see anything.
func TestValuesOutsideWhileThreadsRun(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals := values(t, h)
	start, err := h.ExecFile(ctx, "threads.py", `
from concurrent.futures import ThreadPoolExecutor
import sys
values = sys.modules['__main__']
stop = False
def spin(m, one, zero):
    n = 0
    while not stop:
        m.spins = n
        m.n = 300
        type(m).spins = n
        hash(m), m == m, repr(one), bool(zero)
        n += 1
    return n
def begin(m, one, zero):
    global pool, tasks
    pool = ThreadPoolExecutor(3)
    tasks = [pool.submit(spin, m, one, zero) for _ in range(3)]
def end():
    global stop
    stop = True
    return min(t.result() for t in tasks)
`)
	if err != nil {
		t.Fatal(err)
	}
	call := func(name string, args ...starlark.Value) starlark.Value {
		t.Helper()
		v, err := h.Call(ctx, start[name].(starlark.Callable), args, nil)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	call("begin", globals["m"], globals["one"], globals["zero"])
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for _, u := range uses {
				if strings.HasPrefix(u.name, "elements of") && i > 0 { // they are there once
					continue
				}
				got, err := u.use(globals)
				if err != nil || fmt.Sprint(got) != u.want {
					t.Errorf("%s: %v, %v; want %s", u.name, got, err, u.want)
				}
			}
		})
	}
	wg.Wait()
	if n, _ := starlark.AsInt32(call("end")); n == 0 {
		t.Error("a thread has not run")
	}
}

// A Go function that a script has called uses values without more ado, wherever it was called:
// it has the script lock.
func TestValuesInside(t *testing.T) {
	var h *host.Host
	var globals starlark.StringDict
	used := 0
	h = hostOf(t, host.Config{Predeclared: starlark.StringDict{
		"use": starlark.NewBuiltin("use", func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			used++
			for _, u := range uses[:len(uses)-6] {
				got, err := u.use(globals)
				if err != nil || fmt.Sprint(got) != u.want {
					return nil, fmt.Errorf("%s: %v, %v; want %s", u.name, got, err, u.want)
				}
			}
			return starlark.String(args[0].String()), nil
		}),
		"blocked": starlark.NewBuiltin("blocked", func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			used++
			text := ""
			err := host.Block(thread, func(context.Context) error {
				text = args[0].String() // it waits for the script lock
				return nil
			})
			return starlark.String(text), err
		}),
	}})
	globals = values(t, h)
	_, err := h.ExecFile(ctx, "inside.py", `
from concurrent.futures import ThreadPoolExecutor
class M:
    def __repr__(self):
        for i in range(3000): pass
        return 'M'
class Using(M):
    def __repr__(self): return use(M())
    def __eq__(self, other): return use(M()) == 'M'
    def __hash__(self): return len(use(M()))
class Blocked:
    def __repr__(self): return blocked(M())
assert use(M()) == 'M'
def generator():
    while True: yield use(M())
g = generator()
assert next(g) == next(g) == 'M'
def inner():
    yield from generator()
h = inner()
assert next(h) == next(h) == next(g) == 'M'
assert repr(Using()) == 'M' and Using() == 3 and {Using(): 1}
assert sorted([3, 1, 2], key=lambda x: (use(M()), x)) == [1, 2, 3]
assert blocked(M()) == 'M' and repr(Blocked()) == 'M'
assert next(blocked(M()) for _ in [1]) == 'M'
with ThreadPoolExecutor(3) as pool:
    assert set(pool.map(use, [M()] * 6)) == {'M'}
    assert set(pool.map(blocked, [M()] * 6)) == {'M'}
    assert set(pool.map(lambda _: next(generator()), range(6))) == {'M'}
`)
	if err != nil {
		t.Fatal(scriptError(t, err).Traceback())
	}
	if used < 30 {
		t.Errorf("used %d times", used)
	}
}

// After Close no code of scripts runs any more. What needs none works, the rest gives an error or
// the plainest of texts.
func TestValuesAfterClose(t *testing.T) {
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	globals := values(t, h)
	if err := h.Close(ctx); err != nil {
		t.Fatal(err)
	}
	const object = `<__main__\.M object at 0x[0-9a-f]+>`
	want := map[string]string{
		"String":                         object,
		"fmt":                            object,
		"String of a list":               `\[` + object + `, {"m": ` + object + `}\]`,
		"String of a class":              `<__main__\.Meta object at 0x[0-9a-f]+>`,
		"String of an exception":         `<__main__\.E object at 0x[0-9a-f]+>`,
		"String of a built-in exception": `ValueError\(` + object + `\)`,
		"Truth":                          "true true",
		"Attr":                           "300",
		"AttrNames":                      "true",
		"SetField":                       "3",
	}
	for _, u := range uses {
		got, err := u.use(globals)
		pattern, works := want[u.name]
		switch {
		case !works && !errors.Is(err, host.ErrClosed):
			t.Errorf("%s: %v, error %v, want ErrClosed", u.name, got, err)
		case works && (err != nil || !regexp.MustCompile("^"+pattern+"$").MatchString(fmt.Sprint(got))):
			t.Errorf("%s: %v, %v; want %s", u.name, got, err, pattern)
		}
	}
	if _, err := starlark.Call(new(starlark.Thread), globals["M"], starlark.Tuple{starlark.None}, nil); err == nil {
		t.Error("a class was called")
	}
	if out.Len() > 0 {
		t.Errorf("printed %q", &out)
	}
}

// What fails outside of scripts is returned where that is possible; else the user is told.
func TestValuesThatFailOutside(t *testing.T) {
	var out bytes.Buffer
	boom := starlark.NewBuiltin("boom", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		panic("boom")
	})
	h := hostOf(t, host.Config{Stderr: &out, Predeclared: starlark.StringDict{"boom": boom}})
	globals, err := h.ExecFile(ctx, "fails.py", `
class Bad:
    def __repr__(self): raise ValueError('repr')
    def __bool__(self): raise ValueError('bool')
    def __hash__(self): raise ValueError('hash')
    def __eq__(self, other): raise ValueError('eq')
    def __iter__(self): raise ValueError('iter')
    @property
    def attr(self): raise ValueError('attr')
class Number:
    def __repr__(self): return 3
class Boom:
    def __repr__(self): boom()
def generator():
    yield 1
    raise ValueError('generator')
def panics():
    yield 1
    boom()
bad, number, boom_ = Bad(), Number(), Boom()
first, second, third, fourth, fifth = generator(), generator(), map(lambda x: 1 // x, [1, 0]), panics(), zip(generator(), [1, 2])
`)
	if err != nil {
		t.Fatal(err)
	}
	failed := func(what string, err error, want string) {
		t.Helper()
		var e *host.ScriptError
		if !errors.As(err, &e) || e.Error() != want || !strings.HasPrefix(e.Traceback(), "Traceback (most recent call last):\n  File \"fails.py\", line ") {
			t.Errorf("%s: error %v, want %s with a traceback", what, err, want)
		}
	}
	printed := func(what, in, want string) {
		t.Helper()
		pattern := "^Exception ignored in: " + in + "\n(Traceback [^~]*  File \"fails.py\", line [^~]*\n)?" + want + "\n$"
		if !regexp.MustCompile(pattern).Match(out.Bytes()) {
			t.Errorf("%s: printed %q, want %s", what, &out, pattern)
		}
		out.Reset()
	}
	const object = `<__main__\.(Bad|Number|Boom) object at 0x[0-9a-f]+>`

	_, err = globals["bad"].Hash()
	failed("Hash", err, "ValueError: hash")
	_, err = starlark.Equal(globals["bad"], globals["number"])
	failed("Equal", err, "ValueError: eq")
	_, err = globals["bad"].(starlark.HasAttrs).Attr("attr")
	failed("Attr", err, "ValueError: attr")
	for _, test := range []struct{ value, want string }{
		{"bad", "ValueError: iter"},
		{"first", "ValueError: generator"},
		{"third", "ZeroDivisionError: .*"},
		{"fourth", "SystemError: Go panic: boom"},
		{"fifth", "ValueError: generator"},
	} {
		_, err := count(globals[test.value])
		if err == nil || !regexp.MustCompile("^"+test.want+"$").MatchString(err.Error()) {
			t.Errorf("elements of %s: error %v, want %s", test.value, err, test.want)
		}
	}
	if n, err := count(globals["third"]); n != 0 || err != nil { // a map goes on behind an error
		t.Errorf("then %d elements, %v", n, err)
	}
	if out.Len() > 0 {
		t.Errorf("printed %q of errors that were returned", &out)
	}

	if s := globals["bad"].String(); !regexp.MustCompile("^" + object + "$").MatchString(s) {
		t.Errorf("String: %q", s)
	}
	printed("String", object, "ValueError: repr")
	_ = globals["number"].String()
	printed("String that is a number", object, `TypeError: Number.__repr__\(\) must return a str, not int`)
	_ = globals["boom_"].String()
	printed("String that panics", object, "SystemError: Go panic: boom")
	if !globals["bad"].Truth() {
		t.Error("Truth: false")
	}
	printed("Truth", object, "ValueError: bool")
	n := 0
	for range starlark.Elements(globals["second"].(starlark.Iterable)) {
		n++
	}
	if n != 1 {
		t.Errorf("%d elements", n)
	}
	printed("elements", `<generator object generator at 0x[0-9a-f]+>`, "ValueError: generator")

	if v, err := h.Call(ctx, globals["generator"].(starlark.Callable), nil, nil); err != nil || v == nil {
		t.Errorf("the next call: %v, %v", v, err)
	}
}

// Close with a context that has ended stops what a value outside runs.
func TestCloseStopsValuesOutside(t *testing.T) {
	for _, body := range []string{"while True: pass", "time.sleep(1000)"} {
		began := make(chan struct{})
		begin := starlark.NewBuiltin("begin", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			close(began)
			return starlark.None, nil
		})
		h, err := host.New(host.Config{Stderr: new(bytes.Buffer), Predeclared: starlark.StringDict{"begin": begin}})
		if err != nil {
			t.Fatal(err)
		}
		globals, err := h.ExecFile(ctx, "x.py", "import time\nclass M:\n    def __repr__(self):\n        begin()\n        "+body+"\nm = M()\n")
		if err != nil {
			t.Fatal(err)
		}
		text := make(chan string)
		go func() { text <- globals["m"].String() }()
		<-began
		ended, cancel := context.WithCancel(ctx)
		cancel()
		if err := h.Close(ended); !errors.Is(err, context.Canceled) {
			t.Errorf("Close: %v", err)
		}
		if s := <-text; !strings.HasPrefix(s, "<__main__.M object at 0x") {
			t.Errorf("String: %q", s)
		}
	}
}

// Threads that are not a Host's cannot run its code.
func TestCallsOutside(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals, err := h.ExecFile(ctx, "x.py", `
class C:
    def m(self): return 1
    def __call__(self): return 1
def function(): return len([1])
def loops():
    for i in iter([1]): pass
c = C()
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"C", "c", "loops"} {
		_, err := starlark.Call(new(starlark.Thread), globals[name], nil, nil)
		if err == nil || !strings.Contains(err.Error(), "this Starlark thread is not attached to a host") {
			t.Errorf("%s: %v", name, err)
		}
	}
	m, err := globals["c"].(starlark.HasAttrs).Attr("m")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := starlark.Call(new(starlark.Thread), m, nil, nil); err == nil || !strings.Contains(err.Error(), "this Starlark thread is not attached to a host") {
		t.Errorf("a method: %v", err)
	}
	thread := new(starlark.Thread)
	detach, err := h.Attach(ctx, thread)
	if err != nil {
		t.Fatal(err)
	}
	if v, err := starlark.Call(thread, m, nil, nil); err != nil || v != starlark.MakeInt(1) {
		t.Errorf("a method, attached: %v, %v", v, err)
	}
	done := make(chan error)
	go func() { // which has not the script lock
		_, err := starlark.Call(thread, starlark.NewBuiltin("f", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return globals["c"].(starlark.Callable).CallInternal(thread, nil, nil)
		}), nil, nil)
		done <- err
	}()
	if err := <-done; err == nil || !strings.Contains(err.Error(), "this goroutine uses the Starlark thread of another one") {
		t.Errorf("on another goroutine: %v", err)
	}
	if v, err := starlark.Call(thread, globals["function"], nil, nil); err != nil || v != starlark.MakeInt(1) {
		t.Errorf("attached: %v, %v", v, err)
	}
	detach()
}

// A using of the Starlark dialect is for the loop of a script.
func TestUsingOutside(t *testing.T) {
	h, out := newHost(t, host.Config{})
	globals := exec(t, h, "u = using(threading.Lock())\n")
	if n, err := count(globals["u"]); n != 0 || err == nil || !strings.HasSuffix(err.Error(), " is for a loop of a script") {
		t.Errorf("%d elements, %v", n, err)
	}
	if out.Len() > 0 {
		t.Errorf("printed %q", out)
	}
}

// A Go function that a script has called gets an error where it would wait for itself.
func TestCallsInside(t *testing.T) {
	var h *host.Host
	var errs []error
	reenter := starlark.NewBuiltin("reenter", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		_, err1 := h.ExecFile(ctx, "x.py", "")
		_, err2 := h.Call(ctx, args[0].(starlark.Callable), nil, nil)
		_, err3 := h.Attach(ctx, new(starlark.Thread))
		errs = []error{err1, err2, err3, h.Session().Exec(ctx, "1"), h.Close(ctx)}
		return starlark.Call(thread, args[0], nil, nil)
	})
	h = hostOf(t, host.Config{Predeclared: starlark.StringDict{"reenter": reenter}})
	for _, src := range []string{"x = reenter(lambda: 5)", "x = next(reenter(lambda: 5) for _ in [1])"} {
		errs = nil
		globals, err := h.ExecFile(ctx, "x.py", src)
		if err != nil || globals["x"] != starlark.MakeInt(5) {
			t.Errorf("%v, %v", globals["x"], err)
		}
		for i, err := range errs {
			if !errors.Is(err, host.ErrInside) {
				t.Errorf("call %d: %v, want ErrInside", i, err)
			}
		}
		if len(errs) == 0 {
			t.Error("nothing was called")
		}
	}
}

// Callbacks of a future are called when Go code settles it outside of scripts.
func TestCallbacksOutside(t *testing.T) {
	var out bytes.Buffer
	h := hostOf(t, host.Config{Stdout: &out, Stderr: &out})
	globals, err := h.ExecFile(ctx, "x.py", `
from concurrent.futures import Future
import threading
def called(f):
    for i in range(3000): pass
    print(f.cancelled() or f.result(), threading.current_thread() is threading.main_thread())
a, b, c = Future(), Future(), Future()
for f in (a, b): f.add_done_callback(called)
def leaves(f): raise SystemExit(3)
c.add_done_callback(leaves)
`)
	if err != nil {
		t.Fatal(err)
	}
	future := func(name string) *futures.Future { return globals[name].(*futures.Future) }
	future("a").Cancel(ctx)
	future("b").SetResult(ctx, starlark.MakeInt(7))
	if got := out.String(); got != "True False\n7 False\n" {
		t.Errorf("printed %q", got)
	}
	out.Reset()
	future("c").SetResult(ctx, starlark.None)
	if got := out.String(); !strings.HasPrefix(got, "Exception ignored in: <Future at 0x") || !strings.HasSuffix(got, "\nSystemExit: 3\n") {
		t.Errorf("printed %q", got)
	}
}

// What fails on an attached thread and has no way to be returned is told, and is not the
// error of what comes after.
func TestAttachedValuesThatFail(t *testing.T) {
	var out bytes.Buffer
	h := hostOf(t, host.Config{Stderr: &out})
	globals, err := h.ExecFile(ctx, "x.py", "class M:\n    def __repr__(self): raise ValueError('x')\nm = M()\ndef f(): return 1\n")
	if err != nil {
		t.Fatal(err)
	}
	detach, err := h.Attach(ctx, &starlark.Thread{Name: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	_ = globals["m"].String()
	detach()
	if got := out.String(); !strings.HasPrefix(got, "Exception ignored in: Starlark thread mine\n") || !strings.HasSuffix(got, "\nValueError: x\n") {
		t.Errorf("printed %q", got)
	}
	if v, err := h.Call(ctx, globals["f"].(starlark.Callable), nil, nil); err != nil {
		t.Errorf("the next call: %v, %v", v, err)
	}
}
