package object

import (
	"math"
	"slices"
	"strconv"

	"go.starlark.net/starlark"
)

// number is a number in text.
type number struct {
	negative bool
	prefix   string // such as 0x
	text     []byte // digits, perhaps a point and more digits, perhaps more
}

// appendNumber appends n as s lays it out: padding, sign, prefix, padding of alignment =,
// digits with separators, padding.
func appendNumber(b []byte, s *spec, n *number) []byte {
	digits := 0
	for digits < len(n.text) && isDigit(n.text[digits], s.verb) {
		digits++
	}
	end := digits // of the fraction
	if end < len(n.text) && n.text[end] == '.' {
		for end++; end < len(n.text) && '0' <= n.text[end] && n.text[end] <= '9'; end++ {
		}
	}
	sign := byte(0)
	switch {
	case n.negative:
		sign = '-'
	case s.sign == '+' || s.sign == ' ':
		sign = s.sign
	}
	size := len(n.prefix) + len(n.text) - digits // of all but padding, separators and the digits before the point
	if sign != 0 {
		size++
	}
	if s.fracGroup != 0 && end > digits {
		size += (end - digits - 2) / 3
	}
	zeros := 0 // before the digits, by width; separators go among them
	if s.fill == "0" && s.align == '=' && digits > 0 {
		zeros = leadingZeros(s, digits, s.width-size)
	}
	size += zeros + digits + s.separators(zeros+digits)
	left, inner, right := s.padding(size)
	b = appendRepeat(b, s.fill, left)
	if sign != 0 {
		b = append(b, sign)
	}
	b = append(b, n.prefix...)
	b = appendRepeat(b, s.fill, inner)
	b = s.appendDigits(b, zeros, n.text[:digits])
	if s.fracGroup != 0 && end > digits {
		b = appendFraction(b, n.text[digits:end], s.fracGroup)
		digits = end
	}
	b = append(b, n.text[digits:]...)
	return appendRepeat(b, s.fill, right)
}

// toUpper puts the digits in upper case.
func (n *number) toUpper() {
	if n.prefix == "0x" {
		n.prefix = "0X"
	}
	for i, c := range n.text {
		if 'a' <= c && c <= 'z' {
			n.text[i] = c - ('a' - 'A')
		}
	}
}

// isDigit reports whether c is a digit of the integer part of a number.
func isDigit(c byte, verb rune) bool {
	return '0' <= c && c <= '9' || verb == 'x' && 'a' <= c && c <= 'f' || verb == 'X' && 'A' <= c && c <= 'F'
}

// every is how many digits are between two separators.
func (s *spec) every() int {
	switch s.verb {
	case 'b', 'o', 'x', 'X':
		return 4
	}
	return 3
}

// separators returns how many separators are among so many digits.
func (s *spec) separators(digits int) int {
	if s.group == 0 || digits == 0 {
		return 0
	}
	return (digits - 1) / s.every()
}

// leadingZeros returns how many zeros bring so many digits to the width, separators
// included. As a number does not begin with a separator, one zero more may be needed.
func leadingZeros(s *spec, digits, width int) int {
	if s.group != 0 && width > 0 {
		width -= (width - 1) / (s.every() + 1) // a group and its separator are every+1 wide
	}
	return max(width-digits, 0)
}

// appendDigits appends zeros and the digits, with separators.
func (s *spec) appendDigits(b []byte, zeros int, digits []byte) []byte {
	if s.group == 0 {
		return append(appendRepeat(b, "0", zeros), digits...)
	}
	every := s.every()
	total := zeros + len(digits)
	for i := range total {
		if i > 0 && (total-i)%every == 0 {
			b = append(b, s.group)
		}
		if i < zeros {
			b = append(b, '0')
		} else {
			b = append(b, digits[i-zeros])
		}
	}
	return b
}

// appendFraction appends a point and digits with a separator after each three.
func appendFraction(b, fraction []byte, separator byte) []byte {
	b = append(b, fraction[0])
	for i, c := range fraction[1:] {
		if i > 0 && i%3 == 0 {
			b = append(b, separator)
		}
		b = append(b, c)
	}
	return b
}

// padding divides what is missing to the width by the alignment: before, between the
// sign and the digits, and behind.
func (s *spec) padding(size int) (left, inner, right int) {
	pad := max(s.width-size, 0)
	switch s.align {
	case '<':
		return 0, 0, pad
	case '^':
		return pad / 2, 0, pad - pad/2
	case '=':
		return 0, pad, 0
	}
	return pad, 0, 0
}

// appendRepeat appends fill n times; "" is a space.
func appendRepeat(b []byte, fill string, n int) []byte {
	if fill == "" {
		fill = " "
	}
	b = slices.Grow(b, n*len(fill))
	for range n {
		b = append(b, fill...)
	}
	return b
}

