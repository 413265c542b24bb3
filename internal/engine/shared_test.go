package engine_test

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
)

// noModules is an importer without modules.
type noModules struct{}

func (noModules) Builtin(string) starlark.Value           { return nil }
func (noModules) Find(string) (string, bool, bool)        { return "", false, false }
func (noModules) Exec(*script.Thread, *pyrt.Module) error { return nil }
func (noModules) Run(*script.Thread, *pyrt.Module, string, bool, starlark.Value) (starlark.Value, error) {
	return nil, nil
}

// TestUnitOfManyHosts runs one Unit, whose functions are compiled when they are called first, in many
// run times at once.
func TestUnitOfManyHosts(t *testing.T) {
	const src = `
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    @property
    def norm(self):
        return self.x ** 2 + self.y ** 2

def squares(n):
    for i in range(n):
        yield i * i

def run():
    p = Point(0, 0)
    for i, s in enumerate(squares(50)):
        p = p + Point(i, s)
        try:
            {}[i]
        except KeyError as e:
            assert e.args == (i,)
    return p.norm, sorted(locals())

print(run(), [f"{x:03}" for x in (lambda: [1, 2])()])
`
	f, err := pysyntax.Parse("shared.py", src)
	if err != nil {
		t.Fatal(err)
	}
	u, err := engine.Compile(f, engine.Options{Module: "__main__", Source: src})
	if err != nil {
		t.Fatal(err)
	}
	const hosts = 8
	var outputs [hosts]bytes.Buffer
	var wg sync.WaitGroup
	for i := range hosts {
		wg.Go(func() {
			rt := script.NewRuntime()
			rt.Output = script.NewOutput(&outputs[i], &outputs[i])
			py := pyrt.New(rt, noModules{}, nil)
			th, leave, err := rt.Enter(context.Background())
			if err != nil {
				t.Error(err)
				return
			}
			defer leave()
			m := py.NewMain("shared.py")
			if _, err := th.Run(nil, func() (starlark.Value, error) { return u.Run(th, m, nil) }); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	want := "(1635681250, ['i', 'p', 's']) ['001', '002']\n"
	for i := range outputs {
		if got := outputs[i].String(); got != want {
			t.Errorf("host %d prints %q", i, got)
		}
	}
}
