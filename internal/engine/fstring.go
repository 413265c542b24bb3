package engine

import (
	"fstar/internal/format"
	"fstar/internal/value"
)

// formatted returns the node of an f-string.
//
//go:noinline
func formatted(fields []field) expr {
	return func(f *value.Frame) value.Value {
		var buf [128]byte
		b := buf[:0]
		for i := range fields {
			p := &fields[i]
			if p.x == nil {
				b = append(b, p.text...)
				continue
			}
			v := p.x(f)
			if !v.Present() {
				return v
			}
			form := p.form
			if p.spec != nil {
				s := p.spec(f)
				if !s.Present() {
					return s
				}
				form, _ = s.Text()
			}
			if form == "" && p.conv == "" {
				if v.IsText() && len(fields) == 1 {
					return v
				}
				var ok bool
				if b, ok = format.AppendPlain(b, v); ok {
					continue
				}
			}
			var err error
			t := threadOf(f)
			b, err = format.AppendField(b, t.Arena.Starlark(v), p.conv, form)
			if err == nil && t.Failing() {
				err = t.Failure()
			}
			if err != nil {
				return fail(f, p.at, err)
			}
		}
		v, out := threadOf(f).Arena.NewText(len(b))
		copy(out, b)
		return v
	}
}
