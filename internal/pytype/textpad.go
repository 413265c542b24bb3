package pytype

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// maxPad bounds the length that a text can be padded to.
const maxPad = 1 << 30

// pad is center, ljust and rjust: left says how much of n goes to the left.
func pad(left func(n, width int) int) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		width, err := pyop.AsCount(a[0])
		if err != nil {
			return nil, err
		}
		fill := " "
		if a[1] != nil {
			s, ok := x.as(a[1])
			switch {
			case x.bytes && !ok:
				return nil, typeErrorf("%s() argument 2 must be a byte string of length 1, not %s", x.method, object.ArgumentType(a[1]))
			case x.bytes && len(s) != 1:
				return nil, typeErrorf("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", x.method, pyop.TypeName(a[1]), len(s))
			case !ok:
				return nil, typeErrorf("The fill character must be a unicode character, not %s", pyop.TypeName(a[1]))
			case !x.bytes && utf8.RuneCountInString(s) != 1:
				return nil, typeErrorf("The fill character must be exactly one character long")
			}
			fill = s
		}
		n := width - x.len(x.s)
		if n <= 0 {
			return x.wrap(x.s), nil
		}
		if n > maxPad {
			return nil, exception.MemoryError.New()
		}
		l := left(n, width)
		return x.wrap(strings.Repeat(fill, l) + x.s + strings.Repeat(fill, n-l)), nil
	}
}

func zfill(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	width, err := pyop.AsCount(a[0])
	if err != nil {
		return nil, err
	}
	n := width - x.len(x.s)
	if n <= 0 {
		return x.wrap(x.s), nil
	}
	if n > maxPad {
		return nil, exception.MemoryError.New()
	}
	sign := ""
	if s := x.s; s != "" && (s[0] == '+' || s[0] == '-') {
		sign = s[:1]
	}
	return x.wrap(sign + strings.Repeat("0", n) + x.s[len(sign):]), nil
}

func expandtabs(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	size, err := count(a[0], 8)
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	col := 0
	for i := 0; i < len(x.s); {
		n := 1
		if !x.bytes {
			_, n = utf8.DecodeRuneInString(x.s[i:])
		}
		switch c := x.s[i]; c {
		case '\t':
			if size > 0 {
				k := size - col%size
				if out.Len()+k > maxPad {
					return nil, exception.OverflowError.Errorf("result is too long")
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
