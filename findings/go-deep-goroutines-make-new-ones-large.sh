#!/usr/bin/env bash
# Where: the Go runtime, go1.26.8, linux/amd64.
# What:  the stack that a goroutine starts with is as large as the collector found the stacks in use on
#        average, up to megabytes, if it takes the place of a goroutine that ended. A few that are deep
#        in a recursion while the collector runs make all later ones large, though these do nothing.
# Guess before the run: a goroutine starts with a few KiB and grows by its own needs alone.
# Seen:  after 1,000 goroutines have ended, and with 10 that are 3,000 calls deep in a collection, 1,000
#        new ones that wait for a channel have 1,925 to 1,959 KiB each: 2 GB in all, which the memory limit
#        counts, though untouched pages are not resident. Without the first 1,000, or with
#        GODEBUG=adaptivestackstart=0, they have 1 or 2 KiB each.
# So:    a program that runs deep recursions beside many goroutines that come and go, and has a memory
#        limit, turns that off with a //go:debug line, or watches /gc/stack/starting-size:bytes.
# This script fails if the new ones have less than 256 KiB each, or more than 16 when it is turned off.
# It needs Go and its module proxy; three seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/stacks

go 1.26
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// deep calls f some thousand calls down.
func deep(calls int, f func()) int {
	var frame [100]int
	if calls == 0 {
		f()
		return 0
	}
	return deep(calls-1, f) + frame[calls%len(frame)]
}

// stacks is how many KiB all stacks have.
func stacks() int {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.StackInuse >> 10)
}

// start has n goroutines call f with a function that waits for end, and returns when all wait.
func start(n int, end chan bool, f func(wait func())) {
	var started sync.WaitGroup
	started.Add(n)
	for range n {
		go f(func() {
			started.Done()
			<-end
		})
	}
	started.Wait()
}

func main() {
	early, never := make(chan bool), make(chan bool)
	start(1000, early, func(wait func()) { wait() })
	close(early)
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}

	start(10, never, func(wait func()) { deep(3000, wait) })
	runtime.GC()
	before := stacks()
	start(1000, never, func(wait func()) { wait() })
	fmt.Println((stacks() - before) / 1000)
}
GO
go build -o program .
adaptive=$(./program)
fixed=$(GODEBUG=adaptivestackstart=0 ./program)
echo "KiB of a new goroutine: $adaptive; without adaptive stacks: $fixed"
[ "$adaptive" -ge 256 ] && [ "$fixed" -le 16 ]
