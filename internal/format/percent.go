package format

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// Percent returns format % operand. The operand is a tuple of values, a mapping,
// or a single value. Its errors are the exceptions that CPython raises.
func Percent(format string, operand starlark.Value) (string, error) {
	return runPercent(format, operand, nil)
}

// Raw is how [PercentBytes] sees bytes: as texts whose code points they are.
type Raw struct {
	Text func(v starlark.Value) (string, bool) // of a bytes-like object
	Key  func(text string) starlark.Value      // the bytes that a mapping key is
}

// PercentBytes is Percent for a format that is bytes.
func PercentBytes(format string, operand starlark.Value, raw Raw) (string, error) {
	return runPercent(format, operand, &raw)
}

func runPercent(format string, operand starlark.Value, raw *Raw) (string, error) {
	p := percent{format: format, operand: operand, args: []starlark.Value{operand}, raw: raw}
	switch plain := object.Plain(operand).(type) {
	case starlark.Tuple:
		p.args = plain
	case starlark.String:
	default:
		p.mapping, _ = operand.(starlark.Mapping)
		if raw != nil && p.mapping != nil {
			if _, isBytes := raw.Text(operand); isBytes {
				p.mapping = nil
			}
		}
		if o, ok := operand.(object.Operand); ok && !o.Defines("__getitem__") {
			p.mapping = nil
		}
	}
	for p.pos < len(format) {
		i := strings.IndexByte(format[p.pos:], '%')
		if i < 0 {
			p.out = append(p.out, format[p.pos:]...)
			break
		}
		p.out = append(p.out, format[p.pos:p.pos+i]...)
		p.pos += i + 1
		if err := p.directive(); err != nil {
			return "", err
		}
	}
	if len(p.args) > 0 && p.mapping == nil {
		what := "string"
		if raw != nil {
			what = "bytes"
		}
		return "", exception.TypeError.Errorf("not all arguments converted during %s formatting", what)
	}
	return string(p.out), nil
}

// percent is a formatting under way.
type percent struct {
	format  string
	pos     int // in format
	operand starlark.Value
	args    []starlark.Value // not used yet
	mapping starlark.Mapping // the operand, if it is one
	out     []byte
	raw     *Raw // nil for text
}

func (p *percent) directive() error {
	var arg starlark.Value // from a mapping key
	if p.peek() == '(' {
		v, err := p.key()
		if err != nil {
			return err
		}
		arg = v
	}
	if p.peek() == '%' && arg == nil {
		p.pos++
		p.out = append(p.out, '%')
		return nil
	}
	s, err := p.flags()
	if err != nil {
		return err
	}
	if p.peek() == '.' {
		p.pos++
		if s.prec, err = p.size("precision"); err != nil {
			return err
		}
		s.prec = max(s.prec, 0)
	}
	if c := p.peek(); c == 'h' || c == 'l' || c == 'L' {
		p.pos++ // no meaning in Python
	}
	if p.pos >= len(p.format) {
		return exception.ValueError.Errorf("incomplete format")
	}
	verb, size := utf8.DecodeRuneInString(p.format[p.pos:])
	at := utf8.RuneCountInString(p.format[:p.pos])
	p.pos += size
	if arg == nil {
		if arg, err = p.next(); err != nil {
			return err
		}
	}
	return p.convert(s, verb, at, arg)
}

// flags reads the flags and the width.
func (p *percent) flags() (spec, error) {
	s := spec{align: '>', prec: -1}
	zero := false
	for flags := true; flags; {
		switch c := p.peek(); c {
		case '-':
			s.align = '<'
		case '+':
			s.sign = c
		case ' ':
			if s.sign == 0 {
				s.sign = c
			}
		case '#':
			s.alt = true
		case '0':
			zero = true
		default:
			flags = false
			continue
		}
		p.pos++
	}
	width, err := p.size("width")
	if s.width = width; width < 0 {
		s.align, s.width = '<', -width
	}
	if zero && s.align == '>' {
		s.fill, s.align = "0", '='
	}
	return s, err
}

// peek returns the next byte of the format, or 0 at its end.
func (p *percent) peek() byte {
	if p.pos < len(p.format) {
		return p.format[p.pos]
	}
	return 0
}

// next takes the next argument.
func (p *percent) next() (starlark.Value, error) {
	if len(p.args) == 0 {
		return nil, exception.TypeError.Errorf("not enough arguments for format string")
	}
	arg := p.args[0]
	p.args = p.args[1:]
	return arg, nil
}