// formatInt formats v, which is i or a bool that counts as i.
func formatInt(b []byte, spec string, v starlark.Value, i starlark.Int) ([]byte, error) {
	s, err := parseSpec(spec, v, 'd', '>')
	if err != nil {
		return nil, err
	}
	switch s.verb {
	case 'b', 'c', 'd', 'n', 'o', 'x', 'X':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f := float64(i.Float())
		if math.IsInf(f, 0) {
			return nil, OverflowError.Errorf("int too large to convert to float")
		}
		return layoutFloat(b, &s, f)
	default:
		return nil, unknownVerb(s.verb, v)
	}
	if s.prec >= 0 {
		return nil, ValueError.Errorf("Precision not allowed in integer format specifier")
	}
	if s.noNegZero {
		return nil, ValueError.Errorf("Negative zero coercion (z) not allowed in integer format specifier")
	}
	if s.verb == 'c' {
		return formatChar(b, &s, i)
	}
	return layoutInt(b, &s, i), nil
}

// layoutInt appends i by the presentation type and the rest of s.
func layoutInt(b []byte, s *spec, i starlark.Int) []byte {
	var buf [72]byte
	n := number{negative: i.Sign() < 0}
	base := 10
	switch s.verb {
	case 'b':
		base, n.prefix = 2, "0b"
	case 'o':
		base, n.prefix = 8, "0o"
	case 'x', 'X':
		base, n.prefix = 16, "0x"
	}
	if !s.alt {
		n.prefix = ""
	}
	n.text = appendAbs(buf[:0], i, base)
	if s.verb == 'X' {
		n.toUpper()
	}
	return appendNumber(b, s, &n)
}

// appendAbs appends the absolute value of i.
func appendAbs(b []byte, i starlark.Int, base int) []byte {
	if i, ok := i.Int64(); ok {
		abs := uint64(i)
		if i < 0 {
			abs = -abs
		}
		return strconv.AppendUint(b, abs, base)
	}
	abs := i.BigInt() // a copy
	return abs.Abs(abs).Append(b, base)
}

// formatChar formats an int as the character that it is the number of.
func formatChar(b []byte, s *spec, i starlark.Int) ([]byte, error) {
	if s.sign != 0 {
		return nil, ValueError.Errorf("Sign not allowed with integer format specifier 'c'")
	}
	if s.alt {
		return nil, ValueError.Errorf("Alternate form (#) not allowed with integer format specifier 'c'")
	}
	c, ok := i.Int64()
	if !ok {
		return nil, OverflowError.Errorf("Python int too large to convert to C long")
	}
	if c < 0 || c > 0x10ffff {
		return nil, OverflowError.Errorf("%%c arg not in range(0x110000)")
	}
	left, inner, right := s.padding(1)
	b = appendRepeat(b, s.fill, left+inner)
	b = append(b, string(rune(c))...)
	return appendRepeat(b, s.fill, right), nil
}

// formatFloat formats a float. It is v in Go.
func formatFloat(b []byte, spec string, v starlark.Value, f float64) ([]byte, error) {
	s, err := parseSpec(spec, v, 0, '>')
	if err != nil {
		return nil, err
	}
	switch s.verb {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return layoutFloat(b, &s, f)
	}
	return nil, unknownVerb(s.verb, v)
}

// layoutFloat appends f by the presentation type and the rest of s.
func layoutFloat(b []byte, s *spec, f float64) ([]byte, error) {
	if s.prec > maxSize {
		return nil, ValueError.Errorf("precision too big")
	}
	style := floatStyle{prec: s.prec, alt: s.alt}
	switch s.verb {
	case 0:
		style.verb, style.dot0 = 'r', true
		if s.prec >= 0 {
			style.verb = 'g'
		}
	case 'n':
		style.verb = 'g'
	case '%':
		style.verb = 'f'
		f *= 100
	default:
		style.verb = byte(s.verb) | 0x20
	}
	if s.prec < 0 {
		style.prec = 6
	}
	var buf [48]byte
	n := number{
		negative: math.Signbit(f) && !math.IsNaN(f),
		text:     appendFloat(buf[:0], math.Abs(f), style),
	}
	if 'E' <= s.verb && s.verb <= 'G' {
		n.toUpper()
	}
	if s.noNegZero && n.negative && isZero(n.text) {
		n.negative = false
	}
	if s.verb == '%' {
		n.text = append(n.text, '%')
	}
	return appendNumber(b, s, &n), nil
}

// isZero reports whether the digits of a number, its exponent aside, are all zeros.
func isZero(text []byte) bool {
	for _, c := range text {
		if c == 'e' || c == 'E' {
			break
		}
		if c != '0' && c != '.' {
			return false
		}
	}
	return true
}
