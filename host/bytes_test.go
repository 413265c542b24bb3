package host_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// Bytes of the embedding program are Python's in a script, and the other way round.
func TestBytes(t *testing.T) {
	var got starlark.Value
	take := starlark.NewBuiltin("take", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var n starlark.Int
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "data", &got, "n?", &n); err != nil {
			return nil, err
		}
		return starlark.Bytes("back"), nil
	})
	h := hostOf(t, host.Config{Predeclared: starlark.StringDict{"data": starlark.Bytes("abc"), "take": take}})
	globals, err := h.ExecFile(t.Context(), "main.py", `
def first(b): return b[0]
def same(b): return b + b"!"
kinds = [data[0], data == b"abc", first(data), first(take(b"xyz")), first(take(n=1, data=b"k"))]
result = b"r"
`)
	if err != nil {
		t.Fatal(err)
	}
	if s := globals["kinds"].String(); s != "[97, True, 97, 98, 98]" {
		t.Errorf("kinds = %s", s)
	}
	if globals["result"] != starlark.Bytes("r") {
		t.Errorf("result is a %T", globals["result"])
	}
	if got != starlark.Bytes("k") {
		t.Errorf("the builtin got %v, a %T", got, got)
	}
	v, err := h.Call(t.Context(), globals["same"].(starlark.Callable), starlark.Tuple{starlark.Bytes("b")}, nil)
	if err != nil || v != starlark.Bytes("b!") {
		t.Errorf("same(b) = %v, %v", v, err)
	}
}
