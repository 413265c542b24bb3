package object

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A PercentForm is the left operand of %, read beforehand: that of most code is a constant. It does not
// change.
type PercentForm struct {
	directives []directive
	end        string // the text behind them
}

type directive struct {
	before string // the text between the last one and this
	spec   spec
	verb   rune
}

// ReadPercent reads a format. It returns nil for one whose directives are ill-formed, have keys, or sizes by
// *: these are for [Percent].
func ReadPercent(format string) *PercentForm {
	p := percent{format: format}
	form := new(PercentForm)
	text := ""
	for {
		i := strings.IndexByte(format[p.pos:], '%')
		if i < 0 {
			form.end = text + format[p.pos:]
			return form
		}
		text += format[p.pos : p.pos+i]
		p.start = p.pos + i
		p.pos = p.start + 1
		switch p.peek() {
		case '%':
			p.pos++
			text += "%"
			continue
		case '(':
			return nil
		}
		s, verb, _, err := p.conversion()
		if err != nil || !strings.ContainsRune("sradiuoxXeEfFgG", verb) {
			return nil
		}
		form.directives = append(form.directives, directive{text, s, verb})
		text = ""
	}
}

// Append appends what % gives for the elements of a tuple. It reports false, and has done nothing, if these
// are for [Percent]: not as many as there are directives, or not of the types that those have in mind.
func (form *PercentForm) Append(b []byte, args []value.Value) ([]byte, bool) {
	if len(args) != len(form.directives) {
		return b, false
	}
	for i := range args {
		if !form.directives[i].takes(args[i]) {
			return b, false
		}
	}
	for i, v := range args {
		d := &form.directives[i]
		b = d.append(append(b, d.before...), v)
	}
	return append(b, form.end...), true
}

// takes reports whether append formats an argument.
func (d *directive) takes(v value.Value) bool {
	switch d.verb {
	case 's', 'r', 'a':
		return true
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return v.IsInt()
	}
	return (v.IsFloat() || v.IsInt()) && d.spec.prec <= maxSize
}

// append appends an argument that the directive takes.
func (d *directive) append(b []byte, v value.Value) []byte {
	simple := d.spec.width == 0 && d.spec.prec < 0
	switch d.verb {
	case 's', 'r', 'a':
		if d.verb == 's' && simple {
			if b, ok := AppendPlain(b, v); ok {
				return b
			}
		}
		text, ok := v.Text()
		switch {
		case d.verb == 'r':
			text = Repr(v.Starlark())
		case d.verb == 'a':
			text = ASCII(v.Starlark())
		case !ok:
			text = Str(v.Starlark())
		}
		return appendPadded(b, d.spec, text)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		i, _ := v.Int64()
		if simple && d.verb == 'd' && d.spec.sign == 0 {
			return strconv.AppendInt(b, i, 10)
		}
		return appendInteger(b, d.spec, d.verb, starlark.MakeInt64(i))
	}
	f, ok := v.Float64()
	if !ok {
		i, _ := v.Int64()
		f = float64(i)
	}
	s := d.spec
	s.verb = d.verb
	b, _ = layoutFloat(b, &s, f) // it fails only for a precision that is not taken
	return b
}
