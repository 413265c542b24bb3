package host_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"fstar/host"
)

// Limits of what FuzzEngine runs. Steps are bounded by time: a thread sees every thousand steps whether its
// context has ended.
const (
	fuzzSource = 4 << 10
	fuzzTime   = 300 * time.Millisecond
	fuzzHang   = 20 * time.Second // to be over at the latest, on a busy machine
	fuzzOutput = 64 << 10
	fuzzHeap   = 512 << 20
)

// FuzzEngine looks for programs that crash or hang the engine, or end by an error that is no exception of
// Python's. A program is a text, and then statements that the bytes choose, with changes to them.
func FuzzEngine(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("..", "internal", "python", "pysyntax", "testdata", "snippets.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for i, chunk := range strings.Split(string(data), "\n----\n") {
		src, _, _ := strings.Cut(chunk, "\n=>\n")
		f.Add(src, []byte{byte(i), byte(3 * i), byte(7 * i)})
	}
	for i := range len(fuzzStatements) {
		f.Add("", []byte{byte(i), byte(2*i + 1), 200 + byte(i%9), byte(5 * i), 230, byte(11 * i), 220, byte(i), byte(13 * i)})
	}
	f.Fuzz(func(t *testing.T, text string, choices []byte) {
		src := text + "\n" + fuzzProgram(choices)
		if len(src) > fuzzSource || tooMuch.MatchString(src) {
			t.Skip("too long, or takes all memory")
		}
		runFuzzed(t, src)
	})
}

// tooMuch finds what may take more memory at once than there is, which Python leaves to the system.
var tooMuch = regexp.MustCompile(`\d[\d_]{3}|[xXoObBeE][\da-fA-F_]{3}|\*\*|<<|\*=|\*.*\*.*\*|pow|bytearray\(|to_bytes|setrecursionlimit`)

func runFuzzed(t *testing.T, src string) {
	ctx, cancel := context.WithTimeout(t.Context(), fuzzTime)
	defer cancel()
	out := &limitedWriter{left: fuzzOutput}
	h, err := host.New(host.Config{Stdout: out, Stderr: out})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := h.ExecFile(ctx, "fuzz.py", src)
		closing, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		h.Close(closing)
		done <- err
	}()
	hang := time.After(fuzzHang)
	for {
		select {
		case err = <-done:
			var e *host.ScriptError
			switch {
			case err == nil || ctx.Err() != nil:
			case !errors.As(err, &e):
				t.Fatalf("%T: %v\n%s", err, err, src)
			case e.Type() == "SystemError":
				t.Fatalf("%s\n%s", e.Traceback(), src)
			}
			return
		case <-hang:
			t.Fatalf("does not end:\n%s", src)
		case <-time.After(10 * time.Millisecond):
			if heapObjects() > fuzzHeap {
				cancel()
			}
		}
	}
}

func heapObjects() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// A limitedWriter fails when more is written to it.
type limitedWriter struct{ left int }

