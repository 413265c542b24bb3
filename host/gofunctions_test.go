package host_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/host"
)

type notFound struct{ name string }

func (n *notFound) Error() string { return n.name + " not found" }

// The error of a Go function is found in what a script raises because of it.
func TestGoErrorsSurvive(t *testing.T) {
	get := starlark.NewBuiltin("get", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return nil, &notFound{string(args[0].(starlark.String))}
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"get": get}})
	for _, tt := range []struct {
		handler string
		found   bool
	}{
		{"raise", true},
		{"raise e", true},
		{"raise ValueError from e", true},
		{"raise ValueError", true},
		{"raise ValueError from None", false},
		{"raise ExceptionGroup('g', [ValueError(), ExceptionGroup('h', [e])])", true},
		{"\n  try: raise ValueError from e\n  except ValueError as v: raise KeyError from v", true},
	} {
		_, err := h.ExecFile(ctx, "get.py", "try: get('a')\nexcept Exception as e: "+tt.handler+"\n")
		var nf *notFound
		if found := errors.As(err, &nf); found != tt.found || found && nf.name != "a" {
			t.Errorf("%s: found is %v", tt.handler, found)
		}
	}
	// A circle ends.
	_, err := h.ExecFile(ctx, "circle.py", "a, b = ValueError(), KeyError()\na.__cause__, b.__cause__ = b, a\nraise a\n")
	if errors.Is(err, context.Canceled) || err == nil {
		t.Error(err)
	}
}

// An attribute that a Go value does not have is missing, as of any value.
func TestNoSuchAttr(t *testing.T) {
	st := starlarkstruct.FromStringDict(starlarkstruct.Default, starlark.StringDict{"a": starlark.MakeInt(1)})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"st": st}})
	_, err := h.ExecFile(ctx, "st.py", `
assert hasattr(st, 'a') and not hasattr(st, 'b')
assert getattr(st, 'b', 5) == 5
try:
    st.b
except AttributeError as e:
    assert 'b' in str(e)
else:
    assert False
`)
	if err != nil {
		t.Error(err)
	}
}

// A panic in TaskEvents is told of, and stops nothing.
func TestTaskEventsPanics(t *testing.T) {
	var stderr bytes.Buffer
	h, err := host.New(host.Config{Stderr: &stderr, TaskEvents: func(host.TaskEvent) { panic("events") }})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.ExecFile(ctx, "events.py", `
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as ex:
    assert ex.submit(len, 'x').result() == 1
`)
	if err != nil {
		t.Error(err)
	}
	if err := h.Close(ctx); err != nil || !strings.Contains(stderr.String(), "Go panic: events") {
		t.Errorf("%v, %q", err, stderr.String())
	}
}

// A nil context panics, as in net/http, and whoever recovers has a Host that works.
func TestNilContext(t *testing.T) {
	h, err := host.New(host.Config{})
	if err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		h.ExecFile(nil, "nil.py", "") //lint:ignore SA1012 that is what is tested
	}()
	if _, err := h.ExecFile(ctx, "next.py", ""); err != nil {
		t.Error(err)
	}
	if err := h.Close(ctx); err != nil {
		t.Error(err)
	}
}

// A goroutine that waits for a Host which runs a script gives up when its context ends, and the Host goes on.
func TestWaitForHostEndsWithContext(t *testing.T) {
	var h *host.Host
	errs := make(chan error, 3)
	again := starlark.NewBuiltin("again", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		for range cap(errs) {
			go func() {
				ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
				defer cancel()
				_, err := h.ExecFile(ctx, "again.py", "")
				errs <- err
			}()
		}
		for range cap(errs) {
			if err := <-errs; !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v", err)
			}
		}
		return starlark.None, nil
	})
	h = hostOf(t, host.Config{Predeclared: starlark.StringDict{"again": again}})
	for range 3 {
		if _, err := h.ExecFile(ctx, "outer.py", "again()"); err != nil {
			t.Error(err)
		}
	}
	if _, err := h.ExecFile(ctx, "next.py", ""); err != nil {
		t.Error(err)
	}
}
