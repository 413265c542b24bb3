package object

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Bytes is Python's bytes. Unlike [starlark.Bytes], which an embedding program may pass
// in and the functions here take as an argument, its elements are ints wherever it
// is used: it is a [starlark.Mapping], as then the interpreter asks it for b[key].
type Bytes string

var (
	_ starlark.Sequence   = Bytes("")
	_ starlark.Sliceable  = Bytes("")
	_ starlark.Mapping    = Bytes("")
	_ starlark.Container  = Bytes("")
	_ starlark.HasAttrs   = Bytes("")
	_ starlark.HasBinary  = Bytes("")
	_ starlark.Comparable = Bytes("")
)

// AsBytes returns the bytes of a bytes-like object.
func AsBytes(v starlark.Value) (string, bool) {
	switch v := v.(type) {
	case Bytes:
		return string(v), true
	case *Bytearray:
		return string(v.B), true
	case starlark.Bytes:
		return string(v), true
	case *Instance:
		if IsDerived(v) {
			return AsBytes(Plain(v))
		}
	}
	return "", false
}

// String returns "b'…'".
func (b Bytes) String() string { return Repr(starlark.Bytes(b)) }

// Type returns "bytes".
func (b Bytes) Type() string { return "bytes" }

// Freeze does nothing: it cannot change.
func (b Bytes) Freeze() {}

// Truth reports whether there are bytes.
func (b Bytes) Truth() starlark.Bool { return len(b) > 0 }

// Hash returns a hash of the bytes.
func (b Bytes) Hash() (uint32, error) { return starlark.Bytes(b).Hash() }

// Len returns the number of bytes.
func (b Bytes) Len() int { return len(b) }

// Index returns a byte.
func (b Bytes) Index(i int) starlark.Value { return starlark.MakeInt(int(b[i])) }

// Slice returns b[start:end:step] for bounds within b.
func (b Bytes) Slice(start, end, step int) starlark.Value {
	if step == 1 {
		return b[start:end]
	}
	out := make([]byte, sliceLen(start, end, step))
	for i := range out {
		out[i] = b[start+i*step]
	}
	return Bytes(out)
}

// Get returns b[key], a byte or, if key is a *Slice, some of them.
func (b Bytes) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = GetItem(b, key)
	return v, err == nil, err
}

// Has reports whether x, bytes or a byte, is in b.
func (b Bytes) Has(x starlark.Value) (bool, error) { return bytesContain(string(b), x) }

// Iterate returns a new iterator.
func (b Bytes) Iterate() starlark.Iterator { return &indexIterator{seq: b} }

// CompareSameType compares the bytes with those of y.
func (b Bytes) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	other, _ := AsBytes(y) // one of starlark's has the same name of the type
	return threeway(op, strings.Compare(string(b), other)), nil
}

// Binary has the operators of bytes, for the interpreter.
func (b Bytes) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return binaryBytes(op, b, y, side)
}

// binaryBytes has the operators of bytes and bytearrays.
func binaryBytes(op syntax.Token, b, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if side == starlark.Right {
		b, y = y, b
	}
	return binarySequence(op, b, y)
}

// Attr returns the method called name, or nil.
func (b Bytes) Attr(name string) (starlark.Value, error) { return BytesType.methodOf(b, name) }

// AttrNames returns the names of the methods.
func (b Bytes) AttrNames() []string { return BytesType.methodNames() }

// AsByte returns the byte that an element of a bytearray is.
func AsByte(v starlark.Value) (byte, error) {
	i, err := AsInt(v)
	if err != nil {
		return 0, err
	}
	if n, ok := i.Int64(); ok && 0 <= n && n < 256 {
		return byte(n), nil
	}
	return 0, ValueError.Errorf("byte must be in range(0, 256)")
}
