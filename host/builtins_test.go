package host_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// Hosts share Python's names, and what a script does to those of one is not seen by others.
func TestBuiltinsOfHosts(t *testing.T) {
	const change = `
import builtins
builtins.len = lambda x: "replaced"
builtins.added = 1
del builtins.abs
print(builtins.len([]), builtins.added, hasattr(builtins, "abs"), hasattr(builtins, "hex"), host)
`
	const look = `
import builtins
print(builtins.len([]), hasattr(builtins, "added"), builtins.abs(-1), hasattr(builtins, "host"))
`
	check := func(names starlark.StringDict, src, want string) {
		var out bytes.Buffer
		h := hostOf(t, host.Config{Stdout: &out, Predeclared: names})
		if _, err := h.ExecFile(ctx, "test.py", src); err != nil || out.String() != want {
			t.Errorf("got %q, %v, want %q", out.String(), err, want)
		}
	}
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			check(starlark.StringDict{"host": starlark.MakeInt(i)}, change, fmt.Sprintf("replaced 1 False True %d\n", i))
		})
		all.Go(func() { check(nil, look, "0 False 1 False\n") })
	}
	all.Wait()
}

// What print, input and open reach is their own Host's, though the functions are the same.
func TestIOOfHosts(t *testing.T) {
	for _, name := range []string{"one", "two"} {
		var out strings.Builder
		h := hostOf(t, host.Config{Stdout: &out, ReadLine: func(_ context.Context, prompt string) (string, error) {
			if prompt == "end" {
				return "", io.EOF
			}
			return prompt + name, nil
		}})
		exec(t, h, `
print(input("I am "))
for f in (lambda: input("end"), lambda: open("x")):
    try:
        f()
    except Exception as e:
        print(repr(e))
`)
		want := "I am " + name + "\nEOFError('EOF when reading a line')\nPermissionError(1, 'Operation not permitted')\n"
		if out.String() != want {
			t.Errorf("got %q, want %q", out.String(), want)
		}
	}
}

// Where no script code calls eval, it evaluates in __main__.
func TestEvalWithoutCaller(t *testing.T) {
	h := hostOf(t, host.Config{})
	globals := exec(t, h, "x = 5\nf = eval")
	v, err := h.Call(ctx, globals["f"].(starlark.Callable), starlark.Tuple{starlark.String("x + 1")}, nil)
	if err != nil || v != starlark.MakeInt(6) {
		t.Errorf("got %v, %v", v, err)
	}
}
