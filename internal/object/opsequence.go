package object

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/memory"
	"fstar/internal/value"
)

// Concat is x + y by what x, or what it is made of, is as a sequence.
func Concat(x, y starlark.Value) (starlark.Value, error) {
	v, err := binarySequence(syntax.PLUS, Plain(x), Plain(y))
	if v == nil && err == nil {
		err = concatError(x, y)
	}
	return v, err
}

// Repeat returns the sequence that x is, or is made of, n times.
func Repeat(x, n starlark.Value) (starlark.Value, error) {
	v, err := repeat(Plain(x), n)
	if v == nil && err == nil {
		err = repeatError(n)
	}
	return v, err
}

// sequencesLast reports whether what x or y is as a sequence comes after their methods: one is an [Operand].
func sequencesLast(op syntax.Token, x, y starlark.Value) bool {
	return (op == syntax.PLUS || op == syntax.STAR) && (isOperand(x) || isOperand(y))
}

// binaryOfSequence is x + y and x * y by what x or y is as a sequence;
// nil if there is none.
func binaryOfSequence(op syntax.Token, x, y starlark.Value, inPlace bool) (starlark.Value, error) {
	switch {
	case op == syntax.PLUS:
		if isSequence(x, "__add__") {
			return Concat(x, y)
		}
	case isSequence(x, "__mul__", "__rmul__"):
		return Repeat(x, y)
	case !(inPlace && likeSequence(x)) && isSequence(y, "__mul__", "__rmul__"):
		return Repeat(y, x)
	}
	return nil, nil
}

// isSequence reports whether v is a sequence and has the methods from that.
func isSequence(v starlark.Value, methods ...string) bool {
	if !IsDerived(v) {
		return isPlainSequence(v)
	}
	if !isPlainSequence(Plain(v)) {
		return false
	}
	for _, name := range methods {
		if _, ok := PlainFor(v, name); !ok {
			return false
		}
	}
	return true
}

func isPlainSequence(v starlark.Value) bool {
	switch v.(type) {
	case starlark.String, Bytes, starlark.Tuple, *value.Tuple, *value.List, *Bytearray:
		return true
	}
	return false
}

// likeSequence reports whether the class of x, which is no sequence, has room for what sequences can do: then
// CPython does not look at y for x *= y.
func likeSequence(x starlark.Value) bool {
	switch x := x.(type) {
	case *value.Set, *value.FrozenSet, *value.Dict, Interval:
		return true
	case Operand:
		return x.Class().Caller() != nil // a script's
	}
	return false
}

// maxRepeat is how many elements, or bytes, a repetition may have.
const maxRepeat = 1 << 30

// binarySequence has + and * of sequences; it returns nil if they do not apply.
func binarySequence(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		if a, ok := x.(starlark.Sequence); ok {
			if b, ok := y.(starlark.Sequence); ok {
				if err := RoomFor(a.Len()+b.Len(), elementSize(x)); err != nil {
					return nil, err
				}
			}
		}
		switch x := x.(type) {
		case starlark.String:
			if y, ok := y.(starlark.String); ok {
				memory.Must(len(x) + len(y))
				return x + y, nil
			}
		case *value.List:
			if y, ok := y.(*value.List); ok {
				return x.Concat(y), nil
			}
		case *value.Tuple:
			if y, ok := value.AsTuple(value.Of(y)); ok {
				return x.Concat(y), nil
			}
		case starlark.Tuple:
			if y, ok := value.TupleOf(y); ok {
				return append(x[:len(x):len(x)], y...), nil
			}
		case Bytes:
			if y, ok := AsBytes(y); ok {
				return x + Bytes(y), nil
			}
		case *Bytearray:
			if y, ok := AsBytes(y); ok {
				return &Bytearray{[]byte(string(x.B) + y)}, nil
			}
		}
	case syntax.STAR:
		if v, err := repeat(x, y); v != nil || err != nil {
			return v, err
		}
		return repeat(y, x)
	case syntax.PERCENT:
		if format, ok := AsBytes(x); ok {
			return percentBytes(x, format, y)
		}
	}
	return nil, nil
}

