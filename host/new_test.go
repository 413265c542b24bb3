package host_test

import (
	"context"
	"io"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// BenchmarkNew is making a Host, and closing it.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		h, err := host.New(host.Config{})
		if err != nil {
			b.Fatal(err)
		}
		h.Close(context.Background())
	}
}

// A Host is made of what is one for all Hosts: only state is made anew, and modules that no script
// has imported are not made at all.
func TestNewAllocations(t *testing.T) {
	cfg := host.Config{Stdout: io.Discard, Stderr: io.Discard}
	allocs := testing.AllocsPerRun(20, func() {
		h, err := host.New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		h.Close(context.Background())
	})
	const most = 165
	if allocs > most {
		t.Errorf("%v allocations, want at most %v", allocs, most)
	}
}

// The environment of scripts is what it was when the Host was made, whenever they import os.
func TestEnvironIsOfNew(t *testing.T) {
	t.Setenv("FSTAR_TEST", "before")
	h, err := host.New(host.Config{System: true, Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	t.Setenv("FSTAR_TEST", "after")
	globals, err := h.ExecFile(context.Background(), "test.py", "import os\nv = os.environ['FSTAR_TEST']\n")
	if err != nil {
		t.Fatal(err)
	}
	if v := globals["v"]; v != starlark.String("before") {
		t.Errorf("got %v", v)
	}
}
