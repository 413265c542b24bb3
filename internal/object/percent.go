package object

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/memory"
	"fstar/internal/value"
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
	if args, ok := value.TupleOf(Plain(operand)); ok {
		p.args, p.several = args, true
	} else {
		p.mapping = isMapping(operand, raw)
	}
	for p.pos < len(format) {
		i := strings.IndexByte(format[p.pos:], '%')
		if i < 0 {
			p.out = append(p.out, format[p.pos:]...)
			break
		}
		p.out = append(p.out, format[p.pos:p.pos+i]...)
		p.start = p.pos + i
		p.pos = p.start + 1
		if err := p.directive(); err != nil {
			return "", err
		}
	}
	if p.used < len(p.args) && !p.mapping {
		what := "string"
		if raw != nil {
			what = "bytes"
		}
		return "", TypeError.Errorf("not all arguments converted during %s formatting (required %d, got %d)", what, p.used, len(p.args))
	}
	return string(p.out), nil
}

// isMapping reports whether an operand is one that keys may be looked up in: what has
// subscripts, but for texts, and for bytes where they are formatted.
func isMapping(operand starlark.Value, raw *Raw) bool {
	if o, ok := operand.(Operand); ok && !o.Defines("__getitem__") {
		return false
	}
	switch plain := Plain(operand).(type) {
	case starlark.String, *Class:
		return false
	case starlark.Indexable:
		if raw != nil {
			_, isBytes := raw.Text(plain)
			return !isBytes
		}
		return true
	default:
		_, ok := operand.(starlark.Mapping)
		return ok
	}
}

// percent is a formatting under way.
type percent struct {
	format  string
	start   int // of the directive
	pos     int // in format
	operand starlark.Value
	args    []starlark.Value // the elements of the operand, or the operand
	several bool             // whether they are elements
	used    int              // how many of them are used
	mapping bool             // whether the operand is one
	key     starlark.Value   // of the directive, or nil
	keyed   bool             // whether some directive had one
	out     []byte
	raw     *Raw // nil for text
}

func (p *percent) directive() error {
	if p.peek() == '%' {
		p.pos++
		p.out = append(p.out, '%')
		return nil
	}
	var arg starlark.Value // by a key
	if p.key = nil; p.peek() == '(' {
		v, err := p.lookup()
		if err != nil {
			return err
		}
		arg = v
	} else if p.keyed {
		return p.wrong("format requires a parenthesised mapping key")
	}
	s, verb, at, err := p.conversion()
	if err != nil {
		return err
	}
	if arg == nil {
		if arg, err = p.next(); err != nil {
			return err
		}
	}
	return p.convert(s, verb, at, arg)
}

// conversion reads what a directive has behind its key: how to lay out the argument, and as what. The verb
// is at a place in the format.
func (p *percent) conversion() (s spec, verb rune, at int, err error) {
	if s, err = p.flags(); err != nil {
		return s, 0, 0, err
	}
	if p.peek() == '.' {
		p.pos++
		if s.prec, err = p.size("precision", math.MaxInt32); err != nil {
			return s, 0, 0, err
		}
		s.prec = max(s.prec, 0)
	}
	if c := p.peek(); c == 'h' || c == 'l' || c == 'L' {
		p.pos++ // no meaning in Python
	}
	if p.pos >= len(p.format) {
		return s, 0, 0, p.wrong("stray %%")
	}
	verb, size := utf8.DecodeRuneInString(p.format[p.pos:])
	at = p.pos
	p.pos += size
	return s, verb, at, nil
}

// wrong returns the error that the directive is ill-formed.
func (p *percent) wrong(format string, args ...any) error {
	args = append(args, utf8.RuneCountInString(p.format[:p.start]))
	return ValueError.Errorf(format+" at position %d", args...)
}

// argument says in messages which argument the directive formats.
func (p *percent) argument() string {
	switch {
	case p.key != nil:
		return "format argument " + Repr(p.key)
	case p.several:
		return fmt.Sprintf("format argument %d", p.used)
	}
	return "format argument"
}

// requires returns the error that a verb wants an argument of another type.
func (p *percent) requires(verb rune, want string, got starlark.Value) error {
	return p.requiresNot(verb, want, FullTypeName(got))
}

func (p *percent) requiresNot(verb rune, want, got string) error {
	return TypeError.Errorf("%s: %%%c requires %s, not %s", p.argument(), verb, want, got)
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
	width, err := p.size("width", math.MaxInt64)
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
	if p.used >= len(p.args) {
		return nil, TypeError.Errorf("not enough arguments for format string (got %d)", len(p.args))
	}
	p.used++
	return p.args[p.used-1], nil
}

// lookup reads a mapping key and returns its value.
func (p *percent) lookup() (starlark.Value, error) {
	if !p.mapping {
		return nil, TypeError.Errorf("format requires a mapping, not %s", FullTypeName(p.operand))
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
		return nil, p.wrong("stray %% or incomplete format key")
	}
	p.key = starlark.String(p.format[start:p.pos])
	if p.raw != nil {
		p.key = p.raw.Key(p.format[start:p.pos])
	}
	p.pos++
	p.keyed = true
	m, ok := p.operand.(starlark.Mapping)
	if !ok {
		name := TypeName(p.operand)
		if name == "bytes" {
			name = "byte"
		}
		return nil, TypeError.Errorf("%s indices must be integers or slices, not %s", name, TypeName(p.key))
	}
	v, found, err := m.Get(p.key)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, KeyError.New(p.key)
	}
	return v, nil
}

