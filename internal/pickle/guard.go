package pickle

import (
	"encoding/binary"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// A value in the news may be read in vain, as a script says how: by its __setstate__, say.
// The tasks may never use it, so that is no reason to give up. Such a value is guarded:
// before it are its length and how many values are numbered in it, for who cannot read it
// to go on behind it.

// guardSize is how long that is.
const guardSize = 8

// guarded writes a value of the news, in a guard if it needs one.
func (c *coder) guarded(e *Encoder, v starlark.Value) error {
	switch v.(type) {
	case *object.Instance, *object.Exception, *object.Class, object.Reducer, object.Respawner, *starlark.Builtin, object.Builtin:
	default:
		return c.encode(e, v)
	}
	if e.Known(v) {
		return nil
	}
	return e.guard(func() error { return c.encode(e, v) })
}

// guard writes a guard and the value that f writes.
func (e *Encoder) guard(f func() error) error {
	e.Tag(tagGuarded)
	e.buf = append(e.buf, make([]byte, guardSize)...)
	begin := e.mark()
	if err := f(); err != nil {
		return err
	}
	guard := e.buf[begin.bytes-guardSize:]
	binary.LittleEndian.PutUint32(guard, uint32(len(e.buf)-begin.bytes))
	binary.LittleEndian.PutUint32(guard[4:], uint32(len(e.memo)-begin.values))
	return nil
}

// decodeGuarded reads a guarded value. One that fails with an Exception is absent, and so
// is what it has in it and that something else may refer to.
func decodeGuarded(d *Decoder) (starlark.Value, error) {
	if len(d.src)-d.pos < guardSize {
		return nil, d.Errorf("the end, want a guard")
	}
	length := binary.LittleEndian.Uint32(d.src[d.pos:])
	values := binary.LittleEndian.Uint32(d.src[d.pos+4:])
	d.pos += guardSize
	if uint64(length) > uint64(len(d.src)-d.pos) || values > length {
		return nil, d.Errorf("a bad guard")
	}
	end, numbered := d.pos+int(length), len(d.memo)+int(values)
	depth, mutable, tuples, first := d.depth, d.mutable, len(d.tuples), len(d.memo)
	v, err := d.Value()
	if err == nil {
		return v, nil
	}
	x := object.Catch(err, 0)
	if !x.Class().Is(object.ExceptionClass) {
		return nil, err
	}
	d.pos, d.depth, d.mutable, d.tuples = end, depth, mutable, d.tuples[:tuples]
	gone := &absent{"value", x.Class().Name() + ": " + x.Message()}
	for len(d.memo) < numbered {
		d.memo = append(d.memo, nil)
	}
	for n := first; n < numbered; n++ {
		if d.memo[n] == nil {
			d.memo[n] = gone
		}
	}
	return gone, nil
}
