package tracing

import "os"

// flushSize is how much is written at a time.
const flushSize = 64 << 10

// A file is a text that grows. It has a tail, which comes after whatever was written, so
// that the file is whole at any time.
type file struct {
	f    *os.File
	tail string
	buf  []byte // to be written
	at   int64  // where
	keep bool   // the file is none that can be written again where its tail is
	err  error  // the first
}

// create creates a file that begins with head.
func create(name, head, tail string) (*file, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	w := &file{f: f, tail: tail, buf: append(make([]byte, 0, flushSize+4096), head...), keep: !info.Mode().IsRegular()}
	w.flush(false)
	if w.err != nil {
		f.Close()
		return nil, w.err
	}
	return w, nil
}

// grown writes what is in the buffer, if that is much.
func (w *file) grown() {
	if len(w.buf) >= flushSize {
		w.flush(false)
	}
}

// flush writes the buffer and, at the end or where it can be written again, the tail.
func (w *file) flush(end bool) {
	n := len(w.buf)
	if end || !w.keep {
		w.buf = append(w.buf, w.tail...)
	}
	if w.err == nil {
		if w.keep {
			_, w.err = w.f.Write(w.buf)
		} else {
			_, w.err = w.f.WriteAt(w.buf, w.at)
		}
	}
	w.at += int64(n)
	w.buf = w.buf[:0]
}

// close writes what is left and returns the first error there was.
func (w *file) close() error {
	w.flush(true)
	if err := w.f.Close(); w.err == nil {
		w.err = err
	}
	return w.err
}
