package object

import (
	"strings"
	"unicode/utf8"
)

// field is a replacement field of a template: {name!conv:spec}.
type field struct {
	name   string
	conv   rune // 0: none
	spec   string
	nested bool // spec has fields of its own
}

// A TemplateField is a replacement field of a template of str.format: {Name!Conversion:Spec}.
type TemplateField struct {
	Name       string
	Conversion rune // 0 if there is none
	Spec       string
}

// TemplateFields returns the fields of a template, but for those in the specs of others. Its
// errors are the exceptions that string.Formatter.parse of Python raises.
func TemplateFields(template string) ([]TemplateField, error) {
	var fields []TemplateField
	for {
		var f field
		var found bool
		var err error
		if _, f, template, found, err = nextField(nil, template); err != nil || !found {
			return fields, err
		}
		fields = append(fields, TemplateField{f.name, f.conv, f.spec})
	}
}

// nextField appends the text before the first field of a template to b, with single
// braces for double ones, and returns the field, if there is one, and what is behind it.
func nextField(b []byte, template string) (text []byte, f field, rest string, found bool, err error) {
	for template != "" {
		i := 0
		for i < len(template) && template[i] != '{' && template[i] != '}' {
			i++
		}
		if i == len(template) {
			return append(b, template...), f, "", false, nil
		}
		b = append(b, template[:i]...)
		brace := template[i]
		template = template[i+1:]
		switch {
		case template != "" && template[0] == brace:
			b = append(b, brace)
			template = template[1:]
		case brace == '}' || template == "":
			return nil, f, "", false, ValueError.Errorf("Single '%c' encountered in format string", brace)
		default:
			f, rest, err := parseField(template)
			return b, f, rest, err == nil, err
		}
	}
	return b, f, "", false, nil
}

// parseField reads the field that s begins with, behind its opening brace, and returns
// what is behind it.
func parseField(s string) (f field, rest string, err error) {
	invalid := ValueError
	end, err := nameEnd(s)
	if err != nil {
		return f, "", err
	}
	f.name = s[:end]
	c := s[end]
	s = s[end+1:]
	if c == '}' {
		return f, s, nil
	}
	if c == '!' {
		if s == "" {
			return f, "", invalid.Errorf("end of string while looking for conversion specifier")
		}
		conv, size := utf8.DecodeRuneInString(s)
		f.conv = conv
		s = s[size:]
		if s != "" {
			c = s[0]
			s = s[1:]
			if c == '}' {
				return f, s, nil
			}
			if c != ':' {
				return f, "", invalid.Errorf("expected ':' after conversion specifier")
			}
		}
	}
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			f.nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				f.spec = s[:i]
				return f, s[i+1:], nil
			}
		}
	}
	return f, "", invalid.Errorf("unmatched '{' in format spec")
}

// nameEnd returns where the name of the field at s ends: at the first of }, : and !
// that is not in brackets.
func nameEnd(s string) (int, error) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '}', ':', '!':
			return i, nil
		case '{':
			return 0, ValueError.Errorf("unexpected '{' in field name")
		case '[':
			n := strings.IndexByte(s[i:], ']')
			if n < 0 {
				i = len(s)
			} else {
				i += n
			}
		}
	}
	return 0, ValueError.Errorf("expected '}' before end of string")
}

// fieldIndex returns the number that a part of a field's name is, and whether it is one.
func fieldIndex(s string) (i int, numeric bool, err error) {
	i, size, ok := decimals(s)
	if !ok {
		return 0, false, ValueError.Errorf("Too many decimal digits in format string")
	}
	return i, size > 0 && size == len(s), nil
}