// key reads a mapping key and returns its value.
func (p *percent) key() (starlark.Value, error) {
	if p.mapping == nil {
		return nil, exception.TypeError.Errorf("format requires a mapping")
	}
	p.pos++
	start, depth := p.pos, 1
	for ; p.pos < len(p.format); p.pos++ {
		switch p.format[p.pos] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if depth > 0 {
		return nil, exception.ValueError.Errorf("incomplete format key")
	}
	var key starlark.Value = starlark.String(p.format[start:p.pos])
	if p.raw != nil {
		key = p.raw.Key(p.format[start:p.pos])
	}
	p.pos++
	v, found, err := p.mapping.Get(key)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, exception.KeyError.New(key)
	}
	p.args = nil // the operand is used
	return v, nil
}

// size reads a width or precision: digits, * for the next argument, or nothing.
func (p *percent) size(what string) (int, error) {
	if p.peek() == '*' {
		p.pos++
		arg, err := p.next()
		if err != nil {
			return 0, err
		}
		switch arg.(type) {
		case starlark.Int, starlark.Bool:
		default:
			return 0, exception.TypeError.Errorf("* wants int")
		}
		n, err := starlark.AsInt32(asInt(arg))
		if err != nil || n > maxSize || n < -maxSize {
			return 0, exception.ValueError.Errorf("%s too big", what)
		}
		return n, nil
	}
	n := 0
	for c := p.peek(); '0' <= c && c <= '9'; c = p.peek() {
		if n = n*10 + int(c-'0'); n > maxSize {
			return 0, exception.ValueError.Errorf("%s too big", what)
		}
		p.pos++
	}
	return n, nil
}

func (p *percent) convert(s spec, verb rune, at int, arg starlark.Value) error {
	if p.raw != nil {
		switch verb {
		case 's', 'b', 'c':
			str, err := p.rawText(verb, arg)
			if err == nil {
				p.text(s, str)
			}
			return err
		case 'r':
			verb = 'a'
		}
	}
	switch verb {
	case 's':
		p.text(s, Str(arg))
	case 'r':
		p.text(s, Repr(arg))
	case 'a':
		p.text(s, ASCII(arg))
	case 'c':
		str, err := char(arg)
		if err != nil {
			return err
		}
		s.prec = -1
		p.text(s, str)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		i, err := integer(verb, arg)
		if err != nil {
			return err
		}
		p.integer(s, verb, i)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := float(arg)
		if err != nil {
			return err
		}
		s.verb = verb
		p.out, err = layoutFloat(p.out, &s, f)
		return err
	default:
		return exception.ValueError.Errorf("unsupported format character '%c' (0x%x) at index %d", verb, verb, at)
	}
	return nil
}

// rawText returns the text of an argument for %s, %b or %c of bytes.
func (p *percent) rawText(verb rune, arg starlark.Value) (string, error) {
	text, ok := p.raw.Text(arg)
	if verb != 'c' {
		if !ok {
			return "", exception.TypeError.Errorf("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", exception.TypeName(arg))
		}
		return text, nil
	}
	if ok && utf8.RuneCountInString(text) == 1 {
		return text, nil
	}
	switch arg.(type) {
	case starlark.Int, starlark.Bool:
		if n, ok := asInt(arg).Int64(); ok && 0 <= n && n < 256 {
			return string(rune(n)), nil
		}
		return "", exception.OverflowError.Errorf("%%c arg not in range(256)")
	}
	return "", exception.TypeError.Errorf("%%c requires an integer in range(256) or a single byte, not %s", exception.TypeName(arg))
}

// text writes a string. No zeros pad it.
func (p *percent) text(s spec, str string) {
	s.fill = ""
	if s.align == '=' {
		s.align = '>'
	}
	p.out = appendText(p.out, &s, str)
}

// integer writes an int. Its precision is the least number of digits.
func (p *percent) integer(s spec, verb rune, i starlark.Int) {
	n := number{negative: i.Sign() < 0}
	base := 10
	switch verb {
	case 'o':
		base, n.prefix = 8, "0o"
	case 'x', 'X':
		base, n.prefix = 16, "0x"
	}
	if !s.alt {
		n.prefix = ""
	}
	var buf [64]byte
	n.text = appendAbs(buf[:0], i, base)
	if pad := s.prec - len(n.text); pad > 0 {
		n.text = append(appendRepeat(nil, "0", pad), n.text...)
	}
	if verb == 'X' {
		n.toUpper()
	}
	s.verb = verb
	p.out = appendNumber(p.out, &s, &n)
}
