package host_test

import (
	"context"
	"testing"

	"fstar/host"
)

// BenchmarkNew is making a Host, running one line and closing the Host.
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
