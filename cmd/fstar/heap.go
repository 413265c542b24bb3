package main

import "runtime"

// ballast is the size of a part of the heap that nothing uses. The collector runs when
// the heap has doubled: that of most scripts is so small that it would run all the time,
// and slow them by a third. It is address space, not memory, as nothing is written there;
// but a script may so leave 16 MiB of garbage lying, as others do that have 16 MiB of
// values.
const ballast = 16 << 20

// raiseHeap adds the ballast to the heap until the function that it returns is called,
// from when the collector has run for the first time: scripts that end before that are
// spared the work. A program that embeds a Host has a heap of its own: so it is for the
// command to do.
func raiseHeap() (release func()) {
	held := new([]byte)
	runtime.AddCleanup(new([2]uintptr), func(held *[]byte) { *held = make([]byte, ballast) }, held)
	return func() { runtime.KeepAlive(held) }
}
