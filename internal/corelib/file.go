package corelib

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// A fileObject is what open returns. Source: "io" in the Python library reference.
type fileObject struct {
	object.Opaque
	object.Iteration
	class              *object.Class
	name               starlark.Value
	mode               string
	binary             bool
	encoding, errors   string
	newline            string
	universal          bool // newline is None
	readable, writable bool
	closed             bool // under the script lock

	mu  sync.Mutex // guards the rest; held while blocked, never with the script lock
	f   script.File
	buf []byte // read from f and not given out
	eof bool
}

var (
	_ object.Iterator       = (*fileObject)(nil)
	_ starlark.Iterable     = (*fileObject)(nil)
	_ starlark.Iterator     = (*fileObject)(nil)
	_ starlark.HasAttrs     = (*fileObject)(nil)
	_ script.ContextManager = (*fileObject)(nil)
	_ TextWriter            = (*fileObject)(nil)
	_ object.Respawner      = (*fileObject)(nil)
	_ object.Stateful       = (*fileObject)(nil)
	_ object.Classed        = (*fileObject)(nil)
)

// String returns "<_io.TextIOWrapper name='x' mode='r' encoding='utf-8'>".
func (o *fileObject) String() string {
	if o.binary {
		return fmt.Sprintf("<_io.%s name=%s>", o.Type(), object.Repr(o.name))
	}
	return fmt.Sprintf("<_io.TextIOWrapper name=%s mode=%s encoding=%s>", object.Repr(o.name),
		object.Repr(starlark.String(o.mode)), object.Repr(starlark.String(o.encoding)))
}

// Enter returns the file.
func (o *fileObject) Enter(*script.Thread) (starlark.Value, error) {
	if o.closed {
		return nil, errClosed()
	}
	return o, nil
}

// Exit closes it.
func (o *fileObject) Exit(t *script.Thread) error {
	_, err := o.close(t)
	return err
}

// Respawn returns the call of open by which a worker process has the file, too: of one to whose
// end it writes, wherever others write.
func (o *fileObject) Respawn() *object.Reduction {
	f, ok := o.f.(AppendFile)
	if !ok || o.closed || f.AppendPath() == "" {
		return nil
	}
	mode := "a"
	if o.readable {
		mode += "+"
	}
	var encoding, errors, newline starlark.Value = starlark.None, starlark.None, starlark.None
	if o.binary {
		mode += "b"
	} else {
		encoding, errors = starlark.String(o.encoding), starlark.String(o.errors)
		if !o.universal {
			newline = starlark.String(o.newline)
		}
	}
	return &object.Reduction{
		Module: "builtins", Name: "open",
		Args:  starlark.Tuple{starlark.String(f.AppendPath()), starlark.String(mode), starlark.MakeInt(-1), encoding, errors, newline},
		State: starlark.Tuple{o.name, starlark.String(o.mode)},
	}
}

// SetState gives the file the name and the mode that it was opened with.
func (o *fileObject) SetState(state starlark.Value) error {
	values, ok := value.TupleOf(state)
	if !ok || len(values) != 2 {
		return typeErrorf("the state of a file is a %s", state.Type())
	}
	o.name = values[0]
	o.mode, _ = starlark.AsString(values[1])
	return nil
}

// Iterate returns the file, which is its own iterator over lines.
func (o *fileObject) Iterate() starlark.Iterator { return o }

// Next is NextValue for the interpreter.
func (o *fileObject) Next(p *starlark.Value) bool {
	return o.Step(o, p)
}

// Done does nothing: the file stays open.

// NextValue returns the next line.
func (o *fileObject) NextValue(t object.Thread) (value.Value, error) {
	line, err := o.line(t.(*script.Thread), -1)
	if err != nil || line == "" {
		return value.Value{}, err
	}
	return value.Of(o.wrap(line)), nil
}

func (o *fileObject) wrap(s string) starlark.Value {
	if o.binary {
		return object.Bytes(s)
	}
	return starlark.String(s)
}

func errClosed() error { return object.ValueError.Errorf("I/O operation on closed file.") }

// block calls f, which may use what o.mu guards, without the script lock.
func (o *fileObject) block(t *script.Thread, f func() error) error {
	if o.closed {
		return errClosed()
	}
	var err error
	t.Block(func(context.Context) {
		o.mu.Lock()
		defer o.mu.Unlock()
		err = f()
	})
	var e *object.Exception
	if err != nil && !errors.As(err, &e) {
		err = object.FromOS(err, nil)
	}
	return err
}

// readBlock is how much is read at once.
const readBlock = 1 << 16

// Stat tells of the file.
func (o *fileObject) Stat(t *script.Thread) (info fs.FileInfo, err error) {
	f, ok := o.f.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return nil, object.UnsupportedOperation.Errorf("stat")
	}
	err = o.block(t, func() error {
		info, err = f.Stat()
		return err
	})
	return info, err
}

// fill reads more into the buffer. It reports whether there was more.
func (o *fileObject) fill() (bool, error) {
	if o.eof {
		return false, nil
	}
	chunk := make([]byte, readBlock)
	n, err := o.f.Read(chunk)
	o.buf = append(o.buf, chunk[:n]...)
	if err == io.EOF {
		err = nil
		o.eof = n == 0 // a file may grow: the next read asks again
	}
	return n > 0, err
}

