package object

import (
	"math"
	"strconv"
)

// appendFloatRepr appends repr(f): the shortest digits that give f back, with an
// exponent below 1e-4 and from 1e16 on.
func appendFloatRepr(b []byte, f float64) []byte {
	if math.Signbit(f) && !math.IsNaN(f) {
		b = append(b, '-')
	}
	return appendFloat(b, math.Abs(f), floatStyle{verb: 'r', dot0: true})
}

// floatStyle is how the digits of a float are chosen.
type floatStyle struct {
	verb byte // e, f, g as in C, or r for the shortest digits that give the number back
	prec int  // what it means depends on verb; r has none
	alt  bool // a point always, and %g keeps its zeros
	dot0 bool // g and r have a digit behind the point unless they have an exponent
}

// maxFloatDigits is the precision beyond which a float has only zeros.
const maxFloatDigits = 1100

// appendFloat appends f, which is not negative, in lower case.
func appendFloat(b []byte, f float64, s floatStyle) []byte {
	switch {
	case math.IsInf(f, 0):
		return append(b, "inf"...)
	case math.IsNaN(f):
		return append(b, "nan"...)
	}
	start := len(b)
	switch s.verb {
	case 'r':
		if f != 0 && (f < 1e-4 || f >= 1e16) {
			b = strconv.AppendFloat(b, f, 'e', -1, 64)
		} else {
			b = strconv.AppendFloat(b, f, 'f', -1, 64)
		}
	case 'g':
		return appendGeneral(b, f, s)
	default:
		b = strconv.AppendFloat(b, f, s.verb, min(s.prec, maxFloatDigits), 64)
		b = insertZeros(b, start, s.prec-maxFloatDigits)
	}
	return point(b, start, s)
}

// appendGeneral appends f as C's %g: the shorter of %e and %f with so many significant
// digits, by the exponent that the number has after rounding.
func appendGeneral(b []byte, f float64, s floatStyle) []byte {
	start := len(b)
	prec := max(s.prec, 1)
	limit := prec // the exponent from which on it is %e
	if s.dot0 {
		limit--
	}
	digits := min(prec, maxFloatDigits)
	b = strconv.AppendFloat(b, f, 'e', digits-1, 64)
	e := exponentAt(b, start)
	exp, _ := strconv.Atoi(string(b[e+1:]))
	if exp >= -4 && exp < limit {
		b = strconv.AppendFloat(b[:start], f, 'f', max(digits-1-exp, 0), 64)
	}
	if s.alt {
		b = insertZeros(b, start, prec-digits)
	} else {
		b = trimZeros(b, start)
	}
	return point(b, start, s)
}

// exponentAt returns where the exponent of the number at b[start:] begins, or its end.
func exponentAt(b []byte, start int) int {
	for i := len(b) - 1; i > start; i-- {
		if b[i] == 'e' {
			return i
		}
	}
	return len(b)
}

// pointAt returns where the point of the number at b[start:] is, or -1.
func pointAt(b []byte, start int) int {
	for i := start; i < len(b); i++ {
		if b[i] == '.' {
			return i
		}
	}
	return -1
}

// insertZeros adds n zeros to the fraction of the number at b[start:].
func insertZeros(b []byte, start, n int) []byte {
	if n <= 0 {
		return b
	}
	e := exponentAt(b, start)
	exp := string(b[e:])
	b = b[:e]
	if pointAt(b, start) < 0 {
		b = append(b, '.')
	}
	return append(appendRepeat(b, "0", n), exp...)
}

// trimZeros removes the zeros at the end of the fraction of the number at b[start:].
func trimZeros(b []byte, start int) []byte {
	if pointAt(b, start) < 0 {
		return b
	}
	e := exponentAt(b, start)
	end := e
	for b[end-1] == '0' {
		end--
	}
	if b[end-1] == '.' {
		end--
	}
	return append(b[:end], b[e:]...)
}

// point adds the point that the style demands.
func point(b []byte, start int, s floatStyle) []byte {
	if !s.alt && !s.dot0 || pointAt(b, start) >= 0 {
		return b
	}
	e := exponentAt(b, start)
	switch {
	case s.dot0 && e == len(b):
		return append(b, ".0"...)
	case s.alt:
		exp := string(b[e:])
		return append(append(b[:e], '.'), exp...)
	}
	return b
}
