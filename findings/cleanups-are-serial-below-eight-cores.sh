#!/usr/bin/env bash
# Where: the Go runtime, go1.26.8, any platform.
# What:  cleanups of runtime.AddCleanup run on a fourth of GOMAXPROCS goroutines, and so on one goroutine
#        where that is less than 8: there, a cleanup that blocks holds up all others of the process.
# Guess before the run: since Go 1.25 cleanups run concurrently and in parallel, unlike finalizers; so
#        with two cores or more, one that blocks leaves the others running.
# Seen:  while one cleanup waits for a channel, of 5,000 others 0 run with GOMAXPROCS at 1, 2, 4 and 7,
#        in ten collections; with 8 and 16 all run, though at times only when the program adds another
#        cleanup, as it is this that starts the second goroutine. All run once the one goes on.
# So:    a cleanup that closes, joins or sends starts a goroutine for that, even if it is tested on a
#        large machine, where the same program goes on.
# This script fails if with 7 any of the others run, or with 8 not all. It needs Go and its module
# proxy; three seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/cleanups

go 1.26
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type resource struct{ next *resource }

func main() {
	const others = 5000
	for _, procs := range []int{1, 2, 4, 7, 8, 16} {
		runtime.GOMAXPROCS(procs)
		blocked, unblock := make(chan bool), make(chan bool)
		runtime.AddCleanup(new(resource), func(int) {
			close(blocked)
			<-unblock
		}, 0)
		runtime.GC()
		<-blocked

		var ran atomic.Int32
		for range others {
			runtime.AddCleanup(new(resource), func(int) { ran.Add(1) }, 0)
		}
		for range 10 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
			runtime.AddCleanup(new(resource), func(int) {}, 0) // which starts a goroutine, if one is due
		}
		fmt.Printf("GOMAXPROCS %d: %d of %d ran\n", procs, ran.Load(), others)
		close(unblock)
		for ran.Load() < others {
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
	}
}
GO
go run . | tee ran
diff ran - <<'WANT'
GOMAXPROCS 1: 0 of 5000 ran
GOMAXPROCS 2: 0 of 5000 ran
GOMAXPROCS 4: 0 of 5000 ran
GOMAXPROCS 7: 0 of 5000 ran
GOMAXPROCS 8: 5000 of 5000 ran
GOMAXPROCS 16: 5000 of 5000 ran
WANT
