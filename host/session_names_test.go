package host_test

import (
	"slices"
	"strings"
	"testing"

	"fstar/host"
)

// texts returns the names that begin with prefix, those of callables with a parenthesis.
func texts(names []host.Name, prefix string) string {
	var list []string
	for _, n := range names {
		if strings.HasPrefix(n.Text, prefix) {
			if n.Callable {
				n.Text += "("
			}
			list = append(list, n.Text)
		}
	}
	return strings.Join(list, " ")
}

func TestSessionNames(t *testing.T) {
	_, s, out := newSession(t, host.Config{})
	src := `
from concurrent import futures
import logging, threading
class A:
    attr = 1
    def __init__(self): self.own = B()
    def __getattr__(self, name): raise SystemExit("__getattr__ ran")
    def __dir__(self): raise SystemExit("__dir__ ran")
    @property
    def prop(self): raise SystemExit("prop ran")
    @staticmethod
    def stat(): pass
    def meth(self): pass
class B:
    deep = "text"
class D:
    def __get__(self, obj, cls): raise SystemExit("__get__ ran")
A.desc = D()
a = A()
class P(futures.ThreadPoolExecutor):
    def __getattr__(self, name): raise SystemExit("__getattr__ ran")
    mine = 1
p = P(1)
xyz_value, xyz_function = 1, len
`
	if err := s.Exec(ctx, src); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ path, prefix, want string }{
		{"", "xyz", "xyz_function( xyz_value"},
		{"", "ValueE", "ValueError("},
		{"", "$", ""},
		{"a", "", "attr desc meth( own prop stat("},
		{"A", "m", "meth("},
		{"a.own", "d", "deep"},
		{"a.own.deep", "upp", "upper("},
		{"a.prop", "", ""},
		{"a.desc", "", ""},
		{"a.nosuch", "", ""},
		{"p", "mi", "mine"},
		{"p", "su", "submit("},
		{"futures", "Thread", "ThreadPoolExecutor("},
		{"futures.ThreadPoolExecutor", "sub", "submit("},
		{"logging", "getLogger", "getLogger( getLoggerClass("},
		{"nosuch", "", ""},
		{"xyz_value", "bit_l", "bit_length("},
	} {
		names := s.Names(ctx)
		if test.path != "" {
			names = s.Attrs(ctx, test.path)
		}
		if test.path != "" && test.prefix == "" {
			names = slices.DeleteFunc(names, func(n host.Name) bool { return strings.HasPrefix(n.Text, "__") })
		}
		if got := texts(names, test.prefix); got != test.want {
			t.Errorf("%s.%s: got %q, want %q", test.path, test.prefix, got, test.want)
		}
	}
	if got := strings.Join(s.Modules(ctx, ""), " "); !strings.Contains(got, "concurrent contextlib") || strings.Contains(got, ".") {
		t.Errorf("modules %s", got)
	}
	if got := strings.Join(s.Modules(ctx, "concurrent"), " "); got != "futures" {
		t.Errorf("modules of concurrent: %s", got)
	}
	if got := texts(s.Members(ctx, "concurrent.futures"), "as_"); got != "as_completed(" {
		t.Errorf("members: %s", got)
	}
	if got := texts(s.Members(ctx, "queue"), "Simple"); got != "SimpleQueue(" {
		t.Errorf("members of a module that is not imported: %s", got)
	}
	if s.Members(ctx, "nosuch") != nil {
		t.Error("members of a module that there is not")
	}
	if out.Len() > 0 {
		t.Error(out.String())
	}
}

func TestStarlarkSessionNames(t *testing.T) {
	_, s, _ := newSession(t, host.Config{Dialect: host.Starlark})
	if err := s.Exec(ctx, "abc = [1]\ndef abd(): pass"); err != nil {
		t.Fatal(err)
	}
	if got := texts(s.Names(ctx), "ab"); got != "abc abd( abs(" {
		t.Errorf("names: %s", got)
	}
	if got := texts(s.Attrs(ctx, "abc"), "a"); got != "append(" {
		t.Errorf("attributes: %s", got)
	}
}
