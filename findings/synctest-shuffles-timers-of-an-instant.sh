#!/usr/bin/env bash
# Where: Go's testing/synctest, go1.26.8, any platform.
# What:  timers of a bubble that end at the same instant fire in an order that is drawn by chance, so
#        whoever sleeps as long as a timeout sees it over in half of the runs.
# Guess before the run: time in a bubble is made up, so a test takes the same course each time, and
#        timers of one instant fire in the order in which they were set.
# Seen:  of 1,000 bubbles that make a context with a timeout of a second and then sleep a second, 491
#        found the context done; of 1,000 that set two AfterFuncs for the same second, 475 ran the
#        second first; of two sleepers, the second was the first to wake 506 times.
# So:    a test waits with synctest.Wait after a sleep before it looks at what a timeout did, or gives
#        each step of a schedule an instant of its own.
# This script fails if one of these orders is seen in less than 200 of 1,000 bubbles. It needs Go and
# its module proxy; five seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/instants

go 1.26
MOD
cat >instants_test.go <<'GO'
package instants

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

const bubbles = 1000

// each runs f in a bubble of its own, many times, and checks how often it is true.
func each(t *testing.T, what string, f func() bool) {
	count := 0
	for range bubbles {
		synctest.Test(t, func(*testing.T) {
			if f() {
				count++
			}
		})
	}
	t.Logf("%s: %d of %d", what, count, bubbles)
	if count < 200 || count > bubbles-200 {
		t.Fail()
	}
}

func TestInstants(t *testing.T) {
	each(t, "a timeout of a second was over after a sleep of a second", func() bool {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		time.Sleep(time.Second)
		return ctx.Err() != nil
	})
	each(t, "the second of two AfterFuncs ran first", func() bool {
		ran := make(chan int, 2)
		time.AfterFunc(time.Second, func() { ran <- 1 })
		time.AfterFunc(time.Second, func() { ran <- 2 })
		first := <-ran
		<-ran
		return first == 2
	})
	each(t, "the second of two sleepers woke first", func() bool {
		woke := make(chan int, 2)
		for i := 1; i <= 2; i++ {
			go func() {
				time.Sleep(time.Second)
				woke <- i
			}()
			synctest.Wait()
		}
		first := <-woke
		<-woke
		return first == 2
	})
}
GO
go test -v .
