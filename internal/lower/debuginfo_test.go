package lower_test

import (
	"maps"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
	"fstar/internal/lower"
)

// What lowering notes of functions tells generators from others.
func TestNotedGenerators(t *testing.T) {
	const src = `
def plain():
    def inner(): yield 1
    return [inner]
def generator(a, b=2):
    x = yield a
    def inner(): return 1
    yield from inner
lam = lambda: (yield)
other = lambda: 1
`
	info := new(debuginfo.File)
	f, err := lowered("g.py", src, lower.Options{Attr: isAttr, Info: info})
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]bool)
	syntax.Walk(f, func(n syntax.Node) bool {
		var pos syntax.Position
		switch n := n.(type) {
		case *syntax.DefStmt:
			pos = n.Def
		case *syntax.LambdaExpr:
			pos = n.Lambda
		default:
			return true
		}
		if fn := info.Defined(pos); fn != nil {
			name := fn.Qualname
			if pos.Line == 10 {
				name = "other"
			}
			got[name] = fn.Generator
		}
		return true
	})
	want := map[string]bool{
		"plain": false, "plain.<locals>.inner": true, "generator": true, "generator.<locals>.inner": false, "<lambda>": true, "other": false,
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
