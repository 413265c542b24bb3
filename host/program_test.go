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

const rules = `
from concurrent.futures import ThreadPoolExecutor

seen = []
def discount(order):
    seen.append(order["id"])
    return order["total"] * rate // 100
with ThreadPoolExecutor(2) as pool:
    result = list(pool.map(discount, orders))
`

// One Program on many Hosts and goroutines at once: each run has its own globals.
func TestProgram(t *testing.T) {
	p, err := host.Compile("rules.py", rules)
	if err != nil {
		t.Fatal(err)
	}
	if p.Filename() != "rules.py" {
		t.Error(p.Filename())
	}
	var wg sync.WaitGroup
	for range 3 {
		h, err := host.New(host.Config{})
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close(context.Background())
		for g := range 3 {
			wg.Go(func() {
				for i := range 20 {
					order := new(starlark.Dict)
					order.SetKey(starlark.String("id"), starlark.MakeInt(i))
					order.SetKey(starlark.String("total"), starlark.MakeInt(100*i))
					globals, err := h.Run(t.Context(), p, starlark.StringDict{
						"orders": starlark.NewList([]starlark.Value{order}), "rate": starlark.MakeInt(g),
					})
					if err != nil {
						t.Error(err)
						return
					}
					if got, want := fmt.Sprint(globals["result"], globals["seen"]), fmt.Sprintf("[%d] [%d]", i*g, i); got != want {
						t.Errorf("got %s, want %s", got, want)
					}
				}
			})
		}
	}
	wg.Wait()
}

func TestProgramErrors(t *testing.T) {
	_, err := host.Compile("bad.py", "x = 1\nif x\n    y\n")
	var e *host.ScriptError
	if !errors.As(err, &e) || e.Type() != "SyntaxError" || !strings.Contains(e.Traceback(), "File \"bad.py\", line 2\n    if x\n        ^\n") {
		t.Errorf("%v\n%s", err, e.Traceback())
	}
	if _, err := host.Compile("nowhere/none.py", nil); err == nil || errors.As(err, &e) && e.Type() == "SyntaxError" {
		t.Error(err)
	}
	if _, err := host.Compile("x.py", 3); err == nil {
		t.Error("a number is no source")
	}
	for _, src := range []any{[]byte("x = 2"), strings.NewReader("x = 2"), func() ([]byte, error) { return []byte("x = 2"), nil }} {
		if _, err := host.Compile("x.py", src); err != nil {
			t.Error(err)
		}
	}

	p, err := host.Compile("fails.py", "def f():\n    raise ValueError('no')\nbefore = 1\nf()\n")
	if err != nil {
		t.Fatal(err)
	}
	h, err := host.New(host.Config{Stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	globals, err := h.Run(t.Context(), p, nil)
	if !errors.As(err, &e) || e.Message() != "no" || !strings.Contains(e.Traceback(), "line 2, in f\n    raise ValueError('no')\n") {
		t.Errorf("%v\n%s", err, e.Traceback())
	}
	if globals["before"] != starlark.MakeInt(1) {
		t.Error(globals)
	}
	h.Close(context.Background())
	if _, err := h.Run(t.Context(), p, nil); !errors.Is(err, host.ErrClosed) {
		t.Error(err)
	}

	s, err := host.New(host.Config{Dialect: host.Starlark})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	if _, err := s.Run(t.Context(), p, nil); err == nil {
		t.Error("a Host of the Starlark dialect ran Python")
	}
}

func BenchmarkRunProgram(b *testing.B) {
	p, err := host.Compile("price.py", "price = base * (100 - discount) // 100")
	if err != nil {
		b.Fatal(err)
	}
	h, err := host.New(host.Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer h.Close(context.Background())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.Run(context.Background(), p, starlark.StringDict{"base": starlark.MakeInt(200), "discount": starlark.MakeInt(10)}); err != nil {
			b.Fatal(err)
		}
	}
}
