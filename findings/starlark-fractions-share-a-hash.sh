#!/usr/bin/env bash
# Where: go.starlark.net v0.0.0-20260908191801-89a6a09411d5, any platform.
# What:  the hash of a float is that of its integer part, so all keys from 0 to 1 have one hash, and
#        a dict of them is a list that each insertion and each look-up walks. It is the same for ints
#        that differ only above their 32nd bit, as two numbers packed in one do.
# Guess before the run: floats that differ have, as a rule, hashes that differ, so that a dict of
#        4,000 shares or probabilities is filled as fast as one of 4,000 ints.
# Seen:  4,000 fractions have 1 hash, and so have 4,000 ints i<<32; to fill a dict with the fractions
#        takes 1,500 times as long as with 4,000 small ints, and 3,000 times with 20,000 of each.
# So:    an interpreter that has these values as keys brings a hash of its own, and a host that
#        gives scripts measurements as dicts uses strings, or ints in steps of the wanted precision.
# This script fails if the fractions or the packed ints have more hashes than one, or if the dict of
# fractions is filled in less than 20 times the time. It needs Go and its module proxy; two seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/hashes

go 1.26

require go.starlark.net v0.0.0-20260908191801-89a6a09411d5
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"time"

	"go.starlark.net/starlark"
)

const n = 4000

type keys func(i int) starlark.Value

// hashes is how many different hashes the keys have.
func hashes(key keys) int {
	seen := map[uint32]bool{}
	for i := range n {
		hash, err := key(i).Hash()
		if err != nil {
			panic(err)
		}
		seen[hash] = true
	}
	return len(seen)
}

// filling is how long it takes to fill a dict with the keys, the shortest of three times.
func filling(key keys) time.Duration {
	best := time.Hour
	for range 3 {
		dict := new(starlark.Dict)
		start := time.Now()
		for i := range n {
			if err := dict.SetKey(key(i), starlark.None); err != nil {
				panic(err)
			}
		}
		best = min(best, time.Since(start))
	}
	return best
}

func main() {
	small := func(i int) starlark.Value { return starlark.MakeInt(i) }
	fractions := func(i int) starlark.Value { return starlark.Float(float64(i) / n) }
	packed := func(i int) starlark.Value { return starlark.MakeInt64(int64(i) << 32) }

	fmt.Println("hashes of small ints, fractions, packed ints:", hashes(small), hashes(fractions), hashes(packed))
	ratio := filling(fractions).Seconds() / filling(small).Seconds()
	fmt.Printf("a dict of fractions takes %.0f times as long to fill as one of small ints\n", ratio)
	if hashes(small) != n || hashes(fractions) != 1 || hashes(packed) != 1 || ratio < 20 {
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run .
