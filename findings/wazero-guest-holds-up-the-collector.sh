#!/usr/bin/env bash
# Where: github.com/tetratelabs/wazero v1.12.0, its compiler, linux/amd64, Go 1.26.8.
# What:  while a guest computes, without a call of the host, Go cannot stop its thread; a collection
#        that begins meanwhile waits for the guest's end, and all other goroutines with it.
# Guess before the run: a goroutine in a guest can be stopped as any since Go 1.14, or counts as one
#        in C; either way the others go on as long as there is a core for them.
# Seen:  with a guest that counts down for about a second, runtime.GC, called after 50 ms, takes 895 of
#        the 944 ms that the guest takes. With WithCloseOnContextDone(true) it takes 32 of 992 ms, with
#        wazero's interpreter 11 of 821: both come by in Go in every turn of a loop. That costs: a
#        count down from the same number then takes about 34 times as long.
# So:    a host that computes in guests and has anything else to do at the time pays for
#        WithCloseOnContextDone, or computes in processes of their own.
# This script fails if the collection takes less than half of the guest's time, or more than a fourth
# where guests come by in Go. It needs Go and its module proxy; fifteen seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/collector

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
	"time"

	"github.com/tetratelabs/wazero"
)

// module exports a function "spin" that counts down from its argument.
var module = []byte("\x00asm\x01\x00\x00\x00" +
	"\x01\x05\x01\x60\x01\x7f\x00" + // one type: i32 ->
	"\x03\x02\x01\x00" + // one function, of that type
	"\x07\x08\x01\x04spin\x00\x00" + // its name
	"\x0a\x10\x01\x0e\x00" + // its code, 14 bytes, without local variables
	"\x03\x40\x20\x00\x41\x01\x6b\x22\x00\x0d\x00\x0b" + // loop: n = n - 1, again unless that is 0
	"\x0b")

// collection is the part that a collection takes of a call that takes about a second.
func collection(what string, config wazero.RuntimeConfig) float64 {
	ctx := context.Background()
	instance, err := wazero.NewRuntimeWithConfig(ctx, config).Instantiate(ctx, module)
	if err != nil {
		panic(err)
	}
	spin := instance.ExportedFunction("spin")
	call := func(n uint64) time.Duration {
		start := time.Now()
		if _, err := spin.Call(ctx, n); err != nil {
			panic(err)
		}
		return time.Since(start)
	}
	const few = 10_000_000
	many := uint64(few * time.Second.Seconds() / call(few).Seconds())

	ended := make(chan time.Duration)
	go func() { ended <- call(min(many, 1<<32-1)) }()
	time.Sleep(50 * time.Millisecond)
	start := time.Now()
	runtime.GC()
	took := time.Since(start)
	called := <-ended
	fmt.Printf("%s: a collection took %d of the %d ms of a call\n", what, took.Milliseconds(), called.Milliseconds())
	return took.Seconds() / called.Seconds()
}

func main() {
	compiled := collection("compiled", wazero.NewRuntimeConfigCompiler())
	checked := collection("compiled, closed on context done", wazero.NewRuntimeConfigCompiler().WithCloseOnContextDone(true))
	interpreted := collection("interpreted", wazero.NewRuntimeConfigInterpreter())
	if compiled < 1./2 || checked > 1./4 || interpreted > 1./4 {
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run .