// size reads a width or precision of at most limit: digits, * for the next argument, or
// nothing. One that would take all memory is a MemoryError.
func (p *percent) size(what string, limit int64) (int, error) {
	n := starlark.MakeInt(0)
	tooBig := func() error { return p.wrong("%s too big", what) }
	if p.peek() == '*' {
		if p.key != nil {
			return 0, p.wrong("* cannot be used with a parenthesised mapping key")
		}
		p.pos++
		if !p.several {
			return 0, TypeError.Errorf("not enough arguments for format string (got 1)")
		}
		arg, err := p.next()
		if err != nil {
			return 0, err
		}
		switch arg := Plain(arg).(type) {
		case starlark.Int, starlark.Bool:
			n = Number(arg).(starlark.Int)
		default:
			return 0, TypeError.Errorf("%s: * requires int, not %s", p.argument(), FullTypeName(arg))
		}
		argument := p.argument()
		tooBig = func() error { return OverflowError.Errorf("%s: too big for %s", argument, what) }
	} else {
		start := p.pos
		for c := p.peek(); '0' <= c && c <= '9'; c = p.peek() {
			p.pos++
		}
		if digits := p.format[start:p.pos]; len(digits) > 20 {
			return 0, tooBig()
		} else if digits != "" {
			i, _ := new(big.Int).SetString(digits, 10)
			n = starlark.MakeBigInt(i)
		}
	}
	switch i, ok := n.Int64(); {
	case !ok || i > limit || i < -limit:
		return 0, tooBig()
	case i > maxSize || i < -maxSize:
		return 0, MemoryError.New()
	default:
		return int(i), nil
	}
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
		str, err := p.char(arg)
		if err != nil {
			return err
		}
		s.prec = -1
		p.text(s, str)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		i, err := p.asInteger(verb, arg)
		if err != nil {
			return err
		}
		p.integer(s, verb, i)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := p.asFloat(verb, arg)
		if err != nil {
			return err
		}
		s.verb = verb
		p.out, err = layoutFloat(p.out, &s, f)
		return err
	default:
		return p.unsupported(verb, at)
	}
	return nil
}

// unsupported returns the error that there is no such verb; at is where it stands.
func (p *percent) unsupported(verb rune, at int) error {
	var c string
	switch {
	case 'a' <= verb && verb <= 'z' || 'A' <= verb && verb <= 'Z':
		return p.wrong("unsupported format %%%c", verb)
	case ' ' <= verb && verb <= '~':
		c = Repr(starlark.String(verb))
	case p.raw != nil:
		c = fmt.Sprintf("with code 0x%02x", verb)
	case verb > 0x7f && printable(verb) && verb != utf8.RuneError:
		c = fmt.Sprintf("'%c' (U+%04X)", verb, verb)
	default:
		c = fmt.Sprintf("U+%04X", verb)
	}
	return ValueError.Errorf("stray %% at position %d or unexpected format character %s at position %d",
		utf8.RuneCountInString(p.format[:p.start]), c, utf8.RuneCountInString(p.format[:at]))
}

// rawText returns the text of an argument for %s, %b or %c of bytes.
func (p *percent) rawText(verb rune, arg starlark.Value) (string, error) {
	text, ok := p.raw.Text(arg)
	if verb != 'c' {
		if !ok {
			return "", p.requires('b', "a bytes-like object, or an object that implements __bytes__", arg)
		}
		return text, nil
	}
	const want = "an integer in range(256) or a single byte"
	if ok {
		n := utf8.RuneCountInString(text)
		if n == 1 {
			return text, nil
		}
		return "", p.requiresNot('c', want, fmt.Sprintf("a %s object of length %d", FullTypeName(arg), n))
	}
	switch plain := Plain(arg).(type) {
	case starlark.Int, starlark.Bool:
		if n, ok := Number(plain).(starlark.Int).Int64(); ok && 0 <= n && n < 256 {
			return string(rune(n)), nil
		}
		return "", OverflowError.Errorf("%s: %%c argument not in range(256)", p.argument())
	}
	return "", p.requires('c', want, arg)
}

// text writes a string.
func (p *percent) text(s spec, str string) {
	memory.Must(2*len(p.out) + len(str))
	p.out = appendPadded(p.out, s, str)
}

// integer writes an int.
func (p *percent) integer(s spec, verb rune, i starlark.Int) {
	p.out = appendInteger(p.out, s, verb, i)
}

// appendPadded appends a string. No zeros pad it.
func appendPadded(b []byte, s spec, str string) []byte {
	s.fill = ""
	if s.align == '=' {
		s.align = '>'
	}
	return appendText(b, &s, str)
}

// appendInteger appends an int. The precision of s is the least number of digits.
func appendInteger(b []byte, s spec, verb rune, i starlark.Int) []byte {
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
	return appendNumber(b, &s, &n)
}
