package pickle

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/workerpool"
)

// A Decoder reads values from what an Encoder wrote.
type Decoder struct {
	ext   Extension
	src   []byte
	texts []string // beside src, those that were not read
	pos   int
	memo  []starlark.Value // by number; nil if it is not there yet
	depth int

	// Tuples are in memo before their elements are. Nothing may refer to such a one but
	// what is in a mutable value in it, as its hash would never end.
	tuples  []int // numbers of the tuples being read
	mutable int   // number of the innermost mutable value being read
}

// NewDecoder returns a decoder of src. What it reads has nothing of src in it.
func NewDecoder(ext Extension, src []byte) *Decoder { return &Decoder{ext: ext, src: src} }

// NewPayloadDecoder returns a decoder of what NewPayloadEncoder's has written. What it
// reads may have the texts of p in it, but not its data.
func NewPayloadDecoder(ext Extension, p workerpool.Payload) *Decoder {
	return &Decoder{ext: ext, src: p.Data, texts: p.Texts}
}

// Reset makes the decoder read src, and forget what it read.
func (d *Decoder) Reset(src []byte) {
	d.src, d.texts, d.pos = src, nil, 0
	d.memo, d.tuples, d.mutable = d.memo[:0], d.tuples[:0], 0
}

// Continue makes the decoder read src, which refers to what it read before.
func (d *Decoder) Continue(src []byte) { d.src, d.pos = src, 0 }

// Numbered returns the value with a number, or nil.
func (d *Decoder) Numbered(n int) starlark.Value {
	if n < len(d.memo) {
		return d.memo[n]
	}
	return nil
}

// A FormatError says that bytes are not what an Encoder writes.
type FormatError struct {
	Offset int
	Text   string
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("pickle: at byte %d: %s", e.Offset, e.Text)
}

// Errorf returns a FormatError at the place that the decoder is at.
func (d *Decoder) Errorf(format string, args ...any) error {
	return &FormatError{d.pos, fmt.Sprintf(format, args...)}
}

// More reports whether there are bytes left.
func (d *Decoder) More() bool { return d.pos < len(d.src) }

// Tag reads a tag.
func (d *Decoder) Tag() (Tag, error) {
	if d.pos == len(d.src) {
		return 0, d.Errorf("the end, want a value")
	}
	d.pos++
	return Tag(d.src[d.pos-1]), nil
}

// uvarint reads an unsigned number.
func (d *Decoder) uvarint() (uint64, error) {
	var n uint64
	for shift := uint(0); d.pos < len(d.src) && shift < 64; shift += 7 {
		b := d.src[d.pos]
		d.pos++
		if b < 0x80 {
			if shift == 63 && b > 1 {
				break
			}
			return n | uint64(b)<<shift, nil
		}
		n |= uint64(b&0x7f) << shift
	}
	return 0, d.Errorf("a bad number")
}

// Uint reads what Encoder.Uint wrote.
func (d *Decoder) Uint() (int, error) {
	n, err := d.uvarint()
	if err == nil && n > math.MaxInt {
		err = d.Errorf("a bad number")
	}
	return int(n), err
}

// Count reads the number of things that follow, each of one byte at least.
func (d *Decoder) Count() (int, error) {
	n, err := d.Uint()
	if err == nil && n > len(d.src)-d.pos {
		err = d.Errorf("%d things in %d bytes", n, len(d.src)-d.pos)
	}
	return n, err
}

// Text reads what Encoder.Text wrote.
func (d *Decoder) Text() (string, error) {
	n, err := d.Count()
	if err != nil {
		return "", err
	}
	d.pos += n
	return string(d.src[d.pos-n : d.pos]), nil
}

// textBeside reads a text that is beside the bytes.
func (d *Decoder) textBeside() (string, error) {
	if len(d.texts) == 0 {
		return "", d.Errorf("the end of the texts")
	}
	s := d.texts[0]
	d.texts = d.texts[1:]
	return s, nil
}

// Begin gives the value whose decoding begins its number, as Encoder.Remember did. It may
// be nil until Complete.
func (d *Decoder) Begin(v starlark.Value) (number int) {
	d.memo = append(d.memo, v)
	return len(d.memo) - 1
}

// Complete sets the value with a number.
func (d *Decoder) Complete(number int, v starlark.Value) { d.memo[number] = v }

