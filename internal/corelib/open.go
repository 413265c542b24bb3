package corelib

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// An AppendFile is a file that knows where another process finds it.
type AppendFile interface {
	script.File
	// AppendPath returns the path by which another process opens the file to write to its
	// end, as this one does, or "".
	AppendPath() string
}

// HasPath is a value that names a file, as with __fspath__.
type HasPath interface{ Path() (string, error) }

// Open is the function open. Writes are not buffered: nothing is lost if a script does not
// close the file.
var Open = native.FP("open", openSignature, openDoc, open)

const (
	openSignature = "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None"
	openDoc       = "opens a file: mode is r, w, a or x, with + to do both and b for bytes"
)

// NewOpen returns a function as Open whose files are opened by openFile, as os.OpenFile does,
// and not by the IO of the runtime. It is called without the script lock.
func NewOpen(openFile OpenFile) *native.Function {
	return native.FP(Open.Name(), openSignature, openDoc, func(t *script.Thread, a *openArgs) (*fileObject, error) {
		return openWith(t, a, openFile)
	})
}

// An OpenFile opens a file, as os.OpenFile does.
type OpenFile = func(ctx context.Context, name string, flag int, perm fs.FileMode) (script.File, error)

// openArgs are the arguments of open.
type openArgs struct {
	File      starlark.Value
	Mode      string
	Buffering value.Value
	Encoding  native.Opt[string]
	Errors    native.Opt[string]
	Newline   native.Opt[string]
	CloseFD   value.Value
	Opener    value.Value
}

func open(t *script.Thread, a *openArgs) (*fileObject, error) {
	return openWith(t, a, t.Runtime().IO.Open)
}

// openWith is open of a file that openFile opens, if it is not nil.
func openWith(t *script.Thread, a *openArgs, openFile OpenFile) (*fileObject, error) {
	name, err := pathOf(a.File)
	if err != nil {
		return nil, err
	}
	flag, binary, err := parseMode(a.Mode)
	if err != nil {
		return nil, err
	}
	if binary {
		for _, arg := range []struct {
			what  string
			given bool
		}{{"an encoding", a.Encoding.Given}, {"an errors", a.Errors.Given}, {"a newline", a.Newline.Given}} {
			if arg.given {
				return nil, object.ValueError.Errorf("binary mode doesn't take %s argument", arg.what)
			}
		}
	}
	switch a.Newline.Value {
	case "", "\n", "\r", "\r\n":
	default:
		return nil, object.ValueError.Errorf("illegal newline value: %s", a.Newline.Value)
	}
	encoding, onError := cmp.Or(a.Encoding.Value, "utf-8"), cmp.Or(a.Errors.Value, "strict")
	if !binary {
		if _, err := types.Encode("", encoding, onError); err != nil {
			return nil, err
		}
	}
	if openFile == nil {
		return nil, object.FromOS(syscall.EPERM, a.File)
	}

	var file script.File
	t.Block(func(ctx context.Context) {
		if file, err = openFile(ctx, name, flag, 0o666); err != nil {
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
		return nil, object.FromOS(err, a.File)
	}
	class := classesOfFiles().of(a.Mode)
	return &fileObject{
		Opaque: object.NewOpaque(class.Name()), Iteration: object.Iteration{By: t.Caller()}, class: class, f: file, name: a.File, mode: a.Mode, binary: binary,
		encoding: encoding, errors: onError, newline: a.Newline.Value, universal: !a.Newline.Given,
		readable: flag&os.O_WRONLY == 0, writable: flag&(os.O_WRONLY|os.O_RDWR) != 0,
	}, nil
}

func pathOf(v starlark.Value) (string, error) {
	var name string
	switch v := v.(type) {
	case starlark.String:
		name = string(v)
	case object.Bytes:
		name = string(v)
	case HasPath:
		s, err := v.Path()
		if err != nil {
			return "", err
		}
		name = s
	default:
		return "", typeErrorf("expected str, bytes or os.PathLike object, not %s", object.TypeName(v))
	}
	if strings.Contains(name, "\x00") {
		return "", object.ValueError.Errorf("embedded null byte")
	}
	return name, nil
}

// parseMode returns the flags of os.OpenFile for a mode.
func parseMode(mode string) (flag int, binary bool, err error) {
	seen := map[rune]bool{}
	for _, c := range mode {
		if !strings.ContainsRune("rwxabt+", c) || seen[c] {
			return 0, false, object.ValueError.Errorf("invalid mode: %s", object.Repr(starlark.String(mode)))
		}
		seen[c] = true
	}
	if seen['b'] && seen['t'] {
		return 0, false, object.ValueError.Errorf("can't have text and binary mode at once")
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
		return 0, false, object.ValueError.Errorf("must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return 0, false, object.ValueError.Errorf("Must have exactly one of create/read/write/append mode and at most one plus")
	case seen['+']:
		flag |= os.O_RDWR
	case !seen['r']:
		flag |= os.O_WRONLY
	}
	return flag, seen['b'], nil
}
