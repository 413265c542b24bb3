#!/usr/bin/env bash
# Where: go.starlark.net/lib/json and lib/time v0.0.0-20260908191801-89a6a09411d5, any platform.
# What:  the module json encodes a duration of the module time as an object of six numbers, all of
#        them the whole duration in another unit, and refuses a time.
# Guess before the run: both are strings, as str() writes them ("1h30m0s"), or both are refused.
# Seen:  json.encode(time.parse_duration("1h30m")) is
#        {"hours":1.5,"microseconds":5400000000,...,"seconds":5400.0}; json.encode(time.from_timestamp(0))
#        is the error "in field .format: cannot encode builtin_function_or_method as JSON". Whatever
#        has attributes is encoded as an object of these, so a host's value is refused as soon as it
#        has a method, and shows its fields if it has none.
# So:    a host value that scripts may encode implements json.Marshaler of encoding/json, which comes
#        first, or scripts call str().
# This script fails if one of the answers changes. It needs Go and its module proxy; two seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/durations

go 1.26

require go.starlark.net v0.0.0-20260908191801-89a6a09411d5
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"

	"go.starlark.net/lib/json"
	"go.starlark.net/lib/time"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func main() {
	for _, expr := range []string{
		`str(time.parse_duration("1h30m"))`,
		`sorted(json.decode(json.encode(time.parse_duration("1h30m"))).items())`,
		`json.encode(time.from_timestamp(0))`,
	} {
		answer, err := starlark.EvalOptions(&syntax.FileOptions{}, &starlark.Thread{}, "durations", expr,
			starlark.StringDict{"json": json.Module, "time": time.Module})
		if err != nil {
			fmt.Println("error:", err)
		} else {
			fmt.Println(answer)
		}
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee answers
diff answers - <<'WANT'
"1h30m0s"
[("hours", 1.5), ("microseconds", 5400000000), ("milliseconds", 5400000), ("minutes", 90.0), ("nanoseconds", 5400000000000), ("seconds", 5400.0)]
error: json.encode: in field .format: cannot encode builtin_function_or_method as JSON
WANT
