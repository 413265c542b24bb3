package pydoc

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	const doc = `Package x is the script module x.

	x.one(a, b=(1, 2))   the first
	           of two
	    it.inner(b)  of one
	    it.outer, it.other
	        of it
	@deco(a,
	      b)   a decorator
	x.three(), x.four(n)  both
	y.three  another
	x.five,
	x.six  none of these

Text, and x.seven.

	x.last`
	list := entries(doc)
	for _, tt := range []struct{ module, name, text string }{
		{"x", "one", "the first\nof two"}, {"x", "deco", "a decorator"}, {"x", "three", "both"}, {"x", "four", "both"}, {"y", "three", "another"},
		{"pkg.y", "three", "another"}, {"x", "five", "none of these"}, {"x", "six", "none of these"}, {"x", "last", ""},
	} {
		if e, ok := find(list, tt.module, tt.name); !ok || e.doc() != tt.text {
			t.Errorf("%s.%s: %q, %v", tt.module, tt.name, e.doc(), ok)
		}
	}
	for _, name := range []string{"seven", "inner", "on", "Text", ""} {
		if e, ok := find(list, "x", name); ok {
			t.Errorf("%s: %q", name, e.doc())
		}
	}
	one, _ := find(list, "x", "one")
	for name, text := range map[string]string{"inner": "of one", "outer": "of it", "other": "of it"} {
		if e, ok := find(one.members, "", name); !ok || e.doc() != text {
			t.Errorf("%s: %q, %v", name, e.doc(), ok)
		}
	}
	four, _ := find(list, "x", "four")
	if d := strings.Join(four.heads, " "); d != "three() four(n)" {
		t.Error(d)
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
	const doc = "Package x is the script module x.\n\nSee [Thing].\n\n\tx.f()\n\nSource: a book,\nby somebody.\n"
	if got, want := readable(doc), "See Thing.\n\n    x.f()"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
