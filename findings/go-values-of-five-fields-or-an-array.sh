#!/usr/bin/env bash
# Where: the Go compiler, go1.26.8, linux/amd64.
# What:  a struct of up to four fields is kept in registers, whatever their size; one of five bytes, or
#        one that has an array of two elements, goes through memory in each function that touches it.
# Guess before the run: what counts is the size: 5 bytes are cheaper to pass and change than 32, and
#        [2]uint64 costs what a struct of two uint64 does, as both have the same layout.
# Seen:  a function that takes two values and returns one, not inlined: 1.5 to 2.6 ns with two words in
#        a struct or with four; 12 to 15 ns with an array of two words; 13 to 17 ns with a word and an
#        array of two half words; 17 to 20 ns with five bytes in a struct.
# So:    an interpreter's value has at most four fields, and no array; what is smaller than a word is
#        packed by hand into one.
# This script fails if one of the slow ones takes less than twice the time of four words. It needs Go
# and its module proxy; five seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/values

go 1.26
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"time"
)

type (
	twoWords  struct{ tag, n uint64 }
	fourWords struct{ tag, n, p, q uint64 }
	array     [2]uint64
	mixed     struct {
		tag  uint64
		half [2]uint32
	}
	fiveBytes struct{ tag, n, p, q, r uint8 }
)

//go:noinline
func addTwoWords(x, y twoWords) twoWords {
	if x.tag == y.tag {
		x.n += y.n
	}
	return x
}

//go:noinline
func addFourWords(x, y fourWords) fourWords {
	if x.tag == y.tag {
		x.n += y.n
	}
	return x
}

//go:noinline
func addArray(x, y array) array {
	if x[0] == y[0] {
		x[1] += y[1]
	}
	return x
}

//go:noinline
func addMixed(x, y mixed) mixed {
	if x.tag == y.tag {
		x.half[0] += y.half[0]
	}
	return x
}

//go:noinline
func addFiveBytes(x, y fiveBytes) fiveBytes {
	if x.tag == y.tag {
		x.n += y.n
	}
	return x
}

// cost is how many nanoseconds an addition takes, the shortest of five measurements.
func cost[T any](what string, x T, add func(x, y T) T) float64 {
	const times = 2_000_000
	best := time.Hour
	for range 5 {
		start := time.Now()
		for range times {
			x = add(x, x)
		}
		best = min(best, time.Since(start))
	}
	nanoseconds := float64(best.Nanoseconds()) / times
	fmt.Printf("%s: %.1f ns\n", what, nanoseconds)
	return nanoseconds
}

func main() {
	cost("two words", twoWords{n: 1}, addTwoWords)
	four := cost("four words", fourWords{n: 1}, addFourWords)
	slow := min(
		cost("array of two words", array{1: 1}, addArray),
		cost("word and array", mixed{}, addMixed),
		cost("five bytes", fiveBytes{n: 1}, addFiveBytes),
	)
	if slow < 2*four {
		os.Exit(1)
	}
}
GO
go run .
