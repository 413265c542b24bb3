package wire

import (
	"encoding/binary"
	"math"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Elements of a list or tuple that are all ints of 64 bits, or all floats, are packed: a
// tag in the place of the first one, and then the numbers, each in as many bytes. To
// write them takes a quarter of the time of a tag and a varint for each. A few are not
// worth it.
const minPacked = 8

// packed writes all elements of a list, if they can be packed.
func (e *Encoder) packed(list *value.List) bool {
	if list.Len() < minPacked {
		return false
	}
	switch list.Index(0).(type) {
	case starlark.Int:
		return e.ints32(list) || e.ints64(list)
	case starlark.Float:
		return e.floats(list)
	}
	return false
}

func (e *Encoder) ints32(list *value.List) bool {
	buf := append(slices.Grow(e.buf, 1+4*list.Len()), byte(tagInts32))
	for i := range list.Len() {
		v, ok := list.Index(i).(starlark.Int)
		if !ok {
			return false
		}
		n, exact := v.Int64()
		if !exact || n != int64(int32(n)) {
			return false
		}
		buf = binary.LittleEndian.AppendUint32(buf, uint32(n))
	}
	e.buf = buf
	return true
}

func (e *Encoder) ints64(list *value.List) bool {
	buf := append(slices.Grow(e.buf, 1+8*list.Len()), byte(tagInts64))
	for i := range list.Len() {
		v, ok := list.Index(i).(starlark.Int)
		if !ok {
			return false
		}
		n, exact := v.Int64()
		if !exact {
			return false
		}
		buf = binary.LittleEndian.AppendUint64(buf, uint64(n))
	}
	e.buf = buf
	return true
}

func (e *Encoder) floats(list *value.List) bool {
	buf := append(slices.Grow(e.buf, 1+8*list.Len()), byte(tagFloats))
	for i := range list.Len() {
		v, ok := list.Index(i).(starlark.Float)
		if !ok {
			return false
		}
		buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(float64(v)))
	}
	e.buf = buf
	return true
}

// packed reads elements, if they are packed, and says whether they are.
func (d *Decoder) packed(into []starlark.Value) (bool, error) {
	if len(into) == 0 || d.pos == len(d.src) {
		return false, nil
	}
	t := Tag(d.src[d.pos])
	size := 8
	switch t {
	case tagInts32:
		size = 4
	case tagInts64, tagFloats:
	default:
		return false, nil
	}
	d.pos++
	if len(into) > (len(d.src)-d.pos)/size {
		return true, d.Errorf("%d numbers in %d bytes", len(into), len(d.src)-d.pos)
	}
	src := d.src[d.pos:]
	d.pos += size * len(into)
	switch t {
	case tagInts32:
		for i := range into {
			into[i] = starlark.MakeInt(int(int32(binary.LittleEndian.Uint32(src[4*i:]))))
		}
	case tagInts64:
		for i := range into {
			into[i] = starlark.MakeInt64(int64(binary.LittleEndian.Uint64(src[8*i:])))
		}
	case tagFloats:
		for i := range into {
			into[i] = starlark.Float(math.Float64frombits(binary.LittleEndian.Uint64(src[8*i:])))
		}
	}
	return true, nil
}
