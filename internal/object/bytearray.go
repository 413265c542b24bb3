package object

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Bytearray is Python's bytearray.
type Bytearray struct{ B []byte }

var (
	_ starlark.Sequence    = (*Bytearray)(nil)
	_ starlark.HasSetKey   = (*Bytearray)(nil)
	_ starlark.HasSetIndex = (*Bytearray)(nil)
	_ starlark.Container   = (*Bytearray)(nil)
	_ starlark.HasAttrs    = (*Bytearray)(nil)
	_ starlark.HasBinary   = (*Bytearray)(nil)
	_ starlark.Comparable  = (*Bytearray)(nil)
)

// String returns "bytearray(b'…')".
func (b *Bytearray) String() string { return "bytearray(" + Repr(Bytes(b.B)) + ")" }

// Type returns "bytearray".
func (b *Bytearray) Type() string { return "bytearray" }

// Freeze does nothing.
func (b *Bytearray) Freeze() {}

// Truth reports whether there are bytes.
func (b *Bytearray) Truth() starlark.Bool { return len(b.B) > 0 }

// Hash fails.
func (b *Bytearray) Hash() (uint32, error) {
	return 0, TypeError.Errorf("unhashable type: 'bytearray'")
}

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

// Get returns b[key], a byte or, if key is a *Slice, some of them: the interpreter, which
// knows only ints as indices, asks a mapping for what any key stands for.
func (b *Bytearray) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = GetItem(b, key)
	return v, err == nil, err
}

// SetKey is b[key] = v. For a *Slice, v must be bytes-like: see [SetItem].
func (b *Bytearray) SetKey(key, v starlark.Value) error {
	if _, isSlice := key.(*Slice); isSlice {
		if _, ok := AsBytes(v); !ok {
			return TypeError.Errorf("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
	}
	return SetItem(nil, b, key, v)
}

// Has reports whether x, bytes or a byte, is in b.
func (b *Bytearray) Has(x starlark.Value) (bool, error) { return bytesContain(string(b.B), x) }

// Iterate returns a new iterator.
func (b *Bytearray) Iterate() starlark.Iterator { return &indexIterator{seq: b} }

// CompareSameType compares the bytes.
func (b *Bytearray) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return threeway(op, strings.Compare(string(b.B), string(y.(*Bytearray).B))), nil
}

// Binary has the operators of bytearrays, for the interpreter.
func (b *Bytearray) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return binaryBytes(op, b, y, side)
}

// Attr returns the method called name, or nil.
func (b *Bytearray) Attr(name string) (starlark.Value, error) { return BytearrayType.methodOf(b, name) }

// AttrNames returns the names of the methods.
func (b *Bytearray) AttrNames() []string { return BytearrayType.methodNames() }
