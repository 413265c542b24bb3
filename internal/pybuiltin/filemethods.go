package pybuiltin

import (
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Attr returns the attribute called name, or nil.
func (o *fileObject) Attr(name string) (starlark.Value, error) {
	switch name {
	case "closed":
		return starlark.Bool(o.closed), nil
	case "name":
		return o.name, nil
	case "mode":
		return starlark.String(o.mode), nil
	}
	if !o.binary {
		switch name {
		case "encoding":
			return starlark.String(o.encoding), nil
		case "errors":
			return starlark.String(o.errors), nil
		case "newlines":
			return starlark.None, nil
		}
	}
	return fileMethods.Attr(o, name)
}

// AttrNames returns the names of the attributes.
func (o *fileObject) AttrNames() []string {
	if o.binary {
		return fileMethods.Names("closed", "mode", "name")
	}
	return fileMethods.Names("closed", "encoding", "errors", "mode", "name", "newlines")
}

// size returns an optional argument for how much to read; below zero it is all.
func size(v starlark.Value) (int, error) {
	if v = given(v); v == nil {
		return -1, nil
	}
	n, err := pyop.AsInt(v)
	if err != nil {
		return 0, typeErrorf("argument should be integer or None, not '%s'", pyop.TypeName(v))
	}
	i, ok := n.Int64()
	if !ok {
		return 0, exception.OverflowError.Errorf("cannot fit 'int' into an index-sized integer")
	}
	return int(max(i, -1)), nil
}

var fileMethods = func() script.Methods {
	m := script.Methods{}
	add := func(name, params string, fn func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error)) {
		script.AddMethod(m, "file", name, params, func(t *script.Thread, o *fileObject, a signature.Args) (starlark.Value, error) {
			return fn(t, o, a.Values)
		})
	}
	add("read", "size=-1, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		n, err := size(a[0])
		if err != nil {
			return nil, err
		}
		s, err := o.read(t, n)
		return o.wrap(s), err
	})
	add("readline", "size=-1, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		n, err := size(a[0])
		if err != nil {
			return nil, err
		}
		s, err := o.readline(t, n)
		return o.wrap(s), err
	})
	add("readlines", "hint=-1, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		hint, err := size(a[0])
		if err != nil {
			return nil, err
		}
		var lines []starlark.Value
		for total := 0; hint <= 0 || total <= hint; {
			line, err := o.readline(t, -1)
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
		return starlark.NewList(lines), nil
	})
	add("write", "text, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		s, n, err := o.toWrite(a[0])
		if err != nil {
			return nil, err
		}
		return starlark.MakeInt(n), o.write(t, s)
	})
	add("writelines", "lines, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		return starlark.None, pyop.Each(t, a[0], func(v starlark.Value) error {
			s, _, err := o.toWrite(v)
			if err != nil {
				return err
			}
			return o.write(t, s)
		})
	})
	add("close", "", func(t *script.Thread, o *fileObject, _ []starlark.Value) (starlark.Value, error) {
		return starlark.None, o.close(t)
	})
	add("flush", "", func(t *script.Thread, o *fileObject, _ []starlark.Value) (starlark.Value, error) {
		return starlark.None, o.Flush(t)
	})
	add("seek", "offset, whence=0, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		offset, err := pyop.AsCount(a[0])
		if err != nil {
			return nil, err
		}
		whence := 0
		if a[1] != nil {
			if whence, err = pyop.AsCount(a[1]); err != nil {
				return nil, err
			}
		}
		if o.binary && (whence < 0 || whence > 2) {
			return nil, exception.ValueError.Errorf("whence value %d unsupported", whence)
		}
		if whence < 0 || whence > 2 {
			return nil, exception.ValueError.Errorf("invalid whence (%d, should be 0, 1 or 2)", whence)
		}
		at, err := o.seek(t, int64(offset), whence)
		return starlark.MakeInt64(at), err
	})
	add("tell", "", func(t *script.Thread, o *fileObject, _ []starlark.Value) (starlark.Value, error) {
		at, err := o.seek(t, 0, 1)
		return starlark.MakeInt64(at), err
	})
	add("truncate", "size=None, /", func(t *script.Thread, o *fileObject, a []starlark.Value) (starlark.Value, error) {
		n, err := o.truncate(t, a[0])
		return starlark.MakeInt64(n), err
	})
	for name, is := range map[string]func(*fileObject) bool{
		"readable": func(o *fileObject) bool { return o.readable },
		"writable": func(o *fileObject) bool { return o.writable },
		"seekable": func(*fileObject) bool { return true },
		"isatty":   func(*fileObject) bool { return false },
	} {
		add(name, "", func(_ *script.Thread, o *fileObject, _ []starlark.Value) (starlark.Value, error) {
			if o.closed && o.binary {
				return nil, errClosed()
			}
			if o.closed {
				return nil, exception.ValueError.Errorf("I/O operation on closed file")
			}
			return starlark.Bool(is(o)), nil
		})
	}
	return m
}()

// toWrite returns what an argument of write has to be written, and its length.
func (o *fileObject) toWrite(v starlark.Value) (string, int, error) {
	if o.binary {
		s, ok := pyop.AsBytes(v)
		if !ok {
			return "", 0, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
		}
		return s, len(s), nil
	}
	s, ok := object.AsString(v)
	if !ok {
		return "", 0, typeErrorf("write() argument must be str, not %s", pyop.TypeName(v))
	}
	return s, utf8.RuneCountInString(s), nil
}
