package corelib

import (
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// fileClasses are the classes of files.
type fileClasses struct{ text, reader, writer, random *object.Class }

// classesOfFiles makes them when a script opens the first file.
var classesOfFiles = sync.OnceValue(func() fileClasses {
	binary := func(name, doc string) *object.Class {
		return native.Table{Doc: doc, Methods: fileMethods(), Attributes: fileAttributes()}.Define(object.NewNative("_io", name))
	}
	text := native.Table{Doc: "a text file", Methods: fileMethods(), Attributes: append(fileAttributes(),
		native.Get("encoding", "how its characters are bytes", func(o *fileObject) (string, error) { return o.encoding, nil }),
		native.Get("errors", "what is done about characters that the encoding lacks, and bytes that are none", func(o *fileObject) (string, error) { return o.errors, nil }),
		native.Get("newlines", "None", func(*fileObject) (value.Value, error) { return value.None, nil }),
	)}
	return fileClasses{
		text:   text.Define(object.NewNative("_io", "TextIOWrapper")),
		reader: binary("BufferedReader", "a binary file to read"),
		writer: binary("BufferedWriter", "a binary file to write"),
		random: binary("BufferedRandom", "a binary file to read and to write"),
	}
})

// of returns the class of a file that was opened in a mode.
func (c fileClasses) of(mode string) *object.Class {
	switch {
	case !strings.Contains(mode, "b"):
		return c.text
	case strings.Contains(mode, "+"):
		return c.random
	case strings.Contains(mode, "r"):
		return c.reader
	}
	return c.writer
}

func fileMethods() []*native.Function {
	return []*native.Function{
		native.M1("read", "size=-1, /", "at most so many characters, or bytes of a binary file; all that are left if size is negative", (*fileObject).read),
		native.M1("readline", "size=-1, /", "the next line with its end, or at most so many characters of it; nothing at the end of the file", (*fileObject).readline),
		native.M1("readlines", "hint=-1, /", "a list of the lines that are left, or of the first that have so many characters together", (*fileObject).readlines),
		native.M1("write", "text, /", "writes a text, or bytes to a binary file, and returns the length", (*fileObject).write),
		native.M1("writelines", "lines, /", "writes the elements of an iterable, with nothing between them", (*fileObject).writelines),
		native.M0("close", "", "closes the file", (*fileObject).close),
		native.M0("flush", "", "does nothing: what was written is in the file", (*fileObject).flush),
		native.M2("seek", "offset, whence=0, /", "moves to an offset from the beginning; from here if whence is 1, from the end if it is 2", (*fileObject).seek),
		native.M0("tell", "", "the offset of what is read or written next", (*fileObject).tell),
		native.M1("truncate", "size=None, /", "makes the file so many bytes long, or as many as are before here", (*fileObject).truncate),
		fileFlag("readable", "whether it can be read", func(o *fileObject) bool { return o.readable }),
		fileFlag("writable", "whether it can be written", func(o *fileObject) bool { return o.writable }),
		fileFlag("seekable", "whether seek works: True", func(*fileObject) bool { return true }),
		fileFlag("isatty", "whether it is a terminal: False", func(*fileObject) bool { return false }),
	}
}

// fileFlag defines a method that tells something of a file that is not closed.
func fileFlag(name, doc string, is func(*fileObject) bool) *native.Function {
	return native.M0(name, "", doc, func(o *fileObject, _ *script.Thread) (bool, error) {
		switch {
		case o.closed && o.binary:
			return false, errClosed()
		case o.closed:
			return false, object.ValueError.Errorf("I/O operation on closed file")
		}
		return is(o), nil
	})
}

func fileAttributes() []*native.Attribute {
	return []*native.Attribute{
		native.Get("closed", "whether it is closed", func(o *fileObject) (bool, error) { return o.closed, nil }),
		native.Get("mode", "the mode that it was opened in", func(o *fileObject) (string, error) { return o.mode, nil }),
		native.Get("name", "what was given to open", func(o *fileObject) (starlark.Value, error) { return o.name, nil }),
	}
}

// Size is a parameter for how much of a file to read; below zero it is all.
type Size int

var _ native.Parameter = (*Size)(nil)

// SetArgument takes an int or None.
func (n *Size) SetArgument(_ *script.Thread, v value.Value) error {
	if v.IsNone() {
		*n = -1
		return nil
	}
	i, err := object.AsInt(v.Starlark())
	if err != nil {
		return typeErrorf("argument should be integer or None, not '%s'", object.TypeName(v.Starlark()))
	}
	n64, ok := i.Int64()
	if !ok {
		return object.OverflowError.Errorf("cannot fit 'int' into an index-sized integer")
	}
	*n = Size(max(n64, -1))
	return nil
}
