package format

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// Percent returns format % operand. The operand is a tuple of values, a mapping,
// or a single value. Its errors are the exceptions that CPython raises.
func Percent(format string, operand starlark.Value) (string, error) {
	p := percent{format: format, operand: operand, args: []starlark.Value{operand}}
	if tuple, ok := operand.(starlark.Tuple); ok {
		p.args = tuple
	} else {
		p.mapping, _ = operand.(starlark.Mapping)
	}
	for p.pos < len(format) {
		i := strings.IndexByte(format[p.pos:], '%')
		if i < 0 {
			p.out.WriteString(format[p.pos:])
			break
		}
		p.out.WriteString(format[p.pos : p.pos+i])
		p.pos += i + 1
		if err := p.directive(); err != nil {
			return "", err
		}
	}
	if len(p.args) > 0 && p.mapping == nil {
		return "", exception.TypeError.Errorf("not all arguments converted during string formatting")
	}
	return p.out.String(), nil
}

// percent is a formatting under way.
type percent struct {
	format  string
	pos     int // in format
	operand starlark.Value
	args    []starlark.Value // not used yet
	mapping starlark.Mapping // the operand, if it is one
	out     strings.Builder
}

// spec is what stands between % and the conversion type.
type spec struct {
	minus, plus, space, alt, zero bool // - + space # 0
	width                         int
	prec                          int // -1: none
}

// maxSize bounds widths and precisions, so that a format cannot ask for all memory.
const maxSize = 1 << 28

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
		p.out.WriteByte('%')
		return nil
	}
	s := spec{prec: -1}
	for flags := true; flags; {
		switch p.peek() {
		case '-':
			s.minus = true
		case '+':
			s.plus = true
		case ' ':
			s.space = true
		case '#':
			s.alt = true
		case '0':
			s.zero = true
		default:
			flags = false
			continue
		}
		p.pos++
	}
	width, err := p.size("width")
	if err != nil {
		return err
	}
	if s.width = width; width < 0 {
		s.minus, s.width = true, -width
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
	key := starlark.String(p.format[start:p.pos])
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
		i, ok := arg.(starlark.Int)
		if !ok {
			return 0, exception.TypeError.Errorf("* wants int")
		}
		n, err := starlark.AsInt32(i)
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
	switch verb {
	case 's':
		if str, ok := starlark.AsString(arg); ok {
			p.text(s, str)
		} else {
			p.text(s, arg.String())
		}
	case 'r':
		p.text(s, arg.String())
	case 'a':
		p.text(s, ascii(arg.String()))
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
		p.number(s, formatInt(s, verb, i))
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := float(arg)
		if err != nil {
			return err
		}
		p.number(s, formatFloat(s, byte(verb), f))
	default:
		return exception.ValueError.Errorf("unsupported format character '%c' (0x%x) at index %d", verb, verb, at)
	}
	return nil
}

// text writes a string, cut to the precision and padded to the width. Both count
// code points.
func (p *percent) text(s spec, str string) {
	n := utf8.RuneCountInString(str)
	if s.prec >= 0 && s.prec < n {
		str, n = string([]rune(str)[:s.prec]), s.prec
	}
	pad := strings.Repeat(" ", max(s.width-n, 0))
	if s.minus {
		p.out.WriteString(str + pad)
	} else {
		p.out.WriteString(pad + str)
	}
}

// number is a number in text: its sign and prefix, after which zeros pad it, and
// its digits.
type number struct {
	negative bool
	prefix   string // such as 0x
	digits   string
}

// number writes n, padded to the width.
func (p *percent) number(s spec, n number) {
	head := n.prefix
	switch {
	case n.negative:
		head = "-" + head
	case s.plus:
		head = "+" + head
	case s.space:
		head = " " + head
	}
	pad := max(s.width-len(head)-len(n.digits), 0)
	switch {
	case s.minus:
		p.out.WriteString(head + n.digits + strings.Repeat(" ", pad))
	case s.zero:
		p.out.WriteString(head + strings.Repeat("0", pad) + n.digits)
	default:
		p.out.WriteString(strings.Repeat(" ", pad) + head + n.digits)
	}
}

func formatInt(s spec, verb rune, i *big.Int) number {
	n := number{negative: i.Sign() < 0}
	abs := new(big.Int).Abs(i)
	switch verb {
	case 'o':
		n.prefix, n.digits = "0o", abs.Text(8)
	case 'x':
		n.prefix, n.digits = "0x", abs.Text(16)
	case 'X':
		n.prefix, n.digits = "0X", strings.ToUpper(abs.Text(16))
	default:
		n.digits = abs.String()
	}
	if !s.alt {
		n.prefix = ""
	}
	if pad := s.prec - len(n.digits); pad > 0 {
		n.digits = strings.Repeat("0", pad) + n.digits
	}
	return n
}