// lineEnd returns the length of the first line in the buffer with its end, and that of
// the end; 0 if it does not end in it.
func (o *fileObject) lineEnd(from int) (n, end int) {
	if !o.binary && !o.universal && o.newline != "" && o.newline != "\n" {
		if i := bytes.Index(o.buf, []byte(o.newline)); i >= 0 {
			return i + len(o.newline), len(o.newline)
		}
		return 0, 0
	}
	if o.binary || !o.universal && o.newline == "\n" {
		if i := bytes.IndexByte(o.buf[from:], '\n'); i >= 0 {
			return from + i + 1, 1
		}
		return 0, 0
	}
	i := bytes.IndexAny(o.buf[from:], "\r\n")
	switch {
	case i < 0:
		return 0, 0
	case o.buf[from+i] == '\n':
		return from + i + 1, 1
	case from+i+1 < len(o.buf) && o.buf[from+i+1] == '\n':
		return from + i + 2, 2
	case from+i+1 == len(o.buf) && !o.eof:
		return 0, 0 // a \n may follow
	}
	return from + i + 1, 1
}

// take gives out n bytes of the buffer as text, or as they are.
func (o *fileObject) take(n int) (string, error) {
	raw := string(o.buf[:n])
	o.buf = o.buf[n:]
	if o.binary {
		return raw, nil
	}
	if o.universal && strings.Contains(raw, "\r") {
		raw = strings.ReplaceAll(strings.ReplaceAll(raw, "\r\n", "\n"), "\r", "\n")
	}
	return types.Decode(raw, o.encoding, o.errors)
}

// line reads a line, or at most limit characters of it, if limit >= 0; at the end
// nothing.
func (o *fileObject) line(t *script.Thread, limit int) (line string, err error) {
	err = o.block(t, func() error {
		if !o.readable {
			return object.UnsupportedOperation.Errorf("not readable")
		}
		o.eof = false
		from := 0
		for {
			n, _ := o.lineEnd(from)
			if n == 0 {
				from = max(len(o.buf)-1, 0) // a \r may be there
				more, err := o.fill()
				if err != nil {
					return err
				}
				if more {
					continue
				}
				if n, _ = o.lineEnd(from); n == 0 {
					n = len(o.buf)
				}
			}
			if limit >= 0 {
				n = min(n, o.prefix(o.buf[:n], limit))
			}
			var err error
			line, err = o.take(n)
			return err
		}
	})
	return line, err
}

// prefix returns the length of the first n characters of b.
func (o *fileObject) prefix(b []byte, n int) int {
	if o.binary || o.encoding == "latin-1" {
		return min(n, len(b))
	}
	at := 0
	for ; n > 0 && at < len(b); n-- {
		_, size := utf8.DecodeRune(b[at:])
		at += size
	}
	return at
}

// get reads n characters, or all there are if n < 0.
func (o *fileObject) get(t *script.Thread, n int) (text string, err error) {
	err = o.block(t, func() error {
		if !o.readable {
			return object.UnsupportedOperation.Errorf("not readable")
		}
		o.eof = false
		for n < 0 || len(o.buf) < n*utf8.UTFMax+2 {
			more, err := o.fill()
			if err != nil {
				return err
			}
			if !more {
				break
			}
		}
		if n < 0 {
			text, err = o.take(len(o.buf))
			return err
		}
		size := 0
		for ; n > 0 && size < len(o.buf); n-- { // a \r\n is one character
			k := o.prefix(o.buf[size:], 1)
			if o.universal && !o.binary && bytes.HasPrefix(o.buf[size:], []byte("\r\n")) {
				k = 2
			}
			size += k
		}
		text, err = o.take(size)
		return err
	})
	return text, err
}

// rewind makes the file's position that of the script: what was read ahead is dropped.
func (o *fileObject) rewind() error {
	if len(o.buf) == 0 {
		return nil
	}
	_, err := o.f.Seek(-int64(len(o.buf)), io.SeekCurrent)
	o.buf = nil
	return err
}

// put writes what toWrite has returned.
func (o *fileObject) put(t *script.Thread, s string) error {
	if !o.binary {
		switch o.newline {
		case "\r", "\r\n":
			s = strings.ReplaceAll(s, "\n", o.newline)
		}
		b, err := types.Encode(s, o.encoding, o.errors)
		if err != nil {
			return err
		}
		s = b
	}
	return o.block(t, func() error {
		if !o.writable {
			return object.UnsupportedOperation.Errorf("not writable")
		}
		if err := o.rewind(); err != nil {
			return err
		}
		_, err := io.WriteString(o.f, s)
		return err
	})
}

// WriteText writes a text for print.
func (o *fileObject) WriteText(t *script.Thread, text string) error {
	if o.binary && !o.writable {
		return object.UnsupportedOperation.Errorf("write")
	}
	if o.binary {
		return typeErrorf("a bytes-like object is required, not 'str'")
	}
	return o.put(t, text)
}

// Flush does nothing: writes are not buffered.
func (o *fileObject) Flush(*script.Thread) error {
	if o.closed {
		return errClosed()
	}
	return nil
}
