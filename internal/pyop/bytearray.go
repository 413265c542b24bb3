package pyop

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// A Bytearray is Python's bytearray.
type Bytearray struct{ B []byte }

var (
	_ starlark.Sequence    = (*Bytearray)(nil)
	_ starlark.HasSetIndex = (*Bytearray)(nil)
	_ starlark.Container   = (*Bytearray)(nil)
	_ starlark.HasAttrs    = (*Bytearray)(nil)
	_ starlark.HasBinary   = (*Bytearray)(nil)
	_ starlark.Comparable  = (*Bytearray)(nil)
)

// AsBytes returns the bytes of a bytes or bytearray.
func AsBytes(v starlark.Value) (string, bool) {
	switch v := v.(type) {
	case starlark.Bytes:
		return string(v), true
	case *Bytearray:
		return string(v.B), true
	case *object.Instance:
		if object.IsDerived(v) {
			return AsBytes(object.Plain(v))
		}
	}
	return "", false
}

// AsByte returns the byte that an element of a bytearray is.
func AsByte(v starlark.Value) (byte, error) {
	i, err := AsInt(v)
	if err != nil {
		return 0, err
	}
	if n, ok := i.Int64(); ok && 0 <= n && n < 256 {
		return byte(n), nil
	}
	return 0, exception.ValueError.Errorf("byte must be in range(0, 256)")
}

// String returns "bytearray(b'…')".
func (b *Bytearray) String() string { return "bytearray(" + Repr(starlark.Bytes(b.B)) + ")" }

// Type returns "bytearray".
func (b *Bytearray) Type() string { return "bytearray" }

// Freeze does nothing.
func (b *Bytearray) Freeze() {}

// Truth reports whether there are bytes.
func (b *Bytearray) Truth() starlark.Bool { return len(b.B) > 0 }

// Hash fails.
func (b *Bytearray) Hash() (uint32, error) { return 0, typeErrorf("unhashable type: 'bytearray'") }

// Len returns the number of bytes.
func (b *Bytearray) Len() int { return len(b.B) }

// Index returns a byte.
func (b *Bytearray) Index(i int) starlark.Value { return starlark.MakeInt(int(b.B[i])) }

// SetIndex sets a byte.
func (b *Bytearray) SetIndex(i int, v starlark.Value) error {
	c, err := AsByte(v)
	if err == nil {
		b.B[i] = c
	}
	return err
}

// Has reports whether x, bytes or a byte, is in b.
func (b *Bytearray) Has(x starlark.Value) (bool, error) { return bytesContain(string(b.B), x) }

// Iterate returns a new iterator.
func (b *Bytearray) Iterate() starlark.Iterator { return &indexIterator{seq: b} }

// CompareSameType compares the bytes.
func (b *Bytearray) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return threeway(op, strings.Compare(string(b.B), string(y.(*Bytearray).B))), nil
}

// bytesView has the bytes of a bytes as ints.
type bytesView string

func (b bytesView) String() string             { return starlark.Bytes(b).String() }
func (b bytesView) Type() string               { return "bytes" }
func (b bytesView) Freeze()                    {}
func (b bytesView) Truth() starlark.Bool       { return len(b) > 0 }
func (b bytesView) Hash() (uint32, error)      { return starlark.Bytes(b).Hash() }
func (b bytesView) Len() int                   { return len(b) }
func (b bytesView) Index(i int) starlark.Value { return starlark.MakeInt(int(b[i])) }

// Binary has the operators of bytearrays, for the interpreter.
func (b *Bytearray) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if side == starlark.Left {
		return binarySequence(op, b, y)
	}
	return binarySequence(op, y, b)
}

// BytearrayMethods are the methods of bytearrays. Package pytype sets them.
var BytearrayMethods script.Methods

// Attr returns the method called name, or nil.
func (b *Bytearray) Attr(name string) (starlark.Value, error) {
	return BytearrayMethods.Attr(b, name)
}

// AttrNames returns the names of the methods.
func (b *Bytearray) AttrNames() []string { return BytearrayMethods.Names() }
