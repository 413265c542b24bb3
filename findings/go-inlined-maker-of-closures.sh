#!/usr/bin/env bash
# Where: the Go compiler, go1.26.8, linux/amd64.
# What:  a closure whose maker is inlined into its caller exists in a second copy, and in that copy
#        calls of small functions of the package stay calls, though they are inlined in the first.
# Guess before the run: both copies have the same code, apart from their name.
# Seen:  the closure of a maker with go:noinline has 0 calls of isInt and number; the copy made by
#        inlining the same maker has 3. In an interpreter that is made of such closures, that was
#        a factor of 1.4 of its speed.
# So:    functions that make hot closures are marked go:noinline, and a test looks at the calls.
# This script fails if the copies no longer differ. It needs Go and its module proxy; a few seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8 GOOS=linux GOARCH=amd64
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/closures

go 1.26
MOD
cat >main.go <<'GO'
package main

import "fmt"

// value is an int, if its tag is the address of intTag.
type value struct {
	tag *byte
	n   int64
}

var intTag byte

func isInt(v value) bool { return v.tag == &intTag }

func number(n int64) value { return value{&intTag, n} }

type expr func(vars *[4]value) value

func add(x, y expr) expr {
	return func(vars *[4]value) value {
		a, b := x(vars), y(vars)
		if isInt(a) && isInt(b) {
			return number(a.n + b.n)
		}
		return value{}
	}
}

//go:noinline
func addNoinline(x, y expr) expr {
	return func(vars *[4]value) value {
		a, b := x(vars), y(vars)
		if isInt(a) && isInt(b) {
			return number(a.n + b.n)
		}
		return value{}
	}
}

//go:noinline
func compile(x, y expr) (inlined, not expr) { return add(x, y), addNoinline(x, y) }

func main() {
	variable := func(i int) expr { return func(vars *[4]value) value { return vars[i] } }
	inlined, not := compile(variable(0), variable(1))
	vars := [4]value{number(2), number(3)}
	fmt.Println(inlined(&vars).n, not(&vars).n)
}
GO
go build -o program .
calls() { go tool objdump -s "^$1\$" program | grep -cE 'CALL main\.(isInt|number)\(' || true; }
inlined=$(calls main.compile.add.func1)
not=$(calls main.addNoinline.func1)
echo "calls in the closure of an inlined maker: $inlined, of one that is not inlined: $not"
[ "$inlined" = 3 ] && [ "$not" = 0 ]
