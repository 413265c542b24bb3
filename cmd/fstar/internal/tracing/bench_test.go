package tracing

import (
	"path/filepath"
	"testing"
	"time"

	"fstar/host"
)

// BenchmarkObserve is what a file costs each task of a batch.
func BenchmarkObserve(b *testing.B) {
	for _, format := range []Format{Trace, Timeline} {
		b.Run(format.String(), func(b *testing.B) {
			f, err := Open(filepath.Join(b.TempDir(), "file"), format, nil)
			if err == nil {
				err = f.Begin("benchmark")
			}
			if err != nil {
				b.Fatal(err)
			}
			pool := &host.TaskPool{ID: 1, Name: "pool"}
			for id := uint64(0); b.Loop(); id++ {
				e := event(time.Now(), id, pool)
				for e.Kind = host.TaskQueued; e.Kind <= host.TaskEnded; e.Kind++ {
					if e.Kind != host.TaskRequeued {
						f.Observe(e)
					}
				}
			}
			if err := f.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}
