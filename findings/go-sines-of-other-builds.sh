#!/usr/bin/env bash
# Where: the Go compiler and package math, go1.26.8, linux/amd64 on a processor with FMA.
# What:  a program built with GOAMD64=v3 gives other results of x*y + z, math.Sin and the division of
#        complex numbers than the same program built with v1 or v2: the compiler joins a product and
#        a sum into one rounding, also within the standard library.
# Guess before the run: on amd64 floats are the same in each build, as GOAMD64 picks instructions only;
#        joining is a matter of arm64, ppc64 and s390x; math rounds the same everywhere.
# Seen:  of 10,000 results for random numbers, between v1 and v3 2,297 of x*y + z differ, 2,828 quotients
#        of complex numbers and 109 sines; between v1 and v2 none do, nor do products of complex numbers
#        (which the compiler keeps from joining) or exponentials.
# So:    machines that share work or compare results run builds of one level, and where a result must be
#        that of another program, the product is converted, float64(x*y) + z, which the compiler heeds.
# This script fails if v1 and v2 differ, if v3 does not, or if the converted product does. It needs Go
# and its module proxy; twenty seconds the first time, to compile the library twice more.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8 GOOS=linux GOARCH=amd64
grep -qw fma /proc/cpuinfo || { echo "this needs a processor with FMA" >&2; exit 1; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/sines

go 1.26
MOD
cat >main.go <<'GO'
// The program writes results of an operation, one a line.
package main

import (
	"fmt"
	"math"
	"math/rand"
	"os"
)

var operations = map[string]func(x, y, z float64) float64{
	"sum":       func(x, y, z float64) float64 { return x*y + z },
	"converted": func(x, y, z float64) float64 { return float64(x*y) + z },
	"product":   func(x, y, z float64) float64 { return real(complex(x, y) * complex(y, z)) },
	"quotient":  func(x, y, z float64) float64 { return real(complex(x, y) / complex(y, z)) },
	"sin":       func(x, y, z float64) float64 { return math.Sin(x) },
	"exp":       func(x, y, z float64) float64 { return math.Exp(x) },
}

func main() {
	operation := operations[os.Args[1]]
	numbers := rand.New(rand.NewSource(1))
	for range 10_000 {
		fmt.Printf("%x\n", operation(numbers.NormFloat64(), numbers.NormFloat64(), numbers.NormFloat64()))
	}
}
GO
for level in v1 v2 v3; do GOAMD64=$level go build -o "$level" .; done
for operation in sum converted product quotient sin exp; do
  for level in v1 v2 v3; do "./$level" "$operation" >"$level.$operation"; done
  cmp "v1.$operation" "v2.$operation"
  differ=$(paste "v1.$operation" "v3.$operation" | awk '$1 != $2' | wc -l)
  echo "$operation: $differ of 10000 differ between v1 and v3"
  case $operation in
  sum | quotient | sin) [ "$differ" -gt 0 ] ;;
  *) [ "$differ" = 0 ] ;;
  esac
done
