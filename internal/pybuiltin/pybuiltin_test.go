package pybuiltin_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/pybuiltin"
	"fstar/internal/pycases"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// names are the functions, and what testdata/record.py has.
func names(cfg pybuiltin.Config) starlark.StringDict {
	names := pybuiltin.Names(cfg)
	names["shl"] = script.NewFunction("shl", "x, n", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		return pyop.Binary(t, syntax.LTLT, a.Values[0], a.Values[1])
	})
	return names
}

// TestBuiltins compares with what testdata/record.py recorded.
func TestBuiltins(t *testing.T) {
	pycases.Table{Names: names(pybuiltin.Config{}), Repr: pyop.Repr}.Run(t, "testdata/builtins.jsonl", 800)
}
