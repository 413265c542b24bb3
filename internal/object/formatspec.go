package object

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// spec is how a value is laid out: a format specification of the mini-language, or
// what stands between % and the conversion type.
type spec struct {
	fill      string // one code point; "" is a space
	align     byte   // < > ^ =
	sign      byte   // + - space, or 0
	noNegZero bool   // z
	alt       bool   // #
	width     int
	group     byte // , or _ between the digits, or 0
	fracGroup byte // the same behind the point
	prec      int  // -1: none
	verb      rune // the presentation type, or 0
}

// maxSize bounds widths and precisions, so that a format cannot ask for all memory.
const maxSize = 1 << 28

// parseSpec reads a format specification for v. The verb and the alignment are what
// holds if it has none.
func parseSpec(text string, v starlark.Value, verb rune, align byte) (spec, error) {
	s := spec{align: align, prec: -1, verb: verb}
	p := specParser{text: text}
	if _, size := utf8.DecodeRuneInString(text); size < len(text) && isAlign(text[size]) {
		s.fill, s.align = text[:size], text[size]
		p.pos = size + 1
	} else if isAlign(p.peek()) {
		s.align = text[0]
		p.pos = 1
	}
	aligned := p.pos > 0
	if c := p.peek(); c == '+' || c == '-' || c == ' ' {
		s.sign = c
		p.pos++
	}
	s.noNegZero = p.accept('z')
	s.alt = p.accept('#')
	if s.fill == "" && p.accept('0') {
		s.fill = "0"
		if !aligned && align == '>' {
			s.align = '='
		}
	}
	var err error
	if s.width, _, err = p.number(); err != nil {
		return s, err
	}
	if s.width > maxSize {
		return s, MemoryError.New()
	}
	if s.group, err = p.separator(); err != nil {
		return s, err
	}
	if p.accept('.') {
		prec, found, err := p.number()
		if err != nil {
			return s, err
		}
		if found {
			s.prec = prec
		}
		if s.fracGroup, err = p.separator(); err != nil {
			return s, err
		}
		if !found && s.fracGroup == 0 {
			return s, ValueError.Errorf("Format specifier missing precision")
		}
	}
	if rest := text[p.pos:]; rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if size < len(rest) {
			return s, ValueError.Errorf("Invalid format specifier '%s' for object of type '%s'", text, TypeName(v))
		}
		s.verb = r
	}
	if s.group != 0 {
		if err := s.checkGroup(); err != nil {
			return s, err
		}
	}
	if s.fracGroup != 0 && s.verb == 'n' {
		return s, cannotSpecify(s.fracGroup, s.verb)
	}
	return s, nil
}

// checkGroup tells whether the presentation type allows separators.
func (s *spec) checkGroup() error {
	switch s.verb {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if s.group == '_' {
			return nil
		}
	}
	return cannotSpecify(s.group, s.verb)
}

func cannotSpecify(separator byte, verb rune) error {
	return ValueError.Errorf("Cannot specify '%c' with '%s'.", separator, showVerb(verb))
}

// unknownVerb is the error for a presentation type that v does not have.
func unknownVerb(verb rune, v starlark.Value) error {
	return ValueError.Errorf("Unknown format code '%s' for object of type '%s'", showVerb(verb), TypeName(v))
}

// showVerb spells a presentation type in an error.
func showVerb(verb rune) string {
	if verb > ' ' && verb < 0x80 {
		return string(verb)
	}
	return `\x` + hex(verb)
}

// hex returns r in hexadecimal, as C's %x.
func hex(r rune) string {
	b := appendHex(nil, r, 8)
	if s := strings.TrimLeft(string(b), "0"); s != "" {
		return s
	}
	return "0"
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '^' || c == '=' }

// specParser reads a format specification.
type specParser struct {
	text string
	pos  int
}

// peek returns the next byte, or 0 at the end.
func (p *specParser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *specParser) accept(c byte) bool {
	if p.pos < len(p.text) && p.text[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

// separator reads a comma or an underscore, if there is one.
func (p *specParser) separator() (byte, error) {
	both := ValueError.Errorf
	var c byte
	if p.accept(',') {
		c = ','
	}
	if p.accept('_') {
		if c != 0 {
			return 0, both("Cannot specify both ',' and '_'.")
		}
		c = '_'
	}
	if c == '_' && p.peek() == ',' {
		return 0, both("Cannot specify both ',' and '_'.")
	}
	return c, nil
}

// number reads a decimal number and whether there is one.
func (p *specParser) number() (n int, found bool, err error) {
	n, size, ok := decimals(p.text[p.pos:])
	if !ok {
		return 0, false, ValueError.Errorf("Too many decimal digits in format string")
	}
	p.pos += size
	return n, size > 0, nil
}

// decimals reads the decimal digits that s begins with, and how many bytes they are.
// It is not ok if the number is too big for an int. As in Python the digits may be
// those of any script.
func decimals(s string) (n, size int, ok bool) {
	for size < len(s) {
		d, width := int(s[size])-'0', 1
		if s[size] >= utf8.RuneSelf {
			var r rune
			r, width = utf8.DecodeRuneInString(s[size:])
			d = decimal(r)
		}
		if d < 0 || d > 9 {
			break
		}
		if n > (math.MaxInt-d)/10 {
			return 0, size, false
		}
		n = n*10 + d
		size += width
	}
	return n, size, true
}

// decimal returns the value of a decimal digit that is not ASCII, or -1. Unicode has
// them in runs of ten.
func decimal(r rune) int {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return -1
}
