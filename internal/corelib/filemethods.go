package corelib

import (
	"io"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Class returns the class.
func (o *fileObject) Class() *object.Class { return o.class }

// Attr returns the attribute called name, or nil.
func (o *fileObject) Attr(name string) (starlark.Value, error) { return o.class.AttrOf(o, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (o *fileObject) MethodClass() *object.Class { return o.class }

// AttrNames returns the names of the attributes.
func (o *fileObject) AttrNames() []string { return o.class.AttrNamesOf() }

func (o *fileObject) read(t *script.Thread, n Size) (starlark.Value, error) {
	s, err := o.get(t, int(n))
	return o.wrap(s), err
}

func (o *fileObject) readline(t *script.Thread, n Size) (starlark.Value, error) {
	s, err := o.line(t, int(n))
	return o.wrap(s), err
}

func (o *fileObject) readlines(t *script.Thread, hint Size) (*value.List, error) {
	var lines []starlark.Value
	for total := 0; hint <= 0 || total <= int(hint); {
		line, err := o.line(t, -1)
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		lines = append(lines, o.wrap(line))
		if o.binary {
			total += len(line)
		} else {
			total += utf8.RuneCountInString(line)
		}
	}
	return value.ListFrom(lines), nil
}

func (o *fileObject) write(t *script.Thread, v starlark.Value) (int, error) {
	s, n, err := o.toWrite(v)
	if err != nil {
		return 0, err
	}
	return n, o.put(t, s)
}

func (o *fileObject) writelines(t *script.Thread, lines starlark.Value) (value.Value, error) {
	return value.None, object.Each(t, lines, func(v starlark.Value) error {
		s, _, err := o.toWrite(v)
		if err != nil {
			return err
		}
		return o.put(t, s)
	})
}

// toWrite returns what an argument of write has to be written, and its length.
func (o *fileObject) toWrite(v starlark.Value) (string, int, error) {
	if o.binary {
		s, ok := object.AsBytes(v)
		if !ok {
			return "", 0, typeErrorf("a bytes-like object is required, not '%s'", object.TypeName(v))
		}
		return s, len(s), nil
	}
	s, ok := object.AsString(v)
	if !ok {
		return "", 0, typeErrorf("write() argument must be str, not %s", object.TypeName(v))
	}
	return s, utf8.RuneCountInString(s), nil
}

func (o *fileObject) close(t *script.Thread) (value.Value, error) {
	if o.closed {
		return value.None, nil
	}
	err := o.block(t, o.f.Close)
	o.closed = true
	return value.None, err
}

func (o *fileObject) flush(t *script.Thread) (value.Value, error) { return value.None, o.Flush(t) }

// seek moves to an offset; whence is as for io.Seeker.
func (o *fileObject) seek(t *script.Thread, offset int64, whence int) (at int64, err error) {
	switch {
	case o.binary && (whence < 0 || whence > 2):
		return 0, object.ValueError.Errorf("whence value %d unsupported", whence)
	case whence < 0 || whence > 2:
		return 0, object.ValueError.Errorf("invalid whence (%d, should be 0, 1 or 2)", whence)
	case !o.binary && offset != 0 && whence != io.SeekStart:
		what := [...]string{io.SeekCurrent: "cur", io.SeekEnd: "end"}[whence]
		return 0, object.UnsupportedOperation.Errorf("can't do nonzero %s-relative seeks", what)
	case o.binary && offset < 0 && whence == io.SeekStart:
		return 0, object.OSError.New(starlark.MakeInt(22), starlark.String("Invalid argument"))
	case offset < 0 && whence == io.SeekStart:
		return 0, object.ValueError.Errorf("negative seek position %d", offset)
	}
	err = o.block(t, func() error {
		if err := o.rewind(); err != nil {
			return err
		}
		at, err = o.f.Seek(offset, whence)
		return err
	})
	return at, err
}

func (o *fileObject) tell(t *script.Thread) (int64, error) { return o.seek(t, 0, io.SeekCurrent) }

func (o *fileObject) truncate(t *script.Thread, size native.Opt[int64]) (n int64, err error) {
	n = size.Value
	if !size.Given {
		if n, err = o.tell(t); err != nil {
			return 0, err
		}
	}
	return n, o.block(t, func() error {
		if !o.writable {
			return object.UnsupportedOperation.Errorf("not writable")
		}
		return o.f.Truncate(n)
	})
}
