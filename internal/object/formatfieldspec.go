package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A FieldSpec is a format specification, read beforehand: that of most f-strings is a constant. It does
// not change.
type FieldSpec struct{ text, int, float *spec } // nil for a type whose values are for [AppendField]

// ReadSpec reads a format specification. It returns nil for one that is no use to texts, ints and floats.
func ReadSpec(form string) *FieldSpec {
	f := new(FieldSpec)
	if s, err := textSpec(form, starlark.String("")); err == nil {
		f.text = &s
	}
	if s, err := parseSpec(form, starlark.MakeInt(0), 'd', '>'); err == nil && s.prec < 0 && !s.noNegZero {
		switch s.verb {
		case 'b', 'd', 'n', 'o', 'x', 'X':
			f.int = &s
		}
	}
	if s, err := parseSpec(form, starlark.Float(0), 0, '>'); err == nil && s.prec <= maxSize {
		switch s.verb {
		case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
			f.float = &s
		}
	}
	if f.text == nil && f.int == nil && f.float == nil {
		return nil
	}
	return f
}

// Append appends format(v, spec) to b, if v is of a type that f is of use to; else it reports false.
func (f *FieldSpec) Append(b []byte, v value.Value) ([]byte, bool) {
	if s, ok := v.Text(); ok && f.text != nil {
		return appendText(b, f.text, s), true
	}
	if x, ok := v.Float64(); ok && f.float != nil {
		b, err := layoutFloat(b, f.float, x)
		return b, err == nil
	}
	if i, ok := v.Int64(); ok && f.int != nil {
		return layoutInt(b, f.int, starlark.MakeInt64(i)), true
	}
	return b, false
}
