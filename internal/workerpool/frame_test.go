package workerpool

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// framesOf returns what a frameReader makes of an input.
func framesOf(r io.Reader) (frames []frame, err error) {
	in := newFrameReader(r)
	for {
		f, err := in.next()
		if err != nil {
			return frames, err
		}
		f.payload.Data = in.keep(f.payload.Data)
		frames = append(frames, f)
	}
}

func TestFrames(t *testing.T) {
	var want []frame
	var b bytes.Buffer
	w := frameWriter{w: &b}
	for i, size := range []int{0, 1, 100, largePayload - 1, largePayload, frameBufferLen, 3 << 20, trustedPayload + 5, 7, keptPayload + 1, 2} {
		f := frame{frameTask, uint64(i) << 40, Payload{Data: bytes.Repeat([]byte{byte(i)}, size)}}
		if i%2 == 0 {
			f.payload.Texts = []string{strings.Repeat("t", size), "", "text"}
		}
		want = append(want, f)
		w.add(f.kind, f.id, f.payload)
		if i%3 == 0 {
			if done, err := w.flush(); !done || err != nil {
				t.Fatal(done, err)
			}
		}
	}
	w.flush()
	for name, r := range map[string]io.Reader{
		"whole": bytes.NewReader(b.Bytes()),
		"half":  iotest.HalfReader(bytes.NewReader(b.Bytes())),
		"EOF":   iotest.DataErrReader(bytes.NewReader(b.Bytes())),
	} {
		got, err := framesOf(r)
		if err != io.EOF || !slices.EqualFunc(got, want, func(a, b frame) bool {
			return a.kind == b.kind && a.id == b.id && bytes.Equal(a.payload.Data, b.payload.Data) && slices.Equal(a.payload.Texts, b.payload.Texts)
		}) {
			t.Errorf("%s: %d frames, %v", name, len(got), err)
		}
	}
	for _, n := range []int{1, frameHeaderLen - 1, 2*frameHeaderLen - 1, 2 * frameHeaderLen, b.Len() - 1} { // all inside a frame
		_, err := framesOf(bytes.NewReader(b.Bytes()[:n]))
		if err != io.ErrUnexpectedEOF {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

func TestFrameReaderReuses(t *testing.T) {
	var b bytes.Buffer
	w := frameWriter{w: &b}
	for range 100 {
		w.add(frameTask, 1, Payload{Data: make([]byte, 1<<20)})
	}
	w.flush()
	in := newFrameReader(&b)
	in.next()
	if n := testing.AllocsPerRun(20, func() { in.next() }); n > 0 {
		t.Errorf("%v allocations a frame", n)
	}
	f, _ := in.next()
	kept := in.keep(f.payload.Data)
	if f, _ := in.next(); &f.payload.Data[0] == &kept[0] {
		t.Error("a payload that was kept is used again")
	}
	in.large = nil
	in.reuse(kept)
	if f, _ := in.next(); &f.payload.Data[0] != &kept[0] {
		t.Error("memory that was given back is not used")
	}
}

// Payloads are left alone while frames are buffered, whatever comes in which pieces.
func TestFrameReaderBuffered(t *testing.T) {
	var b bytes.Buffer
	w := frameWriter{w: &b}
	const frames = 300
	for i := range frames {
		p := Payload{Data: bytes.Repeat([]byte{byte(i)}, i)}
		for range i % 3 {
			p.Texts = append(p.Texts, strings.Repeat(string(rune('a'+i%7)), i))
		}
		w.add(frameResult, uint64(i), p)
	}
	w.flush()
	for piece := range 500 {
		in := newFrameReader(&piecewiseReader{b.Bytes(), 1 + 7*piece})
		var batch []frame
		for n := 0; n < frames; {
			f, err := in.next()
			if err != nil {
				t.Fatal(err)
			}
			if batch = append(batch, f); in.buffered() {
				continue
			}
			for _, f := range batch {
				if want := bytes.Repeat([]byte{byte(n)}, n); int(f.id) != n || !bytes.Equal(f.payload.Data, want) || len(f.payload.Texts) != n%3 {
					t.Fatalf("pieces of %d: frame %d is %v", 1+7*piece, n, f)
				}
				n++
			}
			batch = batch[:0]
		}
	}
}

func TestFrameReaderRejects(t *testing.T) {
	good := appendFrameHeader(nil, frameTask, 1, 0)
	for i, name := range []string{"magic", "magic", "kind", "zero"} {
		bad := bytes.Clone(good)
		bad[i] ^= 0x40
		in := newFrameReader(bytes.NewReader(append(bad, good...)))
		for range 2 {
			if _, err := in.next(); !errors.Is(err, errBadFrame) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	// A length that nothing follows must not cost memory.
	for _, kind := range []frameKind{frameTask, frameText} {
		huge := appendFrameHeader(nil, kind, 1, min(maxPayload, math.MaxInt))
		if n := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				if _, err := framesOf(bytes.NewReader(huge)); err != io.ErrUnexpectedEOF {
					b.Fatal(err)
				}
			}
		}).AllocedBytesPerOp(); n > 2*trustedPayload {
			t.Errorf("%d bytes of memory for a header", n)
		}
	}
}

// A writer that fails once, and must not be called again.
type failingWriter struct{ calls int }

func (w *failingWriter) Write([]byte) (int, error) {
	w.calls++
	return 0, io.ErrClosedPipe
}

func TestFrameWriterFails(t *testing.T) {
	var f failingWriter
	w := frameWriter{w: &f}
	for range 3 {
		w.add(frameTask, 1, Payload{})
		if _, err := w.flush(); err != io.ErrClosedPipe {
			t.Error(err)
		}
	}
	if f.calls != 1 {
		t.Errorf("%d writes", f.calls)
	}
}

// slowWriter lets a test act during a write.
type slowWriter struct {
	bytes.Buffer
	during func()
}

func (w *slowWriter) Write(b []byte) (int, error) {
	if during := w.during; during != nil {
		w.during = nil
		during()
	}
	return w.Buffer.Write(b)
}

// Who adds during a write does not wait: the one who writes writes that, too.
func TestFrameWriterDoesNotWait(t *testing.T) {
	s := new(slowWriter)
	w := frameWriter{w: s}
	s.during = func() {
		w.add(frameCancel, 2, Payload{})
		if done, err := w.flush(); done || err != nil {
			t.Error(done, err)
		}
	}
	w.add(frameTask, 1, Payload{Data: []byte("task")})
	if done, err := w.flush(); !done || err != nil {
		t.Error(done, err)
	}
	frames, _ := framesOf(s)
	if got := fmt.Sprint(frames); got != fmt.Sprint([]frame{{frameTask, 1, Payload{Data: []byte("task")}}, {frameCancel, 2, Payload{Data: []byte{}}}}) {
		t.Errorf("frames %s", got)
	}
}

func TestRemoteErrorPayload(t *testing.T) {
	for _, err := range []error{errors.New(""), errors.New("no luck"), &PanicError{"no luck", []byte("stack")}} {
		got, bad := decodeRemoteError(encodeRemoteError(err))
		var stack []byte
		if p, ok := err.(*PanicError); ok {
			stack = p.Stack
		}
		if bad != nil || got.Error() != err.Error() || !bytes.Equal(got.Stack, stack) {
			t.Errorf("%v: %v %q, %v", err, got, got.Stack, bad)
		}
	}
	for _, b := range [][]byte{nil, {0x80}, {5, 'a'}, bytes.Repeat([]byte{0xff}, 11)} {
		if e, err := decodeRemoteError(b); !errors.Is(err, errBadFrame) {
			t.Errorf("%x: %v, %v", b, e, err)
		}
	}
}

// Whatever comes is read as far as it is frames, in pieces of any size, and what was
// read are those frames.
func FuzzFrameReader(f *testing.F) {
	f.Add([]byte{}, uint8(0))
	f.Add(appendFrameHeader(nil, frameHello, protocolVersion, 0), uint8(1))
	f.Add(append(appendFrameHeader(nil, frameResult, 7, 3), "abcde"...), uint8(3))
	f.Add(append(appendFrameHeader(nil, frameTask, 7, largePayload), make([]byte, largePayload+100)...), uint8(200))
	f.Add(appendFrameHeader(nil, frameTask, 1, min(maxPayload, math.MaxInt)), uint8(100))
	f.Add(append(append(appendFrameHeader(nil, frameText, 0, 3), "abc"...), appendFrameHeader(nil, frameTask, 1, 0)...), uint8(9))
	f.Add(append(appendFrameHeader(nil, frameTask, 1, 0), appendFrameHeader(nil, frameQuit, 0, 0)...), uint8(17))
	f.Fuzz(func(t *testing.T, input []byte, piece uint8) {
		frames, err := framesOf(&piecewiseReader{input, int(piece) + 1})
		var b bytes.Buffer
		w := frameWriter{w: &b}
		for _, f := range frames {
			w.add(f.kind, f.id, f.payload)
			if f.kind == frameError {
				decodeRemoteError(f.payload.Data)
			}
		}
		w.flush()
		if !bytes.HasPrefix(input, b.Bytes()) {
			t.Errorf("frames % x\nof the input % x", b.Bytes(), input)
		}
		rest := len(input) - b.Len()
		switch {
		case err == io.EOF && rest == 0:
		case err == io.ErrUnexpectedEOF && rest > 0:
		case errors.Is(err, errBadFrame) && rest >= frameHeaderLen:
		default:
			t.Errorf("%v with %d bytes left", err, rest)
		}
	})
}

// piecewiseReader reads n bytes at a time.
type piecewiseReader struct {
	rest []byte
	n    int
}

func (r *piecewiseReader) Read(b []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, r.rest[:min(r.n, len(r.rest))])
	r.rest = r.rest[n:]
	return n, nil
}
