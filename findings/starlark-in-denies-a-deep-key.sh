#!/usr/bin/env bash
# Where: go.starlark.net v0.0.0-20260908191801-89a6a09411d5, any platform.
# What:  values nested ten deep cannot be compared, not even with themselves; for a tuple that is a
#        key of a dict, `in` takes that error for "no".
# Guess before the run: a limit on depth is in the hundreds and is an error wherever it is reached; a
#        value is equal to itself whatever its depth; what was just put into a dict is `in` it.
# Seen:  with x a 1 in ten tuples, one in another, and d = {x: 1}: `x in d` is False, without an error;
#        d[x], d.get(x), x == x and x in [x] raise "comparison exceeded maximum recursion depth". With
#        nine tuples, all of them find it. The limit is starlark.CompareLimit, 10, a variable that the
#        whole process shares.
# So:    scripts that keep trees as keys, or compare what json.decode gave, need a host that sets
#        CompareLimit before anything runs, or an equality of its own.
# This script fails if one of these answers changes. It needs Go and its module proxy; two seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/depth

go 1.26

require go.starlark.net v0.0.0-20260908191801-89a6a09411d5
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func main() {
	for depth := 9; depth <= 10; depth++ {
		var x starlark.Value = starlark.MakeInt(1)
		for range depth {
			x = starlark.Tuple{x}
		}
		d := starlark.NewDict(1)
		if err := d.SetKey(x, starlark.MakeInt(1)); err != nil {
			panic(err)
		}
		for _, expr := range []string{"x in d", "d[x]", "d.get(x)", "x == x", "x in [x]"} {
			answer, err := starlark.EvalOptions(&syntax.FileOptions{}, &starlark.Thread{}, "depth", expr,
				starlark.StringDict{"x": x, "d": d})
			if err != nil {
				fmt.Printf("%d: %s: error\n", depth, expr)
			} else {
				fmt.Printf("%d: %s: %v\n", depth, expr, answer)
			}
		}
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee answers
diff answers - <<'WANT'
9: x in d: True
9: d[x]: 1
9: d.get(x): 1
9: x == x: True
9: x in [x]: True
10: x in d: False
10: d[x]: error
10: d.get(x): error
10: x == x: error
10: x in [x]: error
WANT
