package executor

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
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

// next blocks until there is a frame and returns it. The payload is valid until
// the next call that has to read: see buffered and keep. At the end of the input
// the error is io.EOF, inside a frame io.ErrUnexpectedEOF; an input that is no frame
// is an errBadFrame, and so is everything after it.
func (r *frameReader) next() (frame, error) {
	r.inLarge = false
	if err := r.fill(frameHeaderLen); err != nil {
		return frame{}, err
	}
	f, length, err := r.header()
	if err != nil {
		return frame{}, err
	}
	r.start += frameHeaderLen
	f.payload, err = r.payload(length)
	return f, err
}

// buffered reports whether next will return without reading.
func (r *frameReader) buffered() bool {
	if r.end-r.start < frameHeaderLen {
		return false
	}
	_, length, err := r.header()
	return err != nil || length <= r.end-r.start-frameHeaderLen
}

// keep returns the payload that next has just returned, as one that belongs to the
// caller.
func (r *frameReader) keep(payload []byte) []byte {
	if r.inLarge {
		r.large = nil
		return payload
	}
	return slices.Clone(payload)
}

// reuse gives the reader a payload from keep that is not needed any more.
func (r *frameReader) reuse(payload []byte) {
	if r.large == nil && cap(payload) <= keptPayload {
		r.large = payload[:0]
	}
}

// header decodes the header that is in the buffer.
func (r *frameReader) header() (f frame, length int, err error) {
	h := r.buf[r.start : r.start+frameHeaderLen]
	f.kind = frameKind(h[2])
	n := binary.LittleEndian.Uint32(h[4:])
	f.id = binary.LittleEndian.Uint64(h[8:])
	known := frameBroadcast <= f.kind && f.kind <= frameQuit || frameHello <= f.kind && f.kind <= frameBroken
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

// payload reads a payload of n bytes.
func (r *frameReader) payload(n int) ([]byte, error) {
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

// unexpectedEOF turns the end of the input into what it is inside a frame.
func unexpectedEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
