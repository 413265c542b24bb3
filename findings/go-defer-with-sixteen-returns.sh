#!/usr/bin/env bash
# Where: the Go compiler, go1.26.8, linux/amd64.
# What:  a function with one defer and 16 return statements runs that defer by the runtime's list instead
#        of inline, though it is in no loop and no branch; the limit is on defers times returns, 15.
# Guess before the run: one defer at the top of a function is next to free; what makes defers slow is a
#        loop around them, or more than eight of them. Returns are of no consequence.
# Seen:  a switch that returns from each of 14 cases and once after them takes 4 ns with a defer, one
#        with a case more 19 to 30 ns, whichever case is taken; if the cases of the latter assign a result
#        that one return gives back, 5 to 6 ns. The compiler's notes say open-coded,
#        stack-allocated, open-coded.
# So:    what dispatches on many kinds has the defer in a function around it, or one return.
# This script fails if the notes change, or if 16 returns take less than twice the time of 15. It
# needs Go and its module proxy; five seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8 GOOS=linux GOARCH=amd64
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/returns

go 1.26
MOD
# cases N STATEMENT writes a switch with so many cases, each with that statement and a number of its own.
cases() {
  echo "	switch op {"
  for i in $(seq "$1"); do printf '	case %d:\n		%s state + %d\n' "$i" "$2" "$i"; done
  echo "	}"
}
cat >returns_test.go <<GO
package returns

import (
	"fmt"
	"os"
	"testing"
	"time"
)

var state int

func leave() { state = 0 }

//go:noinline
func returns15(op int) int {
	defer leave()
$(cases 14 return)
	return -1
}

//go:noinline
func returns16(op int) int {
	defer leave()
$(cases 15 return)
	return -1
}

//go:noinline
func assigns16(op int) int {
	defer leave()
	result := -1
$(cases 15 'result =')
	return result
}

// cost is how long a call takes, the shortest of five measurements.
func cost(f func(int) int) float64 {
	const calls = 1_000_000
	best := time.Hour
	for range 5 {
		start := time.Now()
		for i := range calls {
			f(i & 7)
		}
		best = min(best, time.Since(start))
	}
	return float64(best.Nanoseconds()) / calls
}

func TestMain(*testing.M) {
	fifteen, sixteen, one := cost(returns15), cost(returns16), cost(assigns16)
	fmt.Printf("15 returns %.1f ns, 16 returns %.1f ns, 16 values and one return %.1f ns\n", fifteen, sixteen, one)
	if sixteen < 2*fifteen {
		os.Exit(1)
	}
}
GO
go test -gcflags=-d=defer=1 . -v >said 2>&1 || { cat said; exit 1; }
grep ' returns ' said
sed -n 's/.*: \(.*\) defer$/\1/p' said | tee notes
[ "$(xargs <notes)" = "open-coded stack-allocated open-coded" ]
