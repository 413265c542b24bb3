package pybuiltin

import (
	"context"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pytype"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A File is what Config.Open opens: an *os.File is one.
type File interface {
	io.ReadWriteSeeker
	io.Closer
	Truncate(size int64) error
}

// An AppendFile is a File that knows where another process finds it.
type AppendFile interface {
	File
	// AppendPath returns the path by which another process opens the file to write to its
	// end, as this one does, or "".
	AppendPath() string
}

// HasPath is a value that names a file, as with __fspath__.
type HasPath interface{ Path() (string, error) }

// open is Python's open. Writes are not buffered: nothing is lost if a script does not
// close the file.
func (b *builtins) open(t *script.Thread, a signature.Args) (starlark.Value, error) {
	v := a.Values
	name, err := pathOf(v[0])
	if err != nil {
		return nil, err
	}
	mode := "r"
	if v[1] != nil {
		s, ok := object.AsString(v[1])
		if !ok {
			return nil, typeErrorf("open() argument 'mode' must be str, not %s", object.ArgumentType(v[1]))
		}
		mode = s
	}
	flag, binary, err := parseMode(mode)
	if err != nil {
		return nil, err
	}
	var text [3]string // encoding, errors, newline
	for i, arg := range []starlark.Value{given(v[3]), given(v[4]), given(v[5])} {
		if arg == nil {
			continue
		}
		what := [...]string{"encoding", "errors", "newline"}[i]
		s, ok := object.AsString(arg)
		if !ok {
			return nil, typeErrorf("open() argument '%s' must be str or None, not %s", what, pyop.TypeName(arg))
		}
		if binary {
			article := map[string]string{"encoding": "an", "errors": "an", "newline": "a"}[what]
			return nil, exception.ValueError.Errorf("binary mode doesn't take %s %s argument", article, what)
		}
		text[i] = s
	}
	switch text[2] {
	case "", "\n", "\r", "\r\n":
	default:
		return nil, exception.ValueError.Errorf("illegal newline value: %s", text[2])
	}
	if text[0] == "" {
		text[0] = "utf-8"
	}
	if text[1] == "" {
		text[1] = "strict"
	}
	if !binary {
		if _, err := pytype.Encode("", text[0], text[1]); err != nil {
			return nil, err
		}
	}
	if b.cfg.Open == nil {
		return nil, exception.FromOS(syscall.EPERM, v[0])
	}

	var file File
	t.Block(func(ctx context.Context) {
		if file, err = b.cfg.Open(ctx, name, flag, 0o666); err != nil {
			return
		}
		if s, ok := file.(interface{ Stat() (fs.FileInfo, error) }); ok {
			if info, statErr := s.Stat(); statErr == nil && info.IsDir() {
				file.Close()
				err = syscall.EISDIR
			}
		}
	})
	if err != nil {
		return nil, exception.FromOS(err, v[0])
	}
	class := "TextIOWrapper"
	switch {
	case !binary:
	case strings.Contains(mode, "+"):
		class = "BufferedRandom"
	case flag&os.O_WRONLY != 0:
		class = "BufferedWriter"
	default:
		class = "BufferedReader"
	}
	return &fileObject{
		Object: pyop.NewObject(t, class), f: file, name: v[0], mode: mode, binary: binary,
		encoding: text[0], errors: text[1], newline: text[2], universal: given(v[5]) == nil,
		readable: flag&os.O_WRONLY == 0, writable: flag&(os.O_WRONLY|os.O_RDWR) != 0,
	}, nil
}

func pathOf(v starlark.Value) (string, error) {
	var name string
	switch v := v.(type) {
	case starlark.String:
		name = string(v)
	case pyop.Bytes:
		name = string(v)
	case HasPath:
		s, err := v.Path()
		if err != nil {
			return "", err
		}
		name = s
	default:
		return "", typeErrorf("expected str, bytes or os.PathLike object, not %s", pyop.TypeName(v))
	}
	if strings.Contains(name, "\x00") {
		return "", exception.ValueError.Errorf("embedded null byte")
	}
	return name, nil
}

// parseMode returns the flags of os.OpenFile for a mode.
func parseMode(mode string) (flag int, binary bool, err error) {
	seen := map[rune]bool{}
	for _, c := range mode {
		if !strings.ContainsRune("rwxabt+", c) || seen[c] {
			return 0, false, exception.ValueError.Errorf("invalid mode: %s", pyop.Repr(starlark.String(mode)))
		}
		seen[c] = true
	}
	if seen['b'] && seen['t'] {
		return 0, false, exception.ValueError.Errorf("can't have text and binary mode at once")
	}
	kinds := 0
	for c, f := range map[rune]int{'r': 0, 'w': os.O_CREATE | os.O_TRUNC, 'x': os.O_CREATE | os.O_EXCL, 'a': os.O_CREATE | os.O_APPEND} {
		if seen[c] {
			kinds++
			flag = f
		}
	}
	switch {
	case kinds > 1:
		return 0, false, exception.ValueError.Errorf("must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return 0, false, exception.ValueError.Errorf("Must have exactly one of create/read/write/append mode and at most one plus")
	case seen['+']:
		flag |= os.O_RDWR
	case !seen['r']:
		flag |= os.O_WRONLY
	}
	return flag, seen['b'], nil
}
