package host_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"fstar/host"
)

// cancelled is what runs beside the program of FuzzCancel: threads and tasks that work, wait and clean up.
const cancelled = `
import threading
from concurrent.futures import ThreadPoolExecutor
def spin():
    n = 0
    while True:
        n += 1
        try:
            raise ValueError(n)
        except ValueError as e:
            e.add_note('again')
def wait():
    try:
        threading.Event().wait()
    finally:
        sum(i for i in range(100))
def nest(n=0):
    try:
        wait()
    finally:
        nest(n + 1)
pool = ThreadPoolExecutor(3)
for f in spin, wait, nest, spin:
    pool.submit(f).add_done_callback(print)
threading.Thread(target=spin).start()
timer = threading.Timer(1000, spin)
timer.start()
`

// How FuzzCancel ends a program, beside the end of its context.
const (
	cancelClose  = 1 << iota // closes the Host at the same time
	cancelCall               // calls a function from another goroutine, whose context ends, too
	cancelThread             // lets what runs beside the program run
	cancelTwice              // two programs, one after the other
)

// FuzzCancel looks for programs that do not end, or leave something behind, when they are cancelled at any moment:
// so many microseconds after they began.
func FuzzCancel(f *testing.F) {
	for i := range 16 {
		f.Add([]byte{byte(7 * i), byte(30 * i), 200, byte(i), 120, byte(11 * i)}, uint16(100*i*i), byte(i))
	}
	f.Fuzz(func(t *testing.T, choices []byte, after uint16, how byte) {
		src := fuzzProgram(choices)
		if len(src) > fuzzSource || tooMuch.MatchString(src) {
			t.Skip("too long, or takes all memory")
		}
		if how&cancelThread != 0 {
			src = cancelled + src
		}
		runCancelled(t, src, time.Duration(after)*time.Microsecond, how)
	})
}

func runCancelled(t *testing.T, src string, after time.Duration, how byte) {
	out := &limitedWriter{left: fuzzOutput}
	h, err := host.New(host.Config{Stdout: out, Stderr: out})
	if err != nil {
		t.Fatal(err)
	}
	g, err := h.ExecFile(t.Context(), "setup.py", "def spin():\n    while True: pass\n")
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(context.Background())
	end()

	// within calls f, which must return soon after the moment of the end.
	within := func(what string, f func()) {
		t.Helper()
		done := make(chan struct{})
		go func() {
			defer close(done)
			f()
		}()
		select {
		case <-done:
		case <-time.After(fuzzHang):
			t.Fatalf("%s does not return:\n%s", what, src)
		}
	}
	runs := 1
	if how&cancelTwice != 0 {
		runs = 2
	}
	for range runs {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		others := make(chan struct{})
		go func() {
			defer close(others)
			if how&cancelCall != 0 {
				if _, err := h.Call(ctx, g["spin"].(starlark.Callable), nil, nil); err == nil {
					t.Error("a loop without an end has ended")
				}
			}
			if how&cancelClose != 0 {
				<-ctx.Done()
				h.Close(ended)
			}
		}()
		within("ExecFile", func() {
			_, err := h.ExecFile(ctx, "fuzz.py", src)
			var e *host.ScriptError
			if err != nil && ctx.Err() == nil && errors.As(err, &e) && e.Type() == "SystemError" {
				t.Errorf("%s\n%s", e.Traceback(), src)
			}
		})
		within("what runs beside it", func() { <-others })
		cancel()
	}
	if how&cancelClose == 0 {
		within("the next script", func() {
			if _, err := h.ExecFile(t.Context(), "next.py", "x = [i for i in range(3)]"); err != nil {
				t.Errorf("the next script: %v\n%s", err, src)
			}
		})
	}
	within("Close", func() { h.Close(ended) })
}
