package pickle

import (
	"encoding/binary"
	"math"
	"slices"

	"fstar/internal/value"
)

// Elements of a list or tuple that are all ints of 64 bits, or all floats, are packed: a
// tag in the place of the first one, and then the numbers, each in as many bytes. To
// write them takes a quarter of the time of a tag and a varint for each. A few are not
// worth it.
const minPacked = 8

// packed writes all elements of a sequence, if they can be packed.
func (e *Encoder) packed(elems []value.Value) bool {
	if len(elems) < minPacked {
		return false
	}
	switch {
	case elems[0].IsInt():
		return e.ints32(elems) || e.ints64(elems)
	case elems[0].IsFloat():
		return e.floats(elems)
	}
	return false
}

func (e *Encoder) ints32(elems []value.Value) bool {
	buf := append(slices.Grow(e.buf, 1+4*len(elems)), byte(tagInts32))
	for _, v := range elems {
		n, ok := v.Int64()
		if !ok || n != int64(int32(n)) {
			return false
		}
		buf = binary.LittleEndian.AppendUint32(buf, uint32(n))
	}
	e.buf = buf
	return true
}

func (e *Encoder) ints64(elems []value.Value) bool {
	buf := append(slices.Grow(e.buf, 1+8*len(elems)), byte(tagInts64))
	for _, v := range elems {
		n, ok := v.Int64()
		if !ok {
			return false
		}
		buf = binary.LittleEndian.AppendUint64(buf, uint64(n))
	}
	e.buf = buf
	return true
}

func (e *Encoder) floats(elems []value.Value) bool {
	buf := append(slices.Grow(e.buf, 1+8*len(elems)), byte(tagFloats))
	for _, v := range elems {
		f, ok := v.Float64()
		if !ok {
			return false
		}
		buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(f))
	}
	e.buf = buf
	return true
}

// packed reads n elements if they are packed; nil if they are not.
func (d *Decoder) packed(n int) ([]value.Value, error) {
	if n == 0 || d.pos == len(d.src) {
		return nil, nil
	}
	t := Tag(d.src[d.pos])
	size := 8
	switch t {
	case tagInts32:
		size = 4
	case tagInts64, tagFloats:
	default:
		return nil, nil
	}
	d.pos++
	if n > (len(d.src)-d.pos)/size {
		return nil, d.Errorf("%d numbers in %d bytes", n, len(d.src)-d.pos)
	}
	src := d.src[d.pos:]
	d.pos += size * n
	elems := make([]value.Value, n)
	for i := range elems {
		switch t {
		case tagInts32:
			elems[i] = value.Int(int64(int32(binary.LittleEndian.Uint32(src[4*i:]))))
		case tagInts64:
			elems[i] = value.Int(int64(binary.LittleEndian.Uint64(src[8*i:])))
		default:
			elems[i] = value.Float(math.Float64frombits(binary.LittleEndian.Uint64(src[8*i:])))
		}
	}
	return elems, nil
}
