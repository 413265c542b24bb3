package value

import (
	"math"
	"unsafe"

	"go.starlark.net/starlark"
)

// A Value is what a variable of a script holds. The zero Value is no value: a variable that
// is not bound, an argument that was not given, a function that failed.
type Value struct {
	p unsafe.Pointer // a tag's address, or the data word of a starlark.Value
	n uint64         // what the tag stands for, or the type word of a starlark.Value
}

// Size is how many bytes a Value takes.
const Size = 16

// The tags, by whose addresses values that need no memory are known.
const (
	tagInt = iota
	tagFloat
	tagBool
	tagNone
	numTags
)

var tags [numTags]uint64

func tag(i int) unsafe.Pointer { return unsafe.Pointer(&tags[i]) }

// isObject reports whether v is neither absent, nor a number of 64 bits, a bool or None.
// One comparison does: nil is below the tags, and so far from them as a number without sign.
func (v Value) isObject() bool {
	return uintptr(v.p)-uintptr(unsafe.Pointer(&tags)) >= unsafe.Sizeof(tags) && v.p != nil
}

// is reports whether v is an object of the type with that word. The zero Value never is one,
// for no type has the word 0.
func (v Value) is(word uint64) bool {
	return v.n == word && uintptr(v.p)-uintptr(unsafe.Pointer(&tags)) >= unsafe.Sizeof(tags)
}

// None is Python's None.
var None = Value{p: tag(tagNone)}

// True and False are Python's.
var (
	True  = Value{tag(tagBool), 1}
	False = Value{tag(tagBool), 0}
)

// Int returns an int.
func Int(i int64) Value { return Value{tag(tagInt), uint64(i)} }

// Float returns a float.
func Float(f float64) Value { return Value{tag(tagFloat), math.Float64bits(f)} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return Value{tag(tagBool), 1}
	}
	return Value{tag(tagBool), 0}
}

// Present reports whether v is a value at all.
func (v Value) Present() bool { return v.p != nil }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.p == tag(tagNone) }

// IsInt reports whether v is an int of at most 64 bits. Bools are not.
func (v Value) IsInt() bool { return v.p == tag(tagInt) }

// Int64 returns an int of at most 64 bits. Bools are not ints here: see [Value.Index64].
func (v Value) Int64() (i int64, ok bool) { return int64(v.n), v.p == tag(tagInt) }

// Index64 returns the int of at most 64 bits that v is, or the 0 or 1 of a bool.
func (v Value) Index64() (i int64, ok bool) {
	return int64(v.n), v.p == tag(tagInt) || v.p == tag(tagBool)
}

// IsFloat reports whether v is a float.
func (v Value) IsFloat() bool { return v.p == tag(tagFloat) }

// Float64 returns the float that v is.
func (v Value) Float64() (f float64, ok bool) {
	return math.Float64frombits(v.n), v.p == tag(tagFloat)
}

// IsBool reports whether v is a bool.
func (v Value) IsBool() bool { return v.p == tag(tagBool) }

// AsBool returns the bool that v is.
func (v Value) AsBool() (b, ok bool) { return v.n != 0, v.p == tag(tagBool) }

// IsBig reports whether v is an int of more than 64 bits.
func (v Value) IsBig() bool { return v.is(wordInt) }

// Big returns the int of more than 64 bits that v is.
func (v Value) Big() (i starlark.Int, ok bool) {
	if !v.is(wordInt) {
		return starlark.Int{}, false
	}
	return v.object().(starlark.Int), true
}

// Same reports whether v and w are one object, as Python's `is`. Equal numbers of at most 64
// bits are, whatever made them, and so is a NaN with itself.
func Same(v, w Value) bool {
	return v == w || v.isObject() && w.isObject() && sameObject(v, w)
}

// Of returns the Value that x is, and needs no memory for it. A nil x is the zero Value.
func Of(x starlark.Value) Value {
	if boxed {
		return ofBoxed(x)
	}
	w := apart(x)
	switch uint64(w.word) {
	case wordInt:
		return ofInt(x.(starlark.Int))
	case wordFloat:
		return Float(float64(x.(starlark.Float)))
	case wordBool:
		return Bool(bool(x.(starlark.Bool)))
	case wordNone:
		return None
	}
	return Value{w.data, uint64(w.word)}
}

// Starlark returns the starlark.Value that v is; nil for the zero Value. It needs memory for
// a float and for an int of more than 32 bits; [Arena.Starlark] needs less. Containers are
// themselves: Go code that is not of fstar gets them by [Export].
func (v Value) Starlark() starlark.Value {
	switch v.p {
	case nil:
		return nil
	case tag(tagInt):
		return starlark.MakeInt64(int64(v.n))
	case tag(tagFloat):
		return starlark.Float(math.Float64frombits(v.n))
	case tag(tagBool):
		return starlark.Bool(v.n != 0)
	case tag(tagNone):
		return starlark.None
	}
	return v.object()
}

// String returns what the value's String method does: for debugging.
func (v Value) String() string {
	if x := v.Starlark(); x != nil {
		return x.String()
	}
	return "<absent>"
}
