package format

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// AppendPlain appends str(v) if v is a text, a number of at most 64 bits, a bool or None; it reports !ok if
// it is not.
func AppendPlain(b []byte, v value.Value) (out []byte, ok bool) {
	if s, ok := v.Text(); ok {
		return append(b, s...), true
	}
	if i, ok := v.Int64(); ok {
		return strconv.AppendInt(b, i, 10), true
	}
	if f, ok := v.Float64(); ok {
		return appendFloatRepr(b, f), true
	}
	if x, ok := v.AsBool(); ok {
		return append(b, boolRepr(starlark.Bool(x))...), true
	}
	if v.IsNone() {
		return append(b, "None"...), true
	}
	return b, false
}

// isPlain reports whether AppendPlain knows v.
func isPlain(v value.Value) bool { return v.IsText() || v.Present() && v.TypeWord() == 0 }

// AppendPercent appends format % args if that needs no code of a script, and nothing is wrong with it. It
// reports !ok for what it does not know of: [Percent] does.
func AppendPercent(b []byte, format string, args []value.Value) (out []byte, ok bool) {
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return append(b, format...), len(args) == 0
		}
		b, format = append(b, format[:i]...), format[i+1:]
		if strings.HasPrefix(format, "%") {
			b, format = append(b, '%'), format[1:]
			continue
		}
		if len(args) == 0 {
			return b, false
		}
		arg := args[0]
		args = args[1:]
		if strings.HasPrefix(format, "s") {
			if b, ok = AppendPlain(b, arg); !ok {
				return b, false
			}
			format = format[1:]
			continue
		}
		s, n := percentSpec(format)
		if n == 0 {
			return b, false
		}
		format = format[n:]
		switch s.verb {
		case 's':
			var buf [64]byte
			text, ok := AppendPlain(buf[:0], arg)
			if !ok {
				return b, false
			}
			b = appendPadded(b, s, string(text))
		case 'd', 'x':
			i, ok := arg.Int64()
			if !ok {
				return b, false
			}
			if s.verb == 'd' && s.width == 0 && s.prec < 0 {
				b = strconv.AppendInt(b, i, 10)
				continue
			}
			b = appendInteger(b, s, s.verb, starlark.MakeInt64(i))
		case 'f', 'e', 'g':
			x, ok := arg.Float64()
			if i, isInt := arg.Int64(); isInt {
				x, ok = float64(i), true
			}
			if !ok {
				return b, false
			}
			var err error
			if b, err = layoutFloat(b, &s, x); err != nil {
				return b, false
			}
		default:
			return b, false
		}
	}
}

// percentSpec reads a directive that has no more than flags for what is in front, a width and a precision of
// one or two digits. It returns how long that is; 0 for others.
func percentSpec(format string) (s spec, n int) {
	s = spec{align: '>', prec: -1}
	digits := func() (size int) {
		for start := n; n < len(format) && n < start+2 && '0' <= format[n] && format[n] <= '9'; n++ {
			size = size*10 + int(format[n]-'0')
		}
		return size
	}
	if strings.HasPrefix(format, "-") {
		s.align = '<'
		n = 1
	} else if strings.HasPrefix(format, "0") {
		s.fill, s.align = "0", '='
		n = 1
	}
	s.width = digits()
	if n < len(format) && format[n] == '.' {
		n++
		s.prec = digits()
	}
	if n == len(format) {
		return s, 0
	}
	s.verb = rune(format[n])
	return s, n + 1
}

// AppendTemplate appends template.format(*args) as AppendPercent does, if the fields have at most numbers and
// formats of their own.
func AppendTemplate(b []byte, template string, args []value.Value) (out []byte, ok bool) {
	next, counted, numbered := 0, false, false
	for {
		i := strings.IndexAny(template, "{}")
		if i < 0 {
			return append(b, template...), true
		}
		b = append(b, template[:i]...)
		end := strings.IndexByte(template[i:], '}')
		if template[i] == '}' || end < 0 {
			return b, false
		}
		name, form, _ := strings.Cut(template[i+1:i+end], ":")
		template = template[i+end+1:]
		at := next
		switch {
		case name == "":
			counted = true
			next++
		case len(name) == 1 && '0' <= name[0] && name[0] <= '9':
			numbered = true
			at = int(name[0] - '0')
		default:
			return b, false
		}
		if counted && numbered || at >= len(args) || !isPlain(args[at]) {
			return b, false
		}
		if form == "" {
			b, _ = AppendPlain(b, args[at])
			continue
		}
		if strings.IndexByte(form, '{') >= 0 {
			return b, false
		}
		var err error
		if b, err = appendFormat(b, args[at].Starlark(), form); err != nil {
			return b, false
		}
	}
}
