package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// TestRaiseHeap: a small heap may grow to nine times its size, a large one to little more than twice.
func TestRaiseHeap(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	raiseHeap()
	if got := gcPercent(); got < 100 || got > 900 {
		t.Errorf("%d %% at first", got)
	}
	held := make([]byte, 128<<20)
	runtime.GC()
	for end := time.Now().Add(10 * time.Second); gcPercent() > 125; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d %% for a large heap", gcPercent())
		}
	}
	runtime.KeepAlive(held)
}

func TestRaiseHeapOff(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(70))
	raiseHeap()
	if got := gcPercent(); got != 70 {
		t.Errorf("%d %%, not what the environment has", got)
	}
}

func gcPercent() uint64 {
	s := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
