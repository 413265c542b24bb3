package host_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

var errNoTable = errors.New("no such table")

func TestFunc(t *testing.T) {
	type user struct {
		ID   int    `fstar:"id"`
		Name string `fstar:"name"`
	}
	gate := make(chan int)
	functions := starlark.StringDict{}
	for name, fn := range map[string]any{
		"add": func(a, b int) int { return a + b },
		"sum": func(first float64, rest ...float64) (s float64) {
			s = first
			for _, x := range rest {
				s += x
			}
			return s
		},
		"swap": func(a, b string) (string, string) { return b, a },
		"none": func() {},
		"find": func(ctx context.Context, table string, o struct {
			Limit int    `fstar:"limit"`
			By    string `fstar:"by"`
		}) ([]user, error) {
			if table != "users" {
				return nil, fmt.Errorf("%w: %s", errNoTable, table)
			}
			var all []user
			for i := range o.Limit {
				all = append(all, user{i, o.By})
			}
			return all, ctx.Err()
		},
		"give": func(ctx context.Context, n int) error {
			select {
			case gate <- n:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		},
		"take": func(ctx context.Context) int { return <-gate },
		"total": func(users []user) (n int) {
			for _, u := range users {
				n += u.ID
			}
			return n
		},
		"bad": func() chan int { return nil },
	} {
		functions[name] = host.Func(name, fn)
	}
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Predeclared: functions})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	_, err = h.ExecFile(t.Context(), "f.py", `
import threading
print(add(1, 2), sum(1, 2, 3.5), sum(1), swap("a", "b"), none(), find("users", limit=2, by="x"), find("users"), total([{"id": 3, "name": "n"}]))
threading.Thread(target=give, args=(5,)).start()
print(take())
for f in (lambda: add(1), lambda: add(1, 2, 3), lambda: add("x", 2), lambda: add(1, 2, c=3), lambda: find("users", limit="x"),
          lambda: find("users", colour=1), lambda: find("none"), lambda: total([{"id": 3}, {"id": "x"}]), lambda: sum(), lambda: bad()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
find("nowhere")
`)
	if !errors.Is(err, errNoTable) {
		t.Error(err)
	}
	const want = `3 6.5 1.0 ('b', 'a') None [{'id': 0, 'name': 'x'}, {'id': 1, 'name': 'x'}] None 3
5
TypeError add() takes 2 positional arguments but 1 were given
TypeError add() takes 2 positional arguments but 3 were given
TypeError add() argument 1: got str, want int
TypeError add() takes no keyword arguments
TypeError find() argument limit: got str, want int
TypeError find() got an unexpected keyword argument 'colour'
Exception no such table: none
TypeError total() argument 1[1].id: got str, want int
TypeError sum() takes 1 positional arguments but 0 were given
TypeError bad() result 1: host: the value: scripts have no value for a chan int
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, "is no function") {
			t.Error(p)
		}
	}()
	host.Func("x", 3)
}

func BenchmarkFunc(b *testing.B) {
	h, err := host.New(host.Config{Predeclared: starlark.StringDict{"add": host.Func("add", func(a, b int) int { return a + b })}})
	if err != nil {
		b.Fatal(err)
	}
	defer h.Close(context.Background())
	g, err := h.ExecFile(b.Context(), "b.py", "def f(n):\n    for i in range(n): add(i, 1)\n")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := h.Call(b.Context(), g["f"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(b.N)}, nil); err != nil {
		b.Fatal(err)
	}
}
