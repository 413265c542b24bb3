package value

import "math/bits"

// Add, Sub, Mul and the others below do what Python's operators do with two numbers that
// need no memory, ints, bools and floats, if the result is one, too. In all other cases ok is
// false and the caller computes in full: large ints, division by zero, operands of other types.

// Add returns v + w.
func Add(v, w Value) (sum Value, ok bool) {
	if v.p == tag(tagInt) && w.p == tag(tagInt) {
		a, b := int64(v.n), int64(w.n)
		c := a + b
		return Int(c), (c > a) == (b > 0)
	}
	if x, y, ok := floats(v, w); ok {
		return Float(x + y), true
	}
	a, b, ok := indices(v, w)
	return Int(a + b), ok && (a+b > a) == (b > 0)
}

// Sub returns v - w.
func Sub(v, w Value) (difference Value, ok bool) {
	if v.p == tag(tagInt) && w.p == tag(tagInt) {
		a, b := int64(v.n), int64(w.n)
		c := a - b
		return Int(c), (c < a) == (b > 0)
	}
	if x, y, ok := floats(v, w); ok {
		return Float(x - y), true
	}
	a, b, ok := indices(v, w)
	return Int(a - b), ok && (a-b < a) == (b > 0)
}

// Mul returns v * w.
func Mul(v, w Value) (product Value, ok bool) {
	if x, y, ok := floats(v, w); ok {
		return Float(x * y), true
	}
	a, b, ok := indices(v, w)
	if !ok {
		return Value{}, false
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if a < 0 {
		hi -= uint64(b)
	}
	if b < 0 {
		hi -= uint64(a)
	}
	return Int(int64(lo)), int64(hi) == int64(lo)>>63
}

// TrueDiv returns v / w. Floats hold ints of up to 53 bits without loss, and so round their quotient as Python
// does.
func TrueDiv(v, w Value) (quotient Value, ok bool) {
	if x, y, ok := floats(v, w); ok {
		return Float(x / y), y != 0
	}
	a, b, ok := indices(v, w)
	if !ok || b == 0 || max(a, b) > exactInt || min(a, b) < -exactInt {
		return Value{}, false
	}
	return Float(float64(a) / float64(b)), true
}

// FloorDiv returns v // w.
func FloorDiv(v, w Value) (quotient Value, ok bool) {
	a, b, ok := indices(v, w)
	if !ok || b == 0 || b == -1 {
		return Value{}, false
	}
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return Int(q), true
}

// Mod returns v % w, which has the sign of w.
func Mod(v, w Value) (rest Value, ok bool) {
	a, b, ok := indices(v, w)
	if !ok || b == 0 || b == -1 {
		return Value{}, false
	}
	r := a % b
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return Int(r), true
}

// indices returns two numbers that are ints or bools.
func indices(v, w Value) (a, b int64, ok bool) {
	a, ok1 := v.Index64()
	b, ok2 := w.Index64()
	return a, b, ok1 && ok2
}

// exactInt bounds the ints that are floats, too: each of at most 53 bits.
const exactInt = 1 << 53

// floats returns two numbers of which one at least is a float, and the other is one or an int
// that can be converted without loss.
func floats(v, w Value) (x, y float64, ok bool) {
	x, ok1 := v.Float64()
	y, ok2 := w.Float64()
	switch {
	case ok1 && ok2:
		return x, y, true
	case ok1:
		i, ok := w.Index64()
		return x, float64(i), ok && -exactInt <= i && i <= exactInt
	case ok2:
		i, ok := v.Index64()
		return float64(i), y, ok && -exactInt <= i && i <= exactInt
	}
	return 0, 0, false
}
