package script_test

import (
	"testing"

	"fstar/internal/script"
)

// Runtimes have values of their own, and packages do.
func TestRuntimeLocal(t *testing.T) {
	name, number := script.NewLocal[*string](), script.NewLocal[int]()
	a, b := newRuntime(t), newRuntime(t)
	if name.Of(a) != nil || number.Of(a) != 0 {
		t.Error("a value that nobody has set")
	}
	s := "a"
	number.Set(a, 1)
	name.Set(a, &s)
	number.Set(b, 2)
	if name.Of(a) != &s || name.Of(b) != nil || number.Of(a) != 1 || number.Of(b) != 2 {
		t.Errorf("got %v, %v, %v and %v", name.Of(a), name.Of(b), number.Of(a), number.Of(b))
	}
}
