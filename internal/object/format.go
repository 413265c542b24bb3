package object

import (
	"strconv"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/memory"
)

// Formatter is a value that reads format specifications itself.
type Formatter interface {
	starlark.Value
	// FormatSpec returns what Python's format gives for the value and spec, which
	// may be empty.
	FormatSpec(spec string) (string, error)
}

// Format returns format(v, spec): v by the format specification mini-language. str,
// int, bool and float have it; a [Formatter] has a language of its own; any other
// value allows the empty specification only, which gives its str.
//
// A width of more than 1<<28 is a MemoryError; CPython's limit is its memory.
func Format(v starlark.Value, spec string) (string, error) {
	if s, ok := v.(starlark.String); ok && spec == "" {
		return string(s), nil
	}
	var buf [64]byte
	b, err := appendFormat(buf[:0], v, spec)
	if err != nil {
		return "", err
	}
	return string(b), nil
}

// appendFormat appends format(v, spec) to b.
func appendFormat(b []byte, v starlark.Value, spec string) ([]byte, error) {
	switch x := v.(type) {
	case starlark.String:
		if spec == "" {
			memory.Must(2*len(b) + len(x))
			return append(b, x...), nil
		}
		return formatText(b, spec, v, string(x))
	case starlark.Int:
		if spec == "" {
			if n, ok := x.Int64(); ok {
				return strconv.AppendInt(b, n, 10), nil
			}
			return append(b, x.String()...), nil
		}
		return formatInt(b, spec, v, x)
	case starlark.Bool:
		if spec == "" {
			return append(b, boolRepr(x)...), nil
		}
		return formatInt(b, spec, v, Number(x).(starlark.Int))
	case starlark.Float:
		if spec == "" {
			return appendFloatRepr(b, float64(x)), nil
		}
		return formatFloat(b, spec, v, float64(x))
	case Formatter:
		s, err := x.FormatSpec(spec)
		return append(b, s...), err
	}
	if spec == "" {
		return append(b, Str(v)...), nil
	}
	return nil, TypeError.Errorf("unsupported format string passed to %s.__format__", TypeName(v))
}

// AppendField appends what the replacement field {v!conv:spec} of an f-string gives to b;
// conv is "", "r", "s" or "a". Source: "Formatted string literals" in the Python language
// reference.
func AppendField(b []byte, v starlark.Value, conv, spec string) ([]byte, error) {
	var text string
	switch conv {
	case "r":
		text = Repr(v)
	case "s":
		text = Str(v)
	case "a":
		text = ASCII(v)
	default:
		return appendFormat(b, v, spec)
	}
	return appendFormat(b, starlark.String(text), spec)
}

// formatText formats a str. It is v in text.
func formatText(b []byte, spec string, v starlark.Value, text string) ([]byte, error) {
	s, err := textSpec(spec, v)
	if err != nil {
		return nil, err
	}
	return appendText(b, &s, text), nil
}

// textSpec reads the format specification of a str, which is v.
func textSpec(text string, v starlark.Value) (spec, error) {
	s, err := parseSpec(text, v, 's', '<')
	if err != nil {
		return s, err
	}
	invalid := ValueError
	switch {
	case s.verb != 's':
		err = unknownVerb(s.verb, v)
	case s.sign == ' ':
		err = invalid.Errorf("Space not allowed in string format specifier")
	case s.sign != 0:
		err = invalid.Errorf("Sign not allowed in string format specifier")
	case s.noNegZero:
		err = invalid.Errorf("Negative zero coercion (z) not allowed in string format specifier")
	case s.alt:
		err = invalid.Errorf("Alternate form (#) not allowed in string format specifier")
	case s.align == '=':
		err = invalid.Errorf("'=' alignment not allowed in string format specifier")
	}
	return s, err
}

// appendText appends text, cut to the precision and padded to the width.
func appendText(b []byte, s *spec, text string) []byte {
	if s.prec >= 0 && s.prec < len(text) {
		text = cut(text, s.prec)
	}
	if s.width == 0 {
		return append(b, text...)
	}
	left, _, right := s.padding(utf8.RuneCountInString(text))
	b = appendRepeat(b, s.fill, left)
	b = append(b, text...)
	return appendRepeat(b, s.fill, right)
}

// cut returns the first n code points of text.
func cut(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
