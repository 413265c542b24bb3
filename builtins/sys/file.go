package sys

import (
	"sync"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// unsupportedOperation is io.UnsupportedOperation, which is an OSError and, other than
// in Python, no ValueError.
var unsupportedOperation = object.NewClass("io", "UnsupportedOperation", object.OSError)

// file is what the standard files have in common.
type file struct {
	rt     *script.Runtime
	fd     int
	name   string
	mode   string
	errors string // what is done about characters that the encoding lacks
	tty    func(fd int) bool
	fileno bool
}

func newFile(rt *script.Runtime, cfg Config, fd int) file {
	f := file{rt: rt, fd: fd, name: "<stdin>", mode: "r", errors: "strict", tty: cfg.IsTerminal, fileno: cfg.HasFileno}
	switch fd {
	case 1:
		f.name, f.mode = "<stdout>", "w"
	case 2:
		f.name, f.mode, f.errors = "<stderr>", "w", "backslashreplace"
	}
	return f
}

// A standardFile is one of the standard files, of which a script can read one, and write the others.
type standardFile interface {
	starlark.Value

	common() *file

	// read reads up to a character that ends it, at most size characters unless that is negative.
	read(t *script.Thread, size int, ends func(rune) bool) (string, error)

	// write writes what v is and returns its length.
	write(t *script.Thread, v starlark.Value) (int, error)
}

func (f *file) common() *file { return f }

// textClass is the class of the standard files, and writerClass that of their buffers. They are
// defined when a script first asks for one.
var (
	textClass = sync.OnceValue(func() *object.Class {
		return native.Table{
			Doc: "a text file of the process",
			Methods: append(fileMethods(),
				native.M1("reconfigure", "**kwargs", "does nothing", reconfigure),
				native.M0("__iter__", "", "", func(f standardFile, _ *script.Thread) (starlark.Value, error) { return f, nil }),
				native.M0("__next__", "", "", nextLine),
			),
			Attributes: append(fileAttributes(),
				native.Get("encoding", "how its characters are bytes: 'utf-8'", func(standardFile) (string, error) { return "utf-8", nil }),
				native.Get("errors", "what is done about characters that the encoding lacks", func(f standardFile) (string, error) { return f.common().errors, nil }),
				native.Get("buffer", "the same file, for bytes, if it can be written", buffer),
			),
		}.Define(object.NewNative("_io", "TextIOWrapper"))
	})
	writerClass = sync.OnceValue(func() *object.Class {
		return native.Table{
			Doc:        "a binary file of the process, to write",
			Methods:    fileMethods(),
			Attributes: fileAttributes(),
		}.Define(object.NewNative("_io", "BufferedWriter"))
	})
)

func fileMethods() []*native.Function {
	return []*native.Function{
		native.M1("read", "size=-1, /", "text up to the end, or of at most size characters", readText),
		native.M1("readline", "size=-1, /", "a line with its newline, or at most size characters of it; '' at the end", readLine),
		native.M1("readlines", "hint=-1, /", "a list of the lines, or of the first that have so many characters together", readLines),
		native.M1("write", "text, /", "writes text, whole, and returns its length", standardFile.write),
		native.M1("writelines", "lines, /", "writes each", writeLines),
		native.M0("flush", "", "does nothing: nothing is held back", func(standardFile, *script.Thread) (value.Value, error) { return value.None, nil }),
		native.M0("isatty", "", "whether it is a terminal", isTerminal),
		native.M0("fileno", "", "its number, if the host says so", fileno),
		native.M0("readable", "", "whether it can be read", func(f standardFile, _ *script.Thread) (bool, error) { return f.common().fd == 0, nil }),
		native.M0("writable", "", "whether it can be written", func(f standardFile, _ *script.Thread) (bool, error) { return f.common().fd != 0, nil }),
		native.M0("seekable", "", "False", func(standardFile, *script.Thread) (bool, error) { return false, nil }),
	}
}

func fileAttributes() []*native.Attribute {
	return []*native.Attribute{
		native.Get("name", "which file it is, such as '<stdout>'", func(f standardFile) (string, error) { return f.common().name, nil }),
		native.Get("mode", "'r', 'w' or 'wb'", func(f standardFile) (string, error) { return f.common().mode, nil }),
		native.Get("closed", "False", func(standardFile) (bool, error) { return false, nil }),
	}
}

func readText(f standardFile, t *script.Thread, size corelib.Size) (string, error) {
	return f.read(t, int(size), func(rune) bool { return false })
}

func readLine(f standardFile, t *script.Thread, size int) (string, error) {
	return f.read(t, size, isNewline)
}

func isNewline(r rune) bool { return r == '\n' }

func readLines(f standardFile, t *script.Thread, hint corelib.Size) (*value.List, error) {
	var lines []starlark.Value
	for total := 0; hint <= 0 || total <= int(hint); {
		line, err := f.read(t, -1, isNewline)
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		total += utf8.RuneCountInString(line)
		lines = append(lines, starlark.String(line))
	}
	return value.ListFrom(lines), nil
}

// nextLine is __next__.
func nextLine(f standardFile, t *script.Thread) (string, error) {
	line, err := f.read(t, -1, isNewline)
	if err == nil && line == "" {
		err = object.StopIteration.New()
	}
	return line, err
}

func writeLines(f standardFile, t *script.Thread, lines starlark.Value) (value.Value, error) {
	it := starlark.Iterate(lines)
	if it == nil {
		return value.Value{}, object.TypeError.Errorf("'%s' object is not iterable", object.TypeName(lines))
	}
	defer it.Done()
	var line starlark.Value
	for it.Next(&line) {
		if _, err := f.write(t, line); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

func isTerminal(file standardFile, _ *script.Thread) (bool, error) {
	f := file.common()
	return f.tty(f.fd), nil
}

func fileno(file standardFile, _ *script.Thread) (int, error) {
	f := file.common()
	if !f.fileno {
		return 0, unsupportedOperation.Errorf("fileno")
	}
	return f.fd, nil
}

func reconfigure(standardFile, *script.Thread, native.Keywords) (value.Value, error) {
	return value.None, nil
}

func buffer(f standardFile) (starlark.Value, error) {
	if s, ok := f.(*Stream); ok {
		return s.buffer(), nil
	}
	return nil, object.NoAttribute(f, "buffer")
}