// Mutable calls f, which reads what is in the mutable value with a number, and not hashed:
// it may refer to all values around.
func (d *Decoder) Mutable(number int, f func() error) error {
	around := d.mutable
	d.mutable = number
	err := f()
	d.mutable = around
	return err
}

// Value reads a value.
func (d *Decoder) Value() (starlark.Value, error) {
	t, err := d.Tag()
	if err != nil {
		return nil, err
	}
	switch {
	case t >= tagSmall:
		return starlark.MakeInt(int(t - tagSmall)), nil
	case t >= TagExtension:
		return d.nested(t, d.ext.Decode)
	}
	switch t {
	case tagNone:
		return starlark.None, nil
	case tagFalse:
		return starlark.False, nil
	case tagTrue:
		return starlark.True, nil
	case tagInt:
		n, err := d.varint()
		return starlark.MakeInt64(n), err
	case tagBigInt:
		return d.bigInt()
	case tagFloat:
		return d.float()
	case tagStr:
		s, err := d.Text()
		return starlark.String(s), err
	case tagBytes:
		s, err := d.Text()
		return object.Bytes(s), err
	case tagStrBeside:
		s, err := d.textBeside()
		d.Begin(starlark.String(s))
		return starlark.String(s), err
	case tagBytesBeside:
		s, err := d.textBeside()
		d.Begin(object.Bytes(s))
		return object.Bytes(s), err
	case tagByteArray:
		number := d.Begin(nil)
		s, err := d.Text()
		b := &object.Bytearray{B: []byte(s)}
		d.Complete(number, b)
		return b, err
	case tagRange:
		return d.rangeValue()
	case tagEllipsis:
		return object.Ellipsis, nil
	case tagNotImplemented:
		return object.NotImplemented, nil
	case tagRef:
		return d.reference()
	}
	return d.nested(t, (*Decoder).container)
}

func (d *Decoder) float() (starlark.Value, error) {
	if len(d.src)-d.pos < 8 {
		return nil, d.Errorf("the end, want a float")
	}
	bits := binary.LittleEndian.Uint64(d.src[d.pos:])
	d.pos += 8
	return starlark.Float(math.Float64frombits(bits)), nil
}

// values reads as many values as there is room for.
func (d *Decoder) values(into []starlark.Value) (err error) {
	for i := range into {
		if into[i], err = d.Value(); err != nil {
			return err
		}
	}
	return nil
}

func (d *Decoder) varint() (int64, error) {
	u, err := d.uvarint()
	n := int64(u >> 1)
	if u&1 != 0 {
		n = ^n
	}
	return n, err
}

func (d *Decoder) bigInt() (starlark.Value, error) {
	sign, err := d.Tag()
	if err != nil {
		return nil, err
	}
	s, err := d.Text()
	if err != nil {
		return nil, err
	}
	n := new(big.Int).SetBytes([]byte(s))
	if sign != 0 {
		n.Neg(n)
	}
	return starlark.MakeBigInt(n), nil
}

func (d *Decoder) rangeValue() (starlark.Value, error) {
	var bounds [3]starlark.Int
	for i := range bounds {
		v, err := d.Value()
		if err != nil {
			return nil, err
		}
		n, ok := v.(starlark.Int)
		if !ok {
			return nil, d.Errorf("a range of a %s", v.Type())
		}
		bounds[i] = n
	}
	return object.NewRange(bounds[0], bounds[1], bounds[2])
}

func (d *Decoder) reference() (starlark.Value, error) {
	n, err := d.Uint()
	if err != nil {
		return nil, err
	}
	if n >= len(d.memo) || d.memo[n] == nil {
		return nil, d.Errorf("value %d is not known yet", n)
	}
	for _, tuple := range d.tuples {
		if tuple == n && n > d.mutable {
			return nil, d.Errorf("a tuple in itself")
		}
	}
	return d.memo[n], nil
}

// nested calls f unless values are nested too deep.
func (d *Decoder) nested(t Tag, f func(*Decoder, Tag) (starlark.Value, error)) (starlark.Value, error) {
	if d.depth == MaxDepth {
		return nil, d.Errorf("values are nested too deep")
	}
	d.depth++
	v, err := f(d, t)
	d.depth--
	return v, err
}
