package pysyntax_test

import (
	"strings"
	"testing"
	"time"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

// TestLimits checks that deep or long sources end in a tree or an error soon, and in no
// stack overflow, and that such trees can be walked.
func TestLimits(t *testing.T) {
	const n = 20000
	rep := strings.Repeat
	for name, test := range map[string]struct{ src, want string }{
		"parens":        {rep("(", n) + rep(")", n), "too many nested parentheses"},
		"parens 200":    {rep("(", 200) + "a" + rep(")", 200), ""},
		"brackets":      {rep("[", n), "too many nested parentheses"},
		"subscripts":    {rep("a[", n), "too many nested parentheses"},
		"braces":        {rep("{1:", n), "too many nested parentheses"},
		"unary":         {rep("-", n) + "a", "too many nested expressions"},
		"not":           {rep("not ", n) + "a", "too many nested expressions"},
		"lambda":        {rep("lambda: ", n) + "a", "too many nested expressions"},
		"lambda if":     {"[a for a in b if " + rep("lambda: ", n) + "a]", "too many nested expressions"},
		"power":         {rep("a**", n) + "a", "too many nested expressions"},
		"conditional":   {rep("a if b else ", n) + "a", "too many nested expressions"},
		"sum":           {rep("a+", n) + "a", "too many operators in a row"},
		"sum 2000":      {rep("a+", 2000) + "a", ""},
		"and":           {rep("a and ", n) + "a", "too many operators in a row"},
		"compare":       {rep("a<", n) + "a", "too many operators in a row"},
		"attributes":    {"a" + rep(".b", n), "too many operators in a row"},
		"calls":         {"a" + rep("()", n), "too many operators in a row"},
		"elif":          {"if a: b\n" + rep("elif a: b\n", n), "too many operators in a row"},
		"strings":       {rep("'a' ", n), ""},
		"f-strings":     {rep("f'{", 160), "too many nested f-strings"},
		"f-string":      {"f'" + rep("{a}", n) + "'", ""},
		"pattern":       {"match a:\n case " + rep("(", n), "too many nested parentheses"},
		"tuple":         {rep("a,", n), ""},
		"arguments":     {"f(" + rep("a,", n) + ")", ""},
		"keywords":      {"f(" + rep("a=1,", n) + ")", "keyword argument repeated: a"},
		"semicolons":    {rep("a;", n), ""},
		"match calls":   {rep("match(a);", n), ""},
		"match lines":   {rep("match(a)\n", n), ""},
		"with":          {rep("with (a): pass\n", n), ""},
		"digits":        {rep("9", n), "Exceeds the limit (4300 digits) for integer string conversion"},
		"hex":           {"0x" + rep("f", n), ""},
		"continuations": {rep("\\\n", n) + "a", ""},
		"walrus":        {"[" + rep("(a := ", 190) + "b" + rep(")", 190) + " for c in d]", ""},
		"comprehension": {rep("[a for a in ", 190) + "b" + rep("]", 190), ""},
		"assignments":   {rep("a = ", n) + "b", ""},
		"escapes":       {"'" + rep("\\x41", n) + "'", ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			f, err := pysyntax.Parse("x.py", test.src+"\n")
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
			switch {
			case err == nil && test.want == "":
				pysyntax.Walk(f, func(syntax.Node) bool { return true })
			case err == nil || test.want == "" || !strings.Contains(err.Error(), test.want):
				t.Errorf("got %.200v, want %q", err, test.want)
			}
		})
	}
	indents := ""
	for i := range 200 {
		indents += rep(" ", i) + "if a:\n"
	}
	if _, err := pysyntax.Parse("x.py", indents); err == nil || !strings.Contains(err.Error(), "too many levels of indentation") {
		t.Errorf("indents: %v", err)
	}
}