func (w *limitedWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

// fuzzProgram returns the program that the bytes choose.
func fuzzProgram(choices []byte) string {
	var out strings.Builder
	indent := 0
	next := func() int {
		if len(choices) == 0 {
			return 0
		}
		b := choices[0]
		choices = choices[1:]
		return int(b)
	}
	add := func(text string) {
		for line := range strings.Lines(text) {
			fmt.Fprintf(&out, "%s%s\n", strings.Repeat("    ", indent), strings.TrimSuffix(line, "\n"))
		}
	}
	for range 60 {
		if len(choices) == 0 {
			break
		}
		switch b := next(); {
		case b < 180:
			add(changed(fuzzStatements[b%len(fuzzStatements)], 0, 0))
		case b < 200:
			add(changed(fuzzStatements[next()%len(fuzzStatements)], next(), next()))
		case b < 240 && indent < 6:
			add(fuzzBlocks[b%len(fuzzBlocks)])
			indent++
			add("pass")
		case indent > 0:
			indent--
			if b%3 == 0 {
				add(fuzzClauses[next()%len(fuzzClauses)])
				indent++
				add("pass")
			}
		}
	}
	return out.String()
}

var fuzzToken = regexp.MustCompile(`\w+|[^\w\s()\[\]{}:,'"]+`)

// changed returns a statement with another token in the place of one.
func changed(text string, which, other int) string {
	tokens := fuzzToken.FindAllStringIndex(text, -1)
	if other == 0 || len(tokens) == 0 {
		return text
	}
	at := tokens[which%len(tokens)]
	return text[:at[0]] + fuzzTokens[other%len(fuzzTokens)] + text[at[1]:]
}

// The statements share few names, so that they have to do with one another.
var (
	fuzzStatements = strings.Split(strings.TrimSpace(`
a = 1
b = [3, 1, 2]
c = {'k': a, 1: b, True: 2}
d = (a, *b, c)
s = 'text é'
a += 1
b[0] += a
c['k'] -= 1
b[1:2] = a, a
del b[0]
del c['k'], a
a, *b = d
(a, b), c = [[1, 2], 3]
print(a, b, c, d, s)
print(f'{a!r:>{8}} {s=} {b}')
f = lambda x=a, *y, z=1, **k: (x, y, z, k)
f(1, *b, z=2, **c)
f()()
a = f
b = [x for x in b if x]
c = {x: y for x, y in c.items() for z in range(2)}
d = {x for x in d}
g = (x * a for x in b)
a = next(g)
g.send(a)
g.throw(ValueError(a))
g.close()
g = gen(2)
b = list(g)
a = yield b
yield a, b
a = yield from g
b = [(yield 1), (yield 2)]
s = f'{(yield a)}{(yield b):{(yield 3)}}'
return a
return
break
continue
raise ValueError(a)
raise
raise a from b
raise e
assert a, b
global a
nonlocal b
global a, b, c
o = C()
o = C(a, b)
o.x = a
o.x += 1
del o.x
o.m()
a = o.x
a = C.x
C.x = property(lambda self: self.y)
C.__add__ = lambda self, other: other
a = o + 1
a = -o
a = o[0]
o[a] = b
a = o < o
a = o == a
a = not o or b and c
a = 1 < a < 3 in b
a = b if c else d
a = (a := 3)
a = b[::2]
a = s[1:-1]
a = a is b
a = len(b) + len(s)
a = sorted(b, key=lambda x: -x)
a = max(b, default=a)
a = sum(x for x in b)
a = type(a)
a = type('D', (C,), {'x': 1})
a = isinstance(a, C)
a = super().m()
a = super()
a = str(a) + repr(b)
a = [*b, *d]
c = {**c, 's': a}
a = {a}
a = a, b
b.append(b)
c['c'] = c
a = 7 // a
a = 7 % a
a = a @ b
a = ~a
a = hash(d)
a = getattr(o, s, a)
setattr(o, 'x', a)
a = vars(o)
a = dir(a)
a = locals()
a = globals()
a = eval('a + 1')
exec("a = b; print(a)")
a = iter(b)
a = [i for i in a for a in i]
a = [lambda: i for i in b]
a = [f() for f in a]
for a in b: print(a)
for a, b in c.items(): break
while a: a -= 1
while True: f()
if a: b = a
import sys
import functools, threading
from contextlib import *
from concurrent.futures import ThreadPoolExecutor
b = list(ThreadPoolExecutor(2).map(f, b))
f = functools.partial(f, a)
f = functools.cache(f)
t = threading.Thread(target=f); t.start(); t.join()
def f(a=1, /, b=2, *c, d=4, **e): return a, b, c, d, e
def f(x): return f(x)
def gen(n):\n    for i in range(n):\n        yield i
def gen(n):\n    try:\n        yield n\n    finally:\n        print(n)
class C:\n    x = 1\n    def m(self): return self.x
class C(C):\n    def __init__(self, *a): self.a = a\n    def m(self): return super().m()
class C:\n    def __getattr__(self, n): return n\n    def __call__(self): return self\n    def __iter__(self): yield self
class C:\n    __slots__ = 'x', 'y'
class C(type):\n    def __new__(*a, **k): return type.__new__(*a)
class C(Exception, metaclass=type): pass
class C(dict):\n    def __missing__(self, k): return k\n    def __eq__(self, o): return self
class C:\n    def __get__(self, o, c=None): return o\n    def __set__(self, o, v): print(v)\n    def __set_name__(self, c, n): print(n)
class C:\n    def __enter__(self): return self\n    def __exit__(self, *a): return True
try: f()\nexcept Exception as e: print(e)
try: return 1\nfinally: a = 2
match a:\n    case [x, *y] | {'k': x, **y}: print(x, y)\n    case C(x=1) as z: pass\n    case _: pass
match b:\n    case 1 | None | 'a': pass\n    case int(x) if x: pass
with C() as a, o: raise KeyError(a)
@f\ndef f(x): return x
@property\ndef p(self): return self.p
`), "\n")

	fuzzBlocks = []string{
		"def f(a, b=1, *c, **d):", "def gen(n):", "class C:", "class C(C):", "if a:", "for a in b:", "for x in gen(3):", "while a:", "try:", "try:",
		"with C() as c:", "def m(self):", "match a:\n    case [b, *c]:\n        pass\n    case x:\n        pass\nif x:", "for i in range(3):", "def inner():", "try:\n    f()\nexcept ValueError as e:\n    pass\nfinally:", "while True:",
	}

	fuzzClauses = []string{"except ValueError as e:", "except:", "except (KeyError, TypeError):", "finally:", "else:", "elif b:", "except C:"}

	fuzzTokens = strings.Fields("a b c d e f g o s x C None True False 0 1 -1 2 3.5 '' 'k' [] {} () + - * // % / & | ^ < == in is not and or = += := if else for lambda yield await self super print len range list dict tuple str int iter next type object ... *a **c __class__ __init__ __dict__ Exception BaseException")
)

func init() {
	for i, s := range fuzzStatements {
		fuzzStatements[i] = strings.ReplaceAll(s, `\n`, "\n")
	}
}
