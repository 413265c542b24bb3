package sys

import (
	"fmt"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/object"
	"fstar/internal/script"
)

// A Stream is sys.stdout or sys.stderr, or the buffer of one.
type Stream struct {
	file
	binary bool // it is the buffer
}

var (
	_ starlark.HasAttrs = (*Stream)(nil)
	_ object.Classed    = (*Stream)(nil)
	_ standardFile      = (*Stream)(nil)

	_ corelib.TextWriter = (*Stream)(nil)
	_ object.Respawner   = (*Stream)(nil)
)

func newStream(rt *script.Runtime, cfg Config, fd int) *Stream {
	return &Stream{file: newFile(rt, cfg, fd)}
}

// buffer returns the same file, for bytes.
func (s *Stream) buffer() *Stream {
	b := &Stream{file: s.file, binary: true}
	b.mode = "wb"
	return b
}

func (s *Stream) read(*script.Thread, int, func(rune) bool) (string, error) {
	if s.binary {
		return "", unsupportedOperation.Errorf("read")
	}
	return "", unsupportedOperation.Errorf("not readable")
}

func (s *Stream) write(t *script.Thread, v starlark.Value) (int, error) {
	var text string
	var n int
	if s.binary {
		b, ok := object.AsBytes(v)
		if !ok {
			return 0, object.TypeError.Errorf("a bytes-like object is required, not '%s'", object.TypeName(v))
		}
		text, n = b, len(b)
	} else {
		s, err := textToWrite(v)
		if err != nil {
			return 0, err
		}
		text, n = s, utf8.RuneCountInString(s)
	}
	return n, s.WriteText(t, text)
}

// textToWrite returns the text that an argument of write is.
func textToWrite(v starlark.Value) (string, error) {
	s, ok := object.AsString(v)
	if !ok {
		return "", object.TypeError.Errorf("write() argument must be str, not %s", object.ArgumentType(v))
	}
	return s, nil
}

// WriteText writes text, as print and logging do without calling a method.
func (s *Stream) WriteText(t *script.Thread, text string) error {
	switch {
	case text == "":
		return nil
	case s.fd == 2:
		return s.rt.Output.Log(t, text)
	}
	return s.rt.Output.Write(t, text)
}

// Flush does nothing: nothing is held back.
func (s *Stream) Flush(*script.Thread) error { return nil }

// Respawn returns where a worker process finds its own.
func (s *Stream) Respawn() *object.Reduction {
	name := "__stdout__"
	if s.fd == 2 {
		name = "__stderr__"
	}
	if s.binary {
		name += ".buffer"
	}
	return &object.Reduction{Module: "sys", Name: name, Found: true}
}

// Class returns the class of such files.
func (s *Stream) Class() *object.Class {
	if s.binary {
		return writerClass()
	}
	return textClass()
}

// String returns the repr.
func (s *Stream) String() string {
	if s.binary {
		return fmt.Sprintf("<_io.BufferedWriter name='%s'>", s.name)
	}
	return fmt.Sprintf("<_io.TextIOWrapper name='%s' mode='w' encoding='utf-8'>", s.name)
}

// Type returns the name of the class.
func (s *Stream) Type() string { return s.Class().Name() }

// Freeze does nothing.
func (s *Stream) Freeze() {}

// Truth returns true.
func (s *Stream) Truth() starlark.Bool { return true }

// Hash returns a hash of which file it is.
func (s *Stream) Hash() (uint32, error) { return starlark.String(s.String()).Hash() }

// Attr returns the attribute called name, or nil.
func (s *Stream) Attr(name string) (starlark.Value, error) { return s.Class().AttrOf(s, name) }

// AttrNames returns the names of the attributes.
func (s *Stream) AttrNames() []string { return s.Class().AttrNamesOf() }
