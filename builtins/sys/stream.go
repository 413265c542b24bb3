package sys

import (
	"fmt"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pybuiltin"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// unsupportedOperation is io.UnsupportedOperation, which is an OSError and, other than
// in Python, no ValueError.
var unsupportedOperation = object.NewClass("io", "UnsupportedOperation", object.OSError)

// file is what the standard files have in common.
type file struct {
	rt     *script.Runtime
	fd     int
	name   string
	tty    func(fd int) bool
	fileno bool
}

func newFile(rt *script.Runtime, cfg Config, fd int) file {
	return file{rt, fd, []string{"<stdin>", "<stdout>", "<stderr>"}[fd], cfg.IsTerminal, cfg.HasFileno}
}

// A Stream is sys.stdout or sys.stderr.
//
//	stream.write(text, /)       writes text, whole, and returns its length
//	stream.writelines(lines, /) writes each
//	stream.flush()              does nothing: nothing is held back
//	stream.isatty()             whether it is a terminal
//	stream.fileno()             its number, if the host says so
//	stream.readable(), stream.writable(), stream.seekable()
//	stream.reconfigure(**kwargs) does nothing
//	stream.buffer               the same, for bytes
//	stream.name, stream.mode, stream.encoding, stream.errors, stream.closed
type Stream struct {
	file
	binary bool // it is the buffer
}

var (
	_ starlark.HasAttrs = (*Stream)(nil)
	_ object.Classed    = (*Stream)(nil)

	_ pybuiltin.TextWriter = (*Stream)(nil)
	_ object.Respawner     = (*Stream)(nil)
)

var (
	textClass   = object.NewNative("_io", "TextIOWrapper")
	writerClass = object.NewNative("_io", "BufferedWriter")
)

func newStream(rt *script.Runtime, cfg Config, fd int) *Stream {
	return &Stream{file: newFile(rt, cfg, fd)}
}

// write writes what v is and returns its length.
func (s *Stream) write(t *script.Thread, v starlark.Value) (starlark.Value, error) {
	var text string
	var n int
	if s.binary {
		b, ok := pyop.AsBytes(v)
		if !ok {
			return nil, exception.TypeError.Errorf("a bytes-like object is required, not '%s'", exception.TypeName(v))
		}
		text, n = b, len(b)
	} else {
		s, ok := object.AsString(v)
		if !ok {
			return nil, exception.TypeError.Errorf("write() argument must be str, not %s", object.ArgumentType(v))
		}
		text, n = s, utf8.RuneCountInString(s)
	}
	if text != "" {
		write := s.rt.Output.Write
		if s.fd == 2 {
			write = s.rt.Output.Log
		}
		if err := write(t, text); err != nil {
			return nil, err
		}
	}
	return starlark.MakeInt(n), nil
}

// WriteText writes text, as print and logging do without calling a method.
func (s *Stream) WriteText(t *script.Thread, text string) error {
	_, err := s.write(t, starlark.String(text))
	return err
}

// Flush does nothing: nothing is held back.
func (s *Stream) Flush(*script.Thread) error { return nil }

var streamMethods = make(script.Methods)

func init() {
	method := func(name, params string, fn func(*script.Thread, *Stream, signature.Args) (starlark.Value, error)) {
		script.AddMethod(streamMethods, "TextIOWrapper", name, params, fn)
	}
	method("write", "text, /", func(t *script.Thread, s *Stream, a signature.Args) (starlark.Value, error) {
		return s.write(t, a.Values[0])
	})
	method("writelines", "lines, /", func(t *script.Thread, s *Stream, a signature.Args) (starlark.Value, error) {
		it := starlark.Iterate(a.Values[0])
		if it == nil {
			return nil, exception.TypeError.Errorf("'%s' object is not iterable", exception.TypeName(a.Values[0]))
		}
		defer it.Done()
		var line starlark.Value
		for it.Next(&line) {
			if _, err := s.write(t, line); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
	for _, name := range []string{"flush", "reconfigure"} {
		method(name, "**kwargs", func(*script.Thread, *Stream, signature.Args) (starlark.Value, error) { return starlark.None, nil })
	}
	method("readable", "", func(*script.Thread, *Stream, signature.Args) (starlark.Value, error) { return starlark.False, nil })
	method("writable", "", func(*script.Thread, *Stream, signature.Args) (starlark.Value, error) { return starlark.True, nil })
	for _, name := range []string{"read", "readline", "readlines"} {
		method(name, "size=-1, /", func(*script.Thread, *Stream, signature.Args) (starlark.Value, error) {
			return nil, unsupportedOperation.Errorf("not readable")
		})
	}
	addFileMethods(streamMethods, func(s *Stream) *file { return &s.file })
}

// addFileMethods adds the methods that all the standard files have.
func addFileMethods[V starlark.Value](methods script.Methods, of func(V) *file) {
	script.AddMethod(methods, "TextIOWrapper", "isatty", "", func(_ *script.Thread, v V, _ signature.Args) (starlark.Value, error) {
		f := of(v)
		return starlark.Bool(f.tty(f.fd)), nil
	})
	script.AddMethod(methods, "TextIOWrapper", "fileno", "", func(_ *script.Thread, v V, _ signature.Args) (starlark.Value, error) {
		f := of(v)
		if !f.fileno {
			return nil, unsupportedOperation.Errorf("fileno")
		}
		return starlark.MakeInt(f.fd), nil
	})
	script.AddMethod(methods, "TextIOWrapper", "seekable", "", func(*script.Thread, V, signature.Args) (starlark.Value, error) {
		return starlark.False, nil
	})
}

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
		return writerClass
	}
	return textClass
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
func (s *Stream) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(s.name), nil
	case "closed":
		return starlark.False, nil
	case "mode":
		if s.binary {
			return starlark.String("wb"), nil
		}
		return starlark.String("w"), nil
	}
	if !s.binary {
		switch name {
		case "encoding":
			return starlark.String("utf-8"), nil
		case "errors":
			if s.fd == 2 {
				return starlark.String("backslashreplace"), nil
			}
			return starlark.String("strict"), nil
		case "buffer":
			return &Stream{file: s.file, binary: true}, nil
		}
	}
	return streamMethods.Attr(s, name)
}

// AttrNames returns the names of the attributes.
func (s *Stream) AttrNames() []string {
	if s.binary {
		return streamMethods.Names("closed", "mode", "name")
	}
	return streamMethods.Names("buffer", "closed", "encoding", "errors", "mode", "name")
}
