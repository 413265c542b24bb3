package corelib

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A TextWriter is what print writes to without a call of a method: a file, or
// sys.stderr.
type TextWriter interface {
	WriteText(t *script.Thread, text string) error
	Flush(t *script.Thread) error
}

func print(t *script.Thread, args native.Args, sep, end value.Value, file native.Opt[starlark.Value], flush bool) (value.Value, error) {
	between, err := textOr("sep", sep, " ")
	if err != nil {
		return value.Value{}, err
	}
	behind, err := textOr("end", end, "\n")
	if err != nil {
		return value.Value{}, err
	}
	var text strings.Builder
	for i, v := range args {
		if i > 0 {
			text.WriteString(between)
		}
		writeStr(&text, v)
	}
	text.WriteString(behind)
	if err := t.Failure(); err != nil { // of a __str__
		return value.Value{}, err
	}
	io := &t.Runtime().IO
	to := file.Value
	if to == nil && io.Stdout != nil {
		to = io.Stdout()
	}
	switch file := to.(type) {
	case nil:
		err = t.Runtime().Output.Write(t, text.String())
	case TextWriter:
		if err = file.WriteText(t, text.String()); err == nil && flush {
			err = file.Flush(t)
		}
	default:
		err = printTo(t, file, args, between, behind, flush)
	}
	return value.None, err
}

// textOr returns a text that may be None.
func textOr(name string, v value.Value, otherwise string) (string, error) {
	if s, ok := v.Text(); ok {
		return s, nil
	}
	if v.IsNone() {
		return otherwise, nil
	}
	s, ok := object.AsString(v.Starlark())
	if !ok {
		return "", typeErrorf("%s must be None or a string, not %s", name, object.TypeName(v.Starlark()))
	}
	return s, nil
}

// writeStr writes str(v).
func writeStr(b *strings.Builder, v value.Value) {
	if s, ok := v.Text(); ok {
		b.WriteString(s)
	} else if i, ok := v.Int64(); ok {
		var digits [20]byte
		b.Write(strconv.AppendInt(digits[:0], i, 10))
	} else {
		b.WriteString(object.Str(v.Starlark()))
	}
}

// printTo prints to a file of a script, in pieces as CPython.
func printTo(t *script.Thread, file starlark.Value, args native.Args, sep, end string, flush bool) error {
	write, err := object.Getattr(file, "write")
	if err != nil {
		return err
	}
	put := func(piece string) error {
		_, err := object.Invoke(t, write, starlark.String(piece))
		return err
	}
	for i, v := range args {
		if i > 0 && sep != "" {
			if err := put(sep); err != nil {
				return err
			}
		}
		if err := put(object.Str(v.Starlark())); err != nil {
			return err
		}
	}
	if end != "" {
		if err := put(end); err != nil {
			return err
		}
	}
	if !flush {
		return nil
	}
	f, err := object.Getattr(file, "flush")
	if err == nil {
		_, err = object.Invoke(t, f)
	}
	return err
}
