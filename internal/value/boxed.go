package value

import (
	"unsafe"

	"go.starlark.net/starlark"
)

// Where an interface is not two words (see tricks.go), the word of a Value is an index into
// conversions, and the pointer is that to a value of a Kind, to a text, or to a
// starlark.Value for all others.

// A kindConversion converts the values of a Kind.
type kindConversion struct {
	value func(unsafe.Pointer) starlark.Value
	data  func(starlark.Value) (unsafe.Pointer, bool)
}

// conversions are those of the Kinds of this program. Package initialization fills it.
var conversions []kindConversion

// The words of values that have no Kind. Those of Kinds follow.
const (
	boxedInt = iota + 1
	boxedText
	boxedOther
	boxedKinds
)

// typeWord returns the type word of values such as x, which are of no Kind.
func typeWord(x starlark.Value) uint64 {
	if !boxed {
		return uint64(apart(x).word)
	}
	switch x.(type) {
	case starlark.Int:
		return boxedInt
	case starlark.String:
		return boxedText
	}
	return 0 // they have tags
}

// kindWord returns the type word of a Kind.
func kindWord(x starlark.Value, c kindConversion) uint64 {
	if !boxed {
		return uint64(apart(x).word)
	}
	conversions = append(conversions, c)
	return uint64(boxedKinds + len(conversions) - 1)
}

func ofBoxed(x starlark.Value) Value {
	switch x := x.(type) {
	case nil:
		return Value{}
	case starlark.Int:
		if i, ok := x.Int64(); ok {
			return Int(i)
		}
		return box(x, boxedInt)
	case starlark.Float:
		return Float(float64(x))
	case starlark.Bool:
		return Bool(bool(x))
	case starlark.NoneType:
		return None
	case starlark.String:
		s := string(x)
		return Value{unsafe.Pointer(&s), boxedText}
	}
	for i, c := range conversions {
		if p, ok := c.data(x); ok {
			return Value{p, uint64(boxedKinds + i)}
		}
	}
	return box(x, boxedOther)
}

func box(x starlark.Value, word uint64) Value { return Value{unsafe.Pointer(&x), word} }

func (v Value) unboxed() starlark.Value {
	switch v.n {
	case boxedInt, boxedOther:
		return *(*starlark.Value)(v.p)
	case boxedText:
		return starlark.String(*(*string)(v.p))
	}
	return conversions[v.n-boxedKinds].value(v.p)
}
