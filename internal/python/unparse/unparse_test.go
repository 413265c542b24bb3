package unparse_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/unparse"
)

// TestExpr compares with what testdata/record.py recorded.
func TestExpr(t *testing.T) {
	data, err := os.ReadFile("testdata/annotations.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var c [2]string
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		f, err := pysyntax.Parse("t.py", []byte("_ = "+c[0]+"\n"))
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if got := unparse.Expr(f.Stmts[0].(*syntax.AssignStmt).RHS); got != c[1] {
			t.Errorf("%s:\ngot  %s\nwant %s", c[0], got, c[1])
		}
	}
}
