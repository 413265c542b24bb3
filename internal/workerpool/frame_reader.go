package workerpool

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// A frameReader reads frames from a pipe.
type frameReader struct {
	r          io.Reader
	buf        []byte
	start, end int    // what of buf has not been taken
	large      []byte // for payloads that do not fit in buf
	inLarge    bool   // the last payload is in large
}

func newFrameReader(r io.Reader) *frameReader {
	return &frameReader{r: r, buf: make([]byte, frameBufferLen)}
}

// next blocks until there is a frame and returns it. The data of the payload is valid
// until the next call that has to read: see buffered and keep. At the end of the input
// the error is io.EOF, inside a frame io.ErrUnexpectedEOF; an input that is no frame
// is an errBadFrame, and so is everything after it.
func (r *frameReader) next() (frame, error) {
	r.inLarge = false
	var texts []string
	for {
		if err := r.fill(frameHeaderLen); err != nil {
			if texts != nil {
				err = unexpectedEOF(err)
			}
			return frame{}, err
		}
		f, length, err := frameHeader(r.buf[r.start:])
		if err != nil {
			return frame{}, err
		}
		r.start += frameHeaderLen
		if f.kind != frameText {
			f.payload.Data, err = r.data(length)
			f.payload.Texts = texts
			return f, err
		}
		text, err := r.text(length)
		if err != nil {
			return frame{}, err
		}
		texts = append(texts, text)
	}
}

// buffered reports whether next will return without reading.
func (r *frameReader) buffered() bool {
	for at := r.start; r.end-at >= frameHeaderLen; {
		f, length, err := frameHeader(r.buf[at:])
		if err != nil {
			return true
		}
		at += frameHeaderLen
		if length > r.end-at {
			return false
		}
		if f.kind != frameText {
			return true
		}
		at += length
	}
	return false
}

// keep returns the data that next has just returned, as data that belongs to the
// caller.
func (r *frameReader) keep(data []byte) []byte {
	if r.inLarge {
		r.large = nil
		return data
	}
	return slices.Clone(data)
}

// reuse gives the reader data from keep that is not needed any more.
func (r *frameReader) reuse(data []byte) {
	if r.large == nil && cap(data) <= keptPayload {
		r.large = data[:0]
	}
}

// frameHeader decodes the header that b begins with.
func frameHeader(b []byte) (f frame, length int, err error) {
	h := b[:frameHeaderLen]
	f.kind = frameKind(h[2])
	n := binary.LittleEndian.Uint32(h[4:])
	f.id = binary.LittleEndian.Uint64(h[8:])
	known := frameBroadcast <= f.kind && f.kind <= frameQuit || frameHello <= f.kind && f.kind <= frameBroken || f.kind == frameText && f.id == 0
	if binary.LittleEndian.Uint16(h) != frameMagic || h[3] != 0 || !known || uint64(n) > math.MaxInt {
		return frame{}, 0, fmt.Errorf("%w: % x", errBadFrame, h)
	}
	return f, int(n), nil
}

// fill reads until n bytes are in the buffer, which has room for them.
func (r *frameReader) fill(n int) error {
	if r.start == r.end {
		r.start, r.end = 0, 0
	}
	if r.end-r.start >= n {
		return nil
	}
	if len(r.buf)-r.start < n {
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	}
	m, err := io.ReadAtLeast(r.r, r.buf[r.end:], n-(r.end-r.start))
	r.end += m
	if r.end > r.start {
		err = unexpectedEOF(err)
	}
	return err
}

// data reads n bytes of data.
func (r *frameReader) data(n int) ([]byte, error) {
	if n <= r.end-r.start || n < largePayload {
		if err := r.fill(n); err != nil {
			return nil, unexpectedEOF(err)
		}
		r.start += n
		return r.buf[r.start-n : r.start : r.start], nil
	}
	if cap(r.large) < n {
		r.large = make([]byte, min(n, trustedPayload))
	}
	p := r.large[:min(n, cap(r.large))]
	r.inLarge = true
	have := copy(p, r.buf[r.start:r.end])
	r.start += have
	for {
		m, err := io.ReadFull(r.r, p[have:])
		have += m
		if err != nil {
			return nil, unexpectedEOF(err)
		}
		if have == n {
			break
		}
		p = append(p, make([]byte, min(n-have, have))...)
	}
	r.large = nil
	if cap(p) <= keptPayload {
		r.large = p
	}
	return p, nil
}

// text reads a text of n bytes. It goes through the buffer: a string cannot be read
// into, and the way through what is in the processor's cache costs next to nothing.
func (r *frameReader) text(n int) (string, error) {
	b := new(strings.Builder)
	b.Grow(min(n, trustedPayload))
	for b.Len() < n {
		if b.Len() == b.Cap() { // what was trusted has come
			more := new(strings.Builder)
			more.Grow(min(n, 2*b.Len()))
			more.WriteString(b.String())
			b = more
		}
		if err := r.fill(1); err != nil {
			return "", unexpectedEOF(err)
		}
		m := min(n, b.Cap()) - b.Len()
		m = min(m, r.end-r.start)
		b.Write(r.buf[r.start : r.start+m])
		r.start += m
	}
	return b.String(), nil
}

// unexpectedEOF turns the end of the input into what it is inside a frame.
func unexpectedEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