// repeat returns the sequence x n times, or nil if it is none, or n no int.
func repeat(x, n starlark.Value) (starlark.Value, error) {
	size := 0
	switch x := x.(type) {
	case starlark.String:
		size = len(x)
	case Bytes:
		size = len(x)
	case *value.List:
		size = x.Len()
	case starlark.Tuple:
		size = len(x)
	case *value.Tuple:
		size = x.Len()
	case *Bytearray:
		size = len(x.B)
	default:
		return nil, nil
	}
	count, ok, err := repeatCount(x, size, n)
	if err != nil || !ok {
		return nil, err
	}
	switch x := x.(type) {
	case *value.List:
		l, err := x.Repeat(count)
		if err != nil {
			return nil, ContainerError(err)
		}
		return l, nil
	case *value.Tuple:
		t, err := x.Repeat(count)
		if err != nil {
			return nil, ContainerError(err)
		}
		return t, nil
	case starlark.Tuple:
		return starlark.Tuple(repeated(x, count)), nil
	case Bytes:
		return Bytes(strings.Repeat(string(x), count)), nil
	case *Bytearray:
		return &Bytearray{repeated(x.B, count)}, nil
	}
	v, err := starlark.Binary(syntax.STAR, x, starlark.MakeInt(count))
	if err != nil {
		return nil, Catch(err, 0)
	}
	return v, nil
}

// repeatCount returns how often x, a sequence of size elements, is to be repeated; !ok if n is no int.
func repeatCount(x starlark.Value, size int, n starlark.Value) (count int, ok bool, err error) {
	i, ok, err := asInt(n)
	if err != nil || !ok {
		return 0, false, err
	}
	times, ok := i.Int64()
	if !ok {
		return 0, false, OverflowError.Errorf("cannot fit '%s' into an index-sized integer", TypeName(n))
	}
	times = max(times, 0)
	if size > 0 && times > int64(maxRepeat/size) || !memory.Elements(int(times), elementSize(x)*size) {
		return 0, false, tooLong(x, times)
	}
	return int(times), true, nil
}

// elementSize returns how many bytes an element of a sequence takes.
func elementSize(x starlark.Value) int {
	switch x.(type) {
	case starlark.String, Bytes, *Bytearray:
		return 1
	}
	return value.Size
}

// tooLong is the error of so many repetitions that there is no memory for them.
func tooLong(x starlark.Value, times int64) error {
	switch x := x.(type) {
	case starlark.String:
		if times > math.MaxInt64/int64(utf8.RuneCountInString(string(x))) {
			return OverflowError.Errorf("repeated string is too long")
		}
	case Bytes:
		if times > math.MaxInt64/int64(len(x)) {
			return OverflowError.Errorf("repeated bytes are too long")
		}
	}
	return MemoryError.New()
}

func repeated[T any](elems []T, n int) []T {
	out := make([]T, len(elems)*n)
	for i := copy(out, elems); i > 0 && i < len(out); i *= 2 {
		copy(out[i:], out[:i])
	}
	return out
}

// concatError is the error of x + y, x being a sequence or made of one.
func concatError(x, y starlark.Value) error {
	switch Plain(x).(type) {
	case Bytes, *Bytearray:
		return TypeError.Errorf("can't concat %s to %s", TypeName(y), TypeName(x))
	case starlark.String:
		return TypeError.Errorf(`can only concatenate str (not "%s") to str`, TypeName(y))
	case *value.List:
		return TypeError.Errorf(`can only concatenate list (not "%s") to list`, TypeName(y))
	}
	return TypeError.Errorf(`can only concatenate tuple (not "%s") to tuple`, TypeName(y))
}

// repeatError is the error of the repetition of a sequence v times.
func repeatError(v starlark.Value) error {
	return TypeError.Errorf("can't multiply sequence by non-int of type '%s'", TypeName(v))
}

// sequenceError is the error of + and * of a plain sequence with something else, or nil.
func sequenceError(op syntax.Token, x, y starlark.Value, inPlace bool) error {
	switch op {
	case syntax.PLUS:
		if isPlainSequence(x) {
			return concatError(x, y)
		}
	case syntax.STAR:
		switch {
		case isPlainSequence(x):
			return repeatError(y)
		case isPlainSequence(y) && !(inPlace && likeSequence(x)):
			return repeatError(x)
		}
	}
	return nil
}
