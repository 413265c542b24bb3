package host_test

import (
	"context"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// A place that sees instances of some classes in turn remembers all of them: what 2,000 more
// rounds allocate is not in proportion to them.
func TestAttributesOfSeveralClasses(t *testing.T) {
	h, err := host.New(host.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	globals, err := h.ExecFile(context.Background(), "test.py", `
class A:
    kind = 1
    def __init__(self):
        self.x = 0
    def get(self):
        return self.x
    def up(self):
        return 0
    def __add__(self, other):
        return other
    @property
    def twice(self):
        return 2

class Middle(A):
    def up(self):
        return super().up()

class B(Middle):
    kind = 2
    def get(self):
        return 1

class C(Middle):
    kind = 3
    def __init__(self):
        self.y = 0
        self.x = 1

things = [A(), B(), C(), A()]

def read(n):
    for i in range(n):
        things[i % 4].x

def write(n):
    for i in range(n):
        things[i % 4].x = 1

def constant(n):
    for i in range(n):
        things[i % 4].kind

def call(n):
    for i in range(n):
        things[i % 4].get()

def operator(n):
    for i in range(n):
        things[i % 4] + 1

def parent(n):
    for i in range(n):
        things[i % 4].up()

def getter(n):
    for i in range(n):
        things[i % 4].twice
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"read", "write", "constant", "call", "operator", "parent", "getter"} {
		t.Run(name, func(t *testing.T) {
			allocations := func(n int) float64 {
				return testing.AllocsPerRun(5, func() {
					if _, err := h.Call(context.Background(), globals[name].(starlark.Callable), starlark.Tuple{starlark.MakeInt(n)}, nil); err != nil {
						t.Fatal(err)
					}
				})
			}
			few, many := allocations(10), allocations(2010)
			if per := (many - few) / 2000; per > 0.1 {
				t.Errorf("%.2f allocations a round, want none", per)
			}
		})
	}
}
