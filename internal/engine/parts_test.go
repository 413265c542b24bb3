package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
)

// A worker compiles a function without those around it, and so in another order. What they
// agree on is the same: numbers, parameters, captured variables.
func TestCompiledInAnyOrder(t *testing.T) {
	files, err := filepath.Glob("../../tests/testdata/python/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		outwards := compiledCodes(t, name, string(src), func(numbers []int) { slices.Reverse(numbers) })
		for i, text := range compiledCodes(t, name, string(src), func([]int) {}) {
			if outwards[i] != text {
				t.Errorf("%s: code %d is\n%s, and if those in it are compiled first\n%s", name, i, text, outwards[i])
			}
		}
	}
}

// compiledCodes compiles each Code of a source by itself, and returns what is known of them.
func compiledCodes(t *testing.T, name, src string, order func(numbers []int)) []string {
	f, err := pysyntax.Parse(name, src)
	if err != nil {
		return nil // which is what the script is about
	}
	u, err := Resolve(f, Options{Source: src})
	if err != nil {
		return nil
	}
	scopes := u.main.scope.All()
	numbers := make([]int, len(scopes))
	for i := range numbers {
		numbers[i] = i
	}
	order(numbers)
	out := make([]string, len(scopes))
	for _, i := range numbers {
		c := u.main
		if i > 0 {
			c = u.code(scopes[i])
		}
		if c == nil { // of a comprehension, which is part of another one
			continue
		}
		b := c.compiled()
		out[i] = fmt.Sprint(c.Number(), c.qualname, c.params, b.exact, b.far)
	}
	for i, s := range scopes {
		free := make([]string, len(s.Free))
		for n, v := range s.Free {
			free[n] = v.To.Name
		}
		out[i] += " " + strings.Join(free, " ")
	}
	return out
}
