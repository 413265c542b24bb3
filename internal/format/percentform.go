package format

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
	p := percent{out: b}
	for i, v := range args {
		d := &form.directives[i]
		p.out = append(p.out, d.before...)
		p.plain(d, v)
	}
	return append(p.out, form.end...), true
}

// takes reports whether plain formats an argument.
func (d *directive) takes(v value.Value) bool {
	switch d.verb {
	case 's', 'r', 'a':
		return true
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return v.IsInt()
	}
	return v.IsFloat() && d.spec.prec <= maxSize
}

// plain writes an argument that a directive takes.
func (p *percent) plain(d *directive, v value.Value) {
	simple := d.spec.width == 0 && d.spec.prec < 0
	switch d.verb {
	case 's', 'r', 'a':
		s, ok := v.Text()
		i, isInt := v.Int64()
		switch {
		case isInt && simple:
			p.out = strconv.AppendInt(p.out, i, 10)
			return
		case d.verb == 'r':
			s = Repr(v.Starlark())
		case d.verb == 'a':
			s = ASCII(v.Starlark())
		case !ok:
			s = Str(v.Starlark())
		}
		if simple {
			p.out = append(p.out, s...)
			return
		}
		p.text(d.spec, s)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		i, _ := v.Int64()
		p.integer(d.spec, d.verb, starlark.MakeInt64(i))
	default:
		f, _ := v.Float64()
		s := d.spec
		s.verb = d.verb
		p.out, _ = layoutFloat(p.out, &s, f) // it fails only for a precision that is not taken
	}
}
