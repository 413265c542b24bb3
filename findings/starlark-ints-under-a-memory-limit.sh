#!/usr/bin/env bash
# Where: go.starlark.net v0.0.0-20260908191801-89a6a09411d5, linux/amd64.
# What:  the package reserves 4 GiB of addresses when the program starts, one for each small int. Where
#        a limit on the address space (ulimit -v, RLIMIT_AS) forbids that, it writes a line to stderr
#        before main, and each int, however small, is a big.Int on the heap from then on.
# Guess before the run: a process that needs 3 MB runs the same with a limit of 4 GB as with none; what
#        a package does when it is imported can't be seen on stderr.
# Seen:  a loop of 100,000 additions and remainders makes 10 allocations without a limit and 599,816
#        with a limit of 4 GB, and takes 2 to 3 times as long; a line on stderr, which the program did
#        not write, says "Starlark failed to allocate 4GB address space".
# So:    workers are limited by control groups or by GOMEMLIMIT, not by their address space; and what
#        reads a worker's stderr expects that line.
# This script fails if there is no such line, or if the limit makes less than 100 times the
# allocations. It needs Go and its module proxy; three seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/limit

go 1.26

require go.starlark.net v0.0.0-20260908191801-89a6a09411d5
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

const script = `
def count():
    x = 0
    for i in range(100000):
        x = (x + i) % 1000
    return x
`

func main() {
	globals, err := starlark.ExecFileOptions(&syntax.FileOptions{}, &starlark.Thread{}, "count", script, nil)
	if err != nil {
		panic(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	if _, err := starlark.Call(&starlark.Thread{}, globals["count"], nil, nil); err != nil {
		panic(err)
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs - before.Mallocs)
	fmt.Fprintln(os.Stderr, took)
}
GO
go mod tidy >/dev/null 2>&1
go build -o program .
free=$(./program 2>free.err)
limited=$(ulimit -v 4000000 && ./program 2>limited.err)
echo "allocations without a limit: $free ($(tail -1 free.err)), with one: $limited ($(tail -1 limited.err))"
grep 'failed to allocate' limited.err
[ "$(wc -l <free.err)" = 1 ] && [ "$limited" -gt $((100 * free)) ]
