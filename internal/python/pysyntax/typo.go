package pysyntax

import (
	"cmp"
	"slices"
	"strings"

	"go.starlark.net/syntax"
)

// keywords are those that somebody may mistype so that a name stands in their place.
var keywords = []string{
	"and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
	"if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
}

// maxTypos is how many names on a line may be mistyped keywords.
const maxTypos = 10

// meantKeyword returns err, or, if a keyword in the place of a name on its line would make
// the source up to there right, an error that says so.
//
// Source: so does traceback.py in CPython 3.15, when it prints an "invalid syntax".
func (p *parser) meantKeyword(err *Error) *Error {
	if err.Kind != SyntaxError || err.cause != nil || err.Msg != "invalid syntax" && !strings.HasSuffix(err.Msg, "forgot a comma?") {
		return err
	}
	tried := 0
	for i, t := range p.toks {
		name := p.src[t.off:t.end]
		if t.kind != tName || int(t.line) != err.Line || name == "assert" || isConstantName(name) {
			continue
		}
		if tried++; tried > maxTypos {
			break
		}
		before, behind := p.src[:t.off], p.through(int(t.end), max(err.EndLine, err.Line)-err.Line)
		for _, k := range similarKeywords(name) {
			if p.begins(before + k + behind) {
				start := syntax.MakePosition(p.filename, t.line, t.col)
				return rangeError(start, p.endOfToken(i), "invalid syntax. Did you mean '%s'?", k)
			}
		}
	}
	return err
}

// through returns the source from off to the end of its line and n more lines.
func (p *parser) through(off, n int) string {
	src := p.src[off:]
	end := 0
	for range n + 1 {
		next := strings.IndexByte(src[end:], '\n')
		if next < 0 {
			return src
		}
		end += next + 1
	}
	return src[:end]
}

// begins reports whether src is, or begins, what the parser takes for a file.
func (p *parser) begins(src string) bool {
	q := newParser(p.filename, src, nil)
	defer q.lex.release()
	err := q.run(func(q *parser) { q.file() })
	return err == nil || q.chooseError(err).cause == ErrIncomplete
}

// similarKeywords returns the keywords that have most letters in common with a name, up to
// three, the most similar first.
func similarKeywords(name string) []string {
	const longest = 20
	least := 0.6
	if len(name) <= 3 {
		least = 0.5 // as fi has of if
	}
	if len(name) > longest {
		return nil
	}
	var list []string
	for _, k := range keywords {
		if k != name && similarity(k, name) >= least {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(similarity(b, name), similarity(a, name)) })
	return list[:min(len(list), 3)]
}

// similarity returns which part of the letters of a and b both have, in the same order.
func similarity(a, b string) float64 {
	common := make([]int, len(b)+1) // of what was seen of a, and each beginning of b
	for i := range len(a) {
		diagonal := 0
		for j := range len(b) {
			above := common[j+1]
			if a[i] == b[j] {
				common[j+1] = diagonal + 1
			} else {
				common[j+1] = max(above, common[j])
			}
			diagonal = above
		}
	}
	return 2 * float64(common[len(b)]) / float64(len(a)+len(b))
}
