#!/usr/bin/env bash
# Where: go.starlark.net v0.0.0-20260908191801-89a6a09411d5, any platform.
# What:  if a builtin that called a function of the script gives its error back wrapped, the EvalError
#        that errors.As finds has no frame of that function: its traceback ends at the builtin.
# Guess before the run: wrapping with %w loses nothing, as errors.Is and errors.As see through it; the
#        traceback goes down to the line that failed, as in Python with an exception's cause.
# Seen:  of a script whose top level calls g, which calls the builtin, which calls f, which fails, the
#        traceback has <toplevel>, g, call, f and fail if the builtin returns the error as it is, and
#        <toplevel>, g and call if it wraps it, without a word of where f failed. A second EvalError,
#        deeper in the chain, has all five.
# So:    the host looks for the innermost EvalError of the chain, and takes the text from the outer one.
# This script fails if one of the three tracebacks has other frames. It needs Go and its module proxy;
# two seconds.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/traceback

go 1.26

require go.starlark.net v0.0.0-20260908191801-89a6a09411d5
MOD
cat >main.go <<'GO'
package main

import (
	"errors"
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

const script = `
def f():
    fail("no")

def g():
    call(f)

g()
`

// frames writes the names of the functions in the traceback of the first EvalError in an error's chain,
// and returns what is below that.
func frames(what string, err error) error {
	var failed *starlark.EvalError
	if !errors.As(err, &failed) {
		panic(err)
	}
	fmt.Print(what, ":")
	for _, frame := range failed.CallStack {
		fmt.Print(" ", frame.Name)
	}
	fmt.Println()
	return errors.Unwrap(failed)
}

// run is the error of the script, with a builtin "call" that calls its argument and returns its error
// as wrap makes it.
func run(wrap func(error) error) error {
	call := func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		result, err := starlark.Call(thread, args[0], nil, nil)
		if err != nil {
			return nil, wrap(err)
		}
		return result, nil
	}
	_, err := starlark.ExecFileOptions(&syntax.FileOptions{}, &starlark.Thread{}, "script", script,
		starlark.StringDict{"call": starlark.NewBuiltin("call", call)})
	return err
}

func main() {
	frames("as it is", run(func(err error) error { return err }))
	cause := frames("wrapped", run(func(err error) error { return fmt.Errorf("task 7: %w", err) }))
	frames("below that", cause)
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee frames
diff frames - <<'WANT'
as it is: <toplevel> g call f fail
wrapped: <toplevel> g call
below that: <toplevel> g call f fail
WANT
