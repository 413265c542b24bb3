package pydoc

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/pybuiltin"
)

// Every built-in function has an entry.
func TestBuiltinsAreDocumented(t *testing.T) {
	names := pybuiltin.Names(pybuiltin.Config{})
	for _, class := range []string{
		"bool", "bytearray", "bytes", "dict", "enumerate", "filter", "float", "frozenset", "int", "list", "map", "range", "reversed", "set", "slice",
		"str", "tuple", "zip", // whose methods help lists
	} {
		delete(names, class)
	}
	for name, v := range names {
		if _, ok := v.(starlark.Callable); ok && !strings.HasPrefix(find(Builtins, "builtins", name), name+"(") {
			t.Errorf("builtins.txt has no %s", name)
		}
	}
}

func TestFind(t *testing.T) {
	const doc = `Package x is the script module x.

	x.one(a)   the first
	           of two
	    x.inner(b)
	x.three()  four()  five
	x.other(one)
	six, seven(n)  both

Text.

	x.last`
	for name, want := range map[string]string{
		"one":   "x.one(a)   the first\n           of two\n    x.inner(b)\n",
		"three": "x.three()  four()  five\n", "four": "x.three()  four()  five\n", "five": "x.three()  four()  five\n",
		"seven": "six, seven(n)  both\n", "last": "x.last\n", "on": "", "Text": "",
	} {
		if got := find(doc, "x", name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// What text says behind a builtin is about no other.
func TestFindBuiltin(t *testing.T) {
	if got := find(Builtins, "builtins", "list"); got != "" {
		t.Errorf("list: got %q", got)
	}
}

func TestFindMethod(t *testing.T) {
	const entry = `x.Thing(a)   see one(a)
    t.one(a)    the first
                of two()
    t.two(b)  three()  four(c, d)
    of five()
`
	for name, want := range map[string]string{
		"one": "t.one(a)    the first\n            of two()\n", "two": "t.two(b)  three()  four(c, d)\n",
		"three": "t.two(b)  three()  four(c, d)\n", "four": "t.two(b)  three()  four(c, d)\n", "five": "", "Thing": "", "on": "",
	} {
		if got := findMethod(entry, name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for doc, want := range map[string]string{
		"one": "one", "  one\n\n    two\n      three\n    ": "one\n\ntwo\n  three", "\n    a\n\tb\n": "a\n    b", "": "",
	} {
		if got := clean(doc); got != want {
			t.Errorf("%q: got %q, want %q", doc, got, want)
		}
	}
}

func TestReadable(t *testing.T) {
	const doc = "Package x is the script module x.\n\nSee [Thing] of d[x].\n\n\tx.f()\n\nSource: a book,\nby somebody.\n"
	if got, want := readable(doc), "See Thing of d[x].\n\n    x.f()"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
