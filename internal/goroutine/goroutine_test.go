package goroutine

import (
	"iter"
	"sync"
	"testing"
)

// ids are the two ways to tell goroutines apart: the one of this platform, and that of others.
var ids = map[string]func() uintptr{"ID": ID, "number": number}

// Goroutines that live at the same time differ; each stays the same, however its stack grows and
// wherever it runs.
func TestID(t *testing.T) {
	for name, id := range ids {
		t.Run(name, func(t *testing.T) {
			const n = 100
			var mu sync.Mutex
			seen := make(map[uintptr]bool)
			var all, ends sync.WaitGroup
			all.Add(n)
			for range n {
				ends.Go(func() {
					own := id()
					mu.Lock()
					if seen[own] || own == 0 {
						t.Errorf("two goroutines are %#x", own)
					}
					seen[own] = true
					mu.Unlock()
					all.Done()
					all.Wait() // now all live
					if deep(100, id) != own {
						t.Errorf("%#x has changed", own)
					}
				})
			}
			ends.Wait()
		})
	}
}

// deep calls id deep down a stack.
func deep(n int, id func() uintptr) uintptr {
	var pad [512]byte
	pad[n%len(pad)] = 1
	if n == 0 {
		return id()
	}
	return deep(n-1, id) + uintptr(pad[(n+1)%len(pad)])
}

// A coroutine has an ID of its own, and its consumer keeps its.
func TestIDOfCoroutine(t *testing.T) {
	for name, id := range ids {
		t.Run(name, func(t *testing.T) {
			next, stop := iter.Pull(func(yield func(uintptr) bool) {
				for yield(id()) {
				}
			})
			defer stop()
			own := id()
			first, _ := next()
			second, _ := next()
			if first == own || first != second || id() != own {
				t.Errorf("consumer %#x and %#x, coroutine %#x and %#x", own, id(), first, second)
			}
		})
	}
}

func BenchmarkID(b *testing.B) {
	for b.Loop() {
		ID()
	}
}

func BenchmarkNumber(b *testing.B) {
	for b.Loop() {
		number()
	}
}
