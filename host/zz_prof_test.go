package host_test

import (
	"context"
	"os"
	"testing"

	"fstar/host"
)

func BenchmarkScript(b *testing.B) {
	src, _ := os.ReadFile(os.Getenv("SCRIPT"))
	for b.Loop() {
		h, err := host.New(host.Config{Dialect: host.Python, System: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := h.ExecFile(context.Background(), "x.py", src); err != nil {
			b.Fatal(err)
		}
		h.Close(context.Background())
	}
}
