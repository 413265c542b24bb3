// Package memory says whether there is memory for what is about to be made. A Go process that asks for more than there is
// ends at once; so what allocates by a number that a script chooses asks [Room] before, and scripts that allocate bit
// by bit are stopped by [Low].
//
// What there is: what the limit of the address space (ulimit -v) leaves, the limit of the control group, the machine's
// memory, and Go's own soft limit (GOMEMLIMIT), whichever is least. Some of it is left to the collector, and to what
// is not asked for.
package memory

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

const (
	// small is the size of what is not asked for: Low sees it later.
	small = 4 << 10
	// unnoticed is how much may be asked for between two looks at the heap.
	unnoticed = 16 << 20
)

var (
	asked atomic.Int64 // since the last look
	limit = sync.OnceValue(func() int64 {
		return min(available(), debug.SetMemoryLimit(-1))
	})
)

// Room reports whether there is memory for n bytes more. It takes a nanosecond for few, and a collection where there
// is little left. Any goroutine may call it.
func Room(n int) bool { return uint(n) < small || room(int64(n)) }

// Elements is Room for n elements of so many bytes each.
func Elements(n, size int) bool {
	return size <= 0 || n <= small/size || n < math.MaxInt/size && room(int64(n*size))
}

func room(n int64) bool {
	switch {
	case n < 0 || n > limit():
		return false
	case asked.Add(n) < unnoticed:
		return true
	}
	asked.Store(0)
	h := look()
	if h.fits(n) {
		return true
	}
	return collect().fits(n)
}

// Exhausted is what Must panics with.
type Exhausted struct{}

// Must panics with Exhausted unless there is Room. It is for functions that return no error: who calls Go code for a
// script makes a MemoryError of that (object.Recover).
func Must(n int) {
	if !Room(n) {
		panic(Exhausted{})
	}
}

// Low reports whether so much memory is in use that a script that goes on allocating would end the process. It takes
// a microsecond, and a collection where there is little left.
func Low() bool {
	if h := look(); !h.low() {
		return false
	}
	h := collect()
	return h.low()
}

// collect runs the collector, and returns what there is then. A heap of which too little could be collected counts as
// full, lest the next collection is due at once.
func collect() heap {
	runtime.GC()
	h := look()
	if h.objects > limit()/2 {
		h.objects = limit()
	}
	return h
}

// A heap is what Go's heap has.
type heap struct {
	objects int64 // bytes in use, with what is to be collected
	mapped  int64 // all memory that Go has, or had, of the system
	free    int64 // bytes of that which it can use again
}

func look() heap {
	s := []metrics.Sample{
		{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(s)
	return heap{int64(s[0].Value.Uint64()), int64(s[1].Value.Uint64()), int64(s[2].Value.Uint64() + s[3].Value.Uint64())}
}

// fits reports whether there is room for n bytes. What is free may be in pieces.
func (h heap) fits(n int64) bool {
	return h.objects+n < limit()/10*7 && (h.mapped+n+arena < limit() || 4*n+arena < h.free)
}

func (h heap) low() bool {
	return h.objects > limit()/10*7 || h.mapped+arena > limit() && h.free < arena
}

// arena is what Go's heap grows by.
const arena = 64 << 20
