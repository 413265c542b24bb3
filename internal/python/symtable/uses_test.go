package symtable_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
)

// scopes returns the scopes of a source, by their numbers, after a look that they have these.
func scopes(t *testing.T, src string) []*symtable.Scope {
	t.Helper()
	f, err := pysyntax.Parse("test.py", src)
	if err != nil {
		t.Fatal(err)
	}
	s, err := symtable.Analyze(f, false)
	if err != nil {
		t.Fatal(err)
	}
	all := s.All()
	for i, s := range all {
		if s.Number != i || s.Node == nil {
			t.Errorf("scope %d, %s, has the number %d and the node %T", i, s.Name, s.Number, s.Node)
		}
	}
	return all
}

func sorted(each func(f func(name string))) string {
	var names []string
	each(func(name string) { names = append(names, name) })
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

func TestUses(t *testing.T) {
	var got []string
	for _, s := range scopes(t, `
import os.path
def f(x: T, y=D) -> R:
    global written
    import a.b as c
    from . import d
    from ..e import g, h as i
    written = x + used
    def inner():
        from .k.l import m
        return len(x), [n for n in other]
    class C(Base):
        attr: A = value
        U = int
        def method(self, z: U): return super().method(attr)
    return inner, C, lambda: __version__
`) {
		got = append(got, fmt.Sprintf("%s: %s; %s; %s", s.Name, sorted(s.Globals), sorted(s.Imports), strings.Join(s.ClassNames(), " ")))
	}
	want := []string{ // the names of a class may be those of the module, too
		"<module>: A Base D R T U __version__ attr f int len method os other super used value written; . ..e ..e.g ..e.h .d .k.l .k.l.m a.b os.path; ",
		"__annotate__: R T; ; ",
		"f: A Base U __version__ attr int len method other super used value written; . ..e ..e.g ..e.h .d .k.l .k.l.m a.b; ",
		"inner: len other; .k.l .k.l.m; ",
		": ; ; ", // the comprehension
		"C: A U attr int method super value; ; U attr int method value",
		"__annotate__: A; ; ",
		"__annotate__: U; ; U",
		"method: attr super; ; ",
		"<lambda>: __version__; ; ",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			break
		}
	}
}

// TestPrivateImports checks that imports in a class have private names, but for dotted ones.
func TestPrivateImports(t *testing.T) {
	m := analyze(t, "class C:\n    def m(self):\n        import __a, __b.c\n        from .__d import __e\n")
	if got, want := sorted(scope(t, m, "C").Imports), "._C__d ._C__d._C__e _C__a __b.c"; got != want {
		t.Errorf("imports %s, want %s", got, want)
	}
}
