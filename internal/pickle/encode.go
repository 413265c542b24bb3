package pickle

import (
	"encoding/binary"
	"math"
	"unsafe"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// An Extension knows values that are not of Python's built-in types.
type Extension interface {
	// Encode writes v to e: a tag from TagExtension on, and what Decode needs. If it
	// does not know v it returns an error, which is that of the whole encoding.
	Encode(e *Encoder, v starlark.Value) error

	// Decode reads what Encode wrote behind a tag.
	Decode(d *Decoder, tag Tag) (starlark.Value, error)
}

// longText is how long a text is, at least, that is better sent beside the bytes.
const longText = 16 << 10

// An Encoder writes values to a buffer.
type Encoder struct {
	ext    Extension
	buf    []byte
	beside bool        // long texts go to texts
	texts  []string    // beside buf
	memo   map[any]int // numbers of values by their addresses
	depth  int
}

// NewEncoder returns an encoder that appends to buf.
func NewEncoder(ext Extension, buf []byte) *Encoder { return &Encoder{ext: ext, buf: buf} }

// NewPayloadEncoder returns an encoder that writes a payload, in which long texts are
// beside the bytes and so not copied: see Payload.
func NewPayloadEncoder(ext Extension) *Encoder { return &Encoder{ext: ext, beside: true} }

// Payload returns what was written.
func (e *Encoder) Payload() workerpool.Payload {
	return workerpool.Payload{Data: e.buf, Texts: e.texts}
}

// Bytes returns what was written by an encoder from NewEncoder.
func (e *Encoder) Bytes() []byte { return e.buf }

// Reset makes the encoder write to buf, and forget what it wrote.
func (e *Encoder) Reset(buf []byte) {
	e.buf, e.texts = buf, nil
	clear(e.memo)
}

// Take returns what was written since the last Take. The numbers of values go on.
func (e *Encoder) Take() []byte {
	buf := e.buf
	e.buf = nil
	return buf
}

// A mark is a place in what an encoder writes, to go back to.
type mark struct{ bytes, texts, values int }

func (e *Encoder) mark() mark { return mark{len(e.buf), len(e.texts), len(e.memo)} }

// rollback takes back what was written since a mark.
func (e *Encoder) rollback(m mark) {
	e.buf, e.texts = e.buf[:m.bytes], e.texts[:m.texts]
	for address, n := range e.memo {
		if n >= m.values {
			delete(e.memo, address)
		}
	}
}

// Number returns the number of the value at an address, if it was written.
func (e *Encoder) Number(address any) (n int, ok bool) {
	n, ok = e.memo[address]
	return n, ok
}

// Tag writes a tag.
func (e *Encoder) Tag(t Tag) { e.buf = append(e.buf, byte(t)) }

// Uint writes a number that is not negative.
func (e *Encoder) Uint(n int) { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }

// Text writes a string.
func (e *Encoder) Text(s string) {
	e.Uint(len(s))
	e.buf = append(e.buf, s...)
}

// Remember gives the value at an address, whose encoding begins, its number. It must have
// been looked up by Known.
func (e *Encoder) Remember(address any) {
	if e.memo == nil {
		e.memo = make(map[any]int)
	}
	e.memo[address] = len(e.memo)
}

// Known writes a reference to the value at an address if that came before.
func (e *Encoder) Known(address any) bool {
	n, ok := e.memo[address]
	if ok {
		e.Tag(tagRef)
		e.Uint(n)
	}
	return ok
}

// begin is Known, and if that is false Remember and the tag.
func (e *Encoder) begin(address any, t Tag) (known bool) {
	if e.Known(address) {
		return true
	}
	e.Remember(address)
	e.Tag(t)
	return false
}

// Value writes a value. The error of one that cannot be sent is an exception of the type
// that CPython's pickle raises, which [Path] says more about.
func (e *Encoder) Value(v starlark.Value) error {
	switch v := v.(type) {
	case starlark.NoneType:
		e.Tag(tagNone)
	case starlark.Bool:
		if v {
			e.Tag(tagTrue)
		} else {
			e.Tag(tagFalse)
		}
	case starlark.Int:
		e.integer(v)
	case starlark.Float:
		e.Tag(tagFloat)
		e.buf = binary.LittleEndian.AppendUint64(e.buf, math.Float64bits(float64(v)))
	case starlark.String:
		e.text(tagStr, tagStrBeside, string(v))
	case object.Bytes:
		e.text(tagBytes, tagBytesBeside, string(v))
	default:
		return e.nested(v)
	}
	return nil
}

// textAddress stands for a long text in the memo, or for bytes of its length.
type textAddress struct {
	tag   Tag
	first *byte
	n     int
}

// text writes a text with its tag; a long one beside the bytes, and once.
func (e *Encoder) text(t, beside Tag, s string) {
	if e.beside && len(s) >= longText {
		if !e.begin(textAddress{beside, unsafe.StringData(s), len(s)}, beside) {
			e.texts = append(e.texts, s)
		}
		return
	}
	e.Tag(t)
	e.Text(s)
}

func (e *Encoder) integer(v starlark.Int) {
	n, ok := v.Int64()
	switch {
	case ok && 0 <= n && n < 0x80:
		e.Tag(tagSmall + Tag(n))
	case ok:
		e.Tag(tagInt)
		e.buf = binary.AppendVarint(e.buf, n)
	default:
		e.Tag(tagBigInt)
		b := v.BigInt()
		if b.Sign() < 0 {
			e.buf = append(e.buf, 1)
		} else {
			e.buf = append(e.buf, 0)
		}
		e.Text(string(b.Bytes()))
	}
}

// nested writes a value that may have others in it.
func (e *Encoder) nested(v starlark.Value) error {
	if e.depth == MaxDepth {
		return object.RecursionError.Errorf("maximum recursion depth exceeded while pickling an object")
	}
	e.depth++
	defer func() { e.depth-- }()
	switch v := v.(type) {
	case *value.List:
		return e.list(v)
	case *value.Tuple:
		return e.tuple(v)
	case starlark.Tuple:
		if len(v) > 0 && e.begin(&v[0], tagTuple) {
			return nil
		} else if len(v) == 0 {
			e.Tag(tagTuple)
		}
		t, _ := value.AsTuple(value.Of(v))
		return e.sequence(t, t.Elems(), "tuple")
	case *value.Dict:
		if e.begin(value.Identity(v), tagDict) {
			return nil
		}
		return e.items(v)
	case *value.Set:
		if e.begin(value.Identity(v), tagSet) {
			return nil
		}
		return e.elements(v)
	case *value.FrozenSet:
		if e.begin(v, tagFrozenSet) {
			return nil
		}
		return e.elements(v)
	case *object.Bytearray:
		if e.begin(v, tagByteArray) {
			return nil
		}
		e.Text(string(v.B))
	case object.Interval:
		e.Tag(tagRange)
		start, stop, step := v.Limits()
		for _, n := range []starlark.Int{start, stop, step} {
			e.integer(n)
		}
	case *object.Slice:
		e.Tag(tagSlice)
		for _, bound := range []starlark.Value{v.Start, v.Stop, v.Step} {
			if err := e.Value(bound); err != nil {
				return err
			}
		}
	default:
		switch v {
		case object.Ellipsis:
			e.Tag(tagEllipsis)
		case object.NotImplemented:
			e.Tag(tagNotImplemented)
		default:
			return e.ext.Encode(e, v)
		}
	}
	return nil
}
