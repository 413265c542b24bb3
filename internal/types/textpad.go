package types

import (
	"strings"
	"unicode/utf8"

	"fstar/internal/alarm"
	"fstar/internal/memory"
	"fstar/internal/object"
	"fstar/internal/value"
)

// maxPad bounds the length that a text can be padded to.
const maxPad = 1 << 30

func (x text) center(width int, fillchar value.Value) (value.Value, error) {
	return x.padded(width, fillchar, func(n int) int { return n/2 + n&width&1 })
}

func (x text) ljust(width int, fillchar value.Value) (value.Value, error) {
	return x.padded(width, fillchar, func(int) int { return 0 })
}

func (x text) rjust(width int, fillchar value.Value) (value.Value, error) {
	return x.padded(width, fillchar, func(n int) int { return n })
}

// padded returns x with as much of fillchar as width wants: left says how much of that goes
// to the left.
func (x text) padded(width int, fillchar value.Value, left func(n int) int) (value.Value, error) {
	fill, ok := " ", true
	if fillchar.Present() {
		fill, ok = x.as(fillchar)
	}
	switch {
	case x.bytes && !ok:
		return value.Value{}, typeErrorf("%s() argument 2 must be a byte string of length 1, not %s", x.method, object.ArgumentType(fillchar.Starlark()))
	case x.bytes && len(fill) != 1:
		return value.Value{}, typeErrorf("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", x.method, typeName(fillchar), len(fill))
	case !ok:
		return value.Value{}, typeErrorf("The fill character must be a unicode character, not %s", typeName(fillchar))
	case !x.bytes && utf8.RuneCountInString(fill) != 1:
		return value.Value{}, typeErrorf("The fill character must be exactly one character long")
	}
	n := width - x.len(x.s)
	if n <= 0 {
		return x.wrap(x.s), nil
	}
	if n > maxPad {
		return value.Value{}, object.MemoryError.New()
	}
	l := left(n)
	return x.wrap(strings.Repeat(fill, l) + x.s + strings.Repeat(fill, n-l)), nil
}

func (x text) zfill(width int) (value.Value, error) {
	n := width - x.len(x.s)
	if n <= 0 {
		return x.wrap(x.s), nil
	}
	if n > maxPad {
		return value.Value{}, object.MemoryError.New()
	}
	sign := ""
	if s := x.s; s != "" && (s[0] == '+' || s[0] == '-') {
		sign = s[:1]
	}
	return x.wrap(sign + strings.Repeat("0", n) + x.s[len(sign):]), nil
}

func (x text) expandtabs(size int) (value.Value, error) {
	var out strings.Builder
	col := 0
	var steps alarm.Steps
	for i := 0; i < len(x.s); {
		steps.Must()
		n := 1
		if !x.bytes {
			_, n = utf8.DecodeRuneInString(x.s[i:])
		}
		switch c := x.s[i]; c {
		case '\t':
			if size > 0 {
				k := size - col%size
				if out.Len()+k > maxPad {
					return value.Value{}, object.OverflowError.Errorf("result is too long")
				}
				if out.Len()+k > out.Cap() {
					memory.Must(2*out.Cap() + k)
				}
				out.WriteString(strings.Repeat(" ", k))
				col += k
			}
		case '\n', '\r':
			out.WriteByte(c)
			col = 0
		default:
			out.WriteString(x.s[i : i+n])
			col++
		}
		i += n
	}
	return x.wrap(out.String()), nil
}
