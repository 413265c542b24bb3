package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// garbage is how much of it a script may leave lying, beside as much as it has in use. By itself, the collector
	// runs when the heap has doubled: that of most scripts is so small that it would run all the time, and slow
	// them by a third.
	garbage = 32 << 20

	// small is the smallest heap that the collector takes to have been in use.
	small = 4 << 20
)

// raiseHeap lets this process have more garbage, unless the environment says how much it may have (GOGC). A program
// that embeds a Host has a heap of its own: so it is for the command to do.
func raiseHeap() {
	if percent := debug.SetGCPercent(100); percent != 100 {
		debug.SetGCPercent(percent)
		return
	}
	allowGarbage(0)
}

// allowGarbage says how large the heap may become before the collector runs, so many bytes being in use, and has it
// said anew each time that it has run.
func allowGarbage(live uint64) {
	debug.SetGCPercent(100 + int(100*garbage/max(live, small)))
	runtime.AddCleanup(new([2]uintptr), afterCollection, 0)
}

func afterCollection(int) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	allowGarbage(live[0].Value.Uint64())
}
