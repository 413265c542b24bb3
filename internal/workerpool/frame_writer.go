package workerpool

import (
	"io"
	"sync"
)

// A frameWriter collects frames and writes them to a pipe. Its methods may be
// called from any goroutine. One of those that flush writes, for all: the others
// return at once. So many frames go out in one write when there is a queue of
// them, and each at once when there is none; and nobody but the one who writes
// is held up by a large frame.
type frameWriter struct {
	w io.Writer

	mu      sync.Mutex
	buf     []byte         // frames, without large payloads
	large   []largeSegment // where those go
	spare   []byte         // buf's other half, when it is not being written
	writing bool
	err     error // of the first write that failed; after it nothing is written
}

// largeSegment is data or a text that was not copied.
type largeSegment struct {
	at   int // it comes before buf[at]
	data []byte
	text string
}

// add adds a frame. The data of the payload must not change after that.
func (w *frameWriter) add(kind frameKind, id uint64, payload Payload) {
	w.mu.Lock()
	for _, text := range payload.Texts {
		w.buf = appendFrameHeader(w.buf, frameText, 0, len(text))
		w.large = append(w.large, largeSegment{at: len(w.buf), text: text})
	}
	w.buf = appendFrameHeader(w.buf, kind, id, len(payload.Data))
	if len(payload.Data) < largePayload {
		w.buf = append(w.buf, payload.Data...)
	} else {
		w.large = append(w.large, largeSegment{at: len(w.buf), data: payload.Data})
	}
	w.mu.Unlock()
}

// full reports whether it is time to flush even if more frames follow, because
// they fill a pipe or because one is large.
func (w *frameWriter) full() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.large) > 0 || len(w.buf) >= frameBufferLen/2
}

// flush writes what has been added. If another goroutine is writing, it returns at
// once, with false, and that one writes it.
func (w *frameWriter) flush() (done bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writing {
		return false, nil
	}
	w.writing = true
	for len(w.buf) > 0 && w.err == nil {
		buf, large := w.buf, w.large
		w.buf, w.large = w.spare, nil
		w.mu.Unlock()
		err := writeSegments(w.w, buf, large)
		w.mu.Lock()
		w.err = err
		w.spare = buf[:0]
	}
	w.writing = false
	return true, w.err
}

func writeSegments(w io.Writer, buf []byte, large []largeSegment) error {
	done := 0
	for _, l := range large {
		if _, err := w.Write(buf[done:l.at]); err != nil {
			return err
		}
		done = l.at
		var err error
		if l.data != nil {
			_, err = w.Write(l.data)
		} else {
			_, err = io.WriteString(w, l.text)
		}
		if err != nil {
			return err
		}
	}
	if done == len(buf) {
		return nil
	}
	_, err := w.Write(buf[done:])
	return err
}
