package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A term is what a sum adds, and the operator before it.
type term struct {
	*operand
	op *operation
}

// textSum compiles a + b + c, and longer sums, of which one term is certainly a text: so the others are. It returns nil
// for other expressions.
func (k *compiler) textSum(x *syntax.BinaryExpr) expr {
	inner, _ := unparen(x.X).(*syntax.BinaryExpr)
	if x == k.textless { // or a long sum would be gone through for each of its terms
		k.textless = inner
		return nil
	}
	var signs []*syntax.BinaryExpr // the last first
	certain := false
	for ok := true; ok && x.Op == syntax.PLUS; x, ok = unparen(x.X).(*syntax.BinaryExpr) {
		signs = append(signs, x)
		certain = certain || isText(x.Y) || isText(x.X)
	}
	if len(signs) < 2 || !certain {
		k.textless = inner
		return nil
	}
	first := k.operand(signs[len(signs)-1].X)
	var terms []term
	for _, sign := range slices.Backward(signs) {
		y := k.operand(sign.Y)
		terms = append(terms, term{y, newOperation(syntax.PLUS, k.site(sign.OpPos)).of("", y.name)})
	}
	terms[0].op.x = first.name
	return textSum(first, terms)
}

// isText reports whether x is a literal text or an f-string.
func isText(x syntax.Expr) bool {
	if _, ok := unparen(x).(*pysyntax.FStringExpr); ok {
		return true
	}
	v, _ := constantOf(x)
	return v.IsText()
}

//go:noinline
func textSum(first *operand, terms []term) expr {
	return func(f *value.Frame) value.Value {
		x := first.value(f)
		if !x.Present() {
			return first.missing(f)
		}
		for i := 0; i < len(terms); i++ {
			t := &terms[i]
			y := t.value(f)
			if !y.Present() {
				return t.missing(f)
			}
			if x.IsText() && y.IsText() {
				x, i = joined(f, x, y, terms, i)
			} else {
				x = t.op.slow(f, x, y)
			}
			if !x.Present() {
				return x
			}
		}
		return x
	}
}

// joined returns a sum of texts, x + y and those of the terms behind y, which is term i, up to the first that is none
// or to some number; and which term was added last. What lies between is not made: nobody could see it.
//
//go:noinline
func joined(f *value.Frame, x, y value.Value, terms []term, i int) (v value.Value, last int) {
	var texts [8]string
	texts[0], _ = x.Text()
	texts[1], _ = y.Text()
	n, size := 2, len(texts[0])+len(texts[1])
	for ; n < len(texts) && i+1 < len(terms); n++ {
		t := &terms[i+1]
		y := t.value(f)
		if !y.Present() {
			return t.missing(f), i
		}
		i++
		s, ok := y.Text()
		if !ok {
			if err := object.Room(size); err != nil {
				return fail(f, t.op.at, err), i
			}
			if v = concatenated(threadOf(f), texts[:n], size); v.Present() {
				v = t.op.slow(f, v, y)
			}
			return v, i
		}
		texts[n] = s
		size += len(s)
	}
	if err := object.Room(size); err != nil {
		return fail(f, terms[i].op.at, err), i
	}
	return concatenated(threadOf(f), texts[:n], size), i
}

// concatenated returns texts one behind the other, which have so many bytes.
func concatenated(t *script.Thread, texts []string, size int) value.Value {
	v, out := t.Arena.NewText(size)
	for _, s := range texts {
		out = out[copy(out, s):]
	}
	return v
}
