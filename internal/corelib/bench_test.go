package corelib_test

import (
	"io"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/types"
	"fstar/internal/value"
)

// What finding a method costs beside its call.
func BenchmarkAttr(b *testing.B) {
	s := starlark.Value(starlark.String("hello"))
	for b.Loop() {
		types.Attr(s, "upper")
	}
}

func BenchmarkSorted(b *testing.B) {
	thread := pycases.Thread(b, io.Discard)
	elems := make([]starlark.Value, 10000)
	for i := range elems {
		elems[i] = starlark.MakeInt(i * 7919 % 10007)
	}
	sorted := names()["sorted"]
	l := value.ListFrom(elems)
	thread.Acquire()
	for b.Loop() {
		if _, err := object.Invoke(thread, sorted, l); err != nil {
			b.Fatal(err)
		}
	}
}
