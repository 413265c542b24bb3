#!/usr/bin/env bash
# Where: github.com/tetratelabs/wazero v1.12.0, its compiler, linux/amd64, Go 1.26.8.
# What:  Module.ExportedFunction, which looks like a look-up by name, makes a machine that calls: it
#        allocates a stack of 10 KiB each time. That stack grows with what the function needs and
#        stays as large as it ever was for as long as the Function is held.
# Guess before the run: ExportedFunction allocates a small struct or nothing, a Call does what costs;
#        what a deep recursion used is free for the collector when the Call has returned.
# Seen:  ExportedFunction allocates 11,776 bytes and Call none; look-up and call take over a hundred
#        times as long as a call by a Function that was kept. After one call that recursed 500,000
#        times, 15 MiB stay on the heap, also after a shallow call by the same Function, until that
#        Function is dropped.
# So:    a pool keeps one Function for each instance, and makes it anew after a task that went deep.
# This script fails if a look-up allocates less than 8 KiB, a call anything, or if less than 8 MiB
# stay. It needs Go and its module proxy; ten seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/lookup

go 1.26

require github.com/tetratelabs/wazero v1.12.0
MOD
cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"github.com/tetratelabs/wazero"
)

// module exports a function "depth" that calls itself n times, if n is its argument, and returns n.
var module = []byte("\x00asm\x01\x00\x00\x00" +
	"\x01\x06\x01\x60\x01\x7f\x01\x7f" + // one type: i32 -> i32
	"\x03\x02\x01\x00" + // one function, of that type
	"\x07\x09\x01\x05depth\x00\x00" + // its name
	"\x0a\x17\x01\x15\x00" + // its code, 21 bytes, without local variables
	"\x20\x00\x45\x04\x7f" + // if n == 0
	"\x41\x00" + // then 0
	"\x05\x41\x01\x20\x00\x41\x01\x6b\x10\x00\x6a" + // else 1 + depth(n - 1)
	"\x0b\x0b")

// allocated is how many bytes f allocates, on average.
func allocated(f func()) uint64 {
	const times = 1000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / times
}

// heap is how many KiB are in use after a collection.
func heap() int {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc >> 10)
}

func main() {
	ctx := context.Background()
	instance, err := wazero.NewRuntime(ctx).Instantiate(ctx, module)
	if err != nil {
		panic(err)
	}
	function := instance.ExportedFunction("depth")
	var stack [1]uint64
	call := func(n uint64) {
		stack[0] = n
		if err := function.CallWithStack(ctx, stack[:]); err != nil || stack[0] != n {
			panic(fmt.Sprint(stack, err))
		}
	}
	lookup := allocated(func() { instance.ExportedFunction("depth") })
	calling := allocated(func() { call(10) })
	fmt.Printf("bytes allocated by a look-up: %d, by a call: %d\n", lookup, calling)

	before := heap()
	call(500_000)
	call(1)
	kept := heap() - before
	runtime.KeepAlive(function)
	function = nil
	dropped := heap() - before
	fmt.Printf("KiB kept after a deep call and a shallow one: %d, after the Function was dropped: %d\n", kept, dropped)
	if lookup < 8<<10 || calling > 0 || kept < 8<<10 || dropped > 1<<10 {
		os.Exit(1)
	}
	runtime.KeepAlive(instance)
}
GO
go mod tidy >/dev/null 2>&1
go run .
