package logging

import (
	"path/filepath"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pybuiltin"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// defineFileHandler defines FileHandler.
func (l *Logs) defineFileHandler() {
	c := l.define("logging", "FileHandler", l.classes.streamHandler)
	l.classes.fileHandler = c
	addMethod(c, "__init__", "filename, mode='a', encoding=None, delay=False, errors=None",
		func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			return starlark.None, l.initFile(t, self, a.Values)
		})
	addMethod(c, "_open", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return l.openFile(t, self)
	})
	addMethod(c, "close", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, locked(t, self, func() error {
			err := closeStream(t, self)
			if closeErr := l.closeHandler(self); err == nil {
				err = closeErr
			}
			return err
		})
	})
	addMethod(c, "emit", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.emitToFile(t, self, a.Values[0])
	})
	addMethod(c, "__repr__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		name, err := attr(self, "baseFilename")
		if err != nil {
			return nil, err
		}
		return l.handlerRepr(self, object.Str(name))
	})
}

// initFile is FileHandler.__init__.
func (l *Logs) initFile(t *script.Thread, self *object.Instance, args []starlark.Value) error {
	name, err := l.absolute(args[0])
	if err != nil {
		return err
	}
	var mode starlark.Value = starlark.String("a")
	if args[1] != nil {
		mode = args[1]
	}
	delay := truth(args[3], false)
	encoding := given(args[2])
	if encoding == starlark.None && !strings.Contains(object.Str(mode), "b") {
		encoding = starlark.String("utf-8")
	}
	for _, a := range []struct {
		name string
		v    starlark.Value
	}{
		{"baseFilename", starlark.String(name)}, {"mode", mode}, {"encoding", encoding},
		{"errors", given(args[4])}, {"delay", starlark.Bool(delay)},
	} {
		if err := self.SetField(a.name, a.v); err != nil {
			return err
		}
	}
	if delay {
		if err := l.initHandler(t, self, nil); err != nil {
			return err
		}
		return self.SetField("stream", starlark.None)
	}
	stream, err := call(t, self, "_open")
	if err != nil {
		return err
	}
	return l.initStream(t, self, stream)
}

// absolute returns the absolute path of the file that an argument names.
func (l *Logs) absolute(v starlark.Value) (string, error) {
	var name string
	switch v := v.(type) {
	case starlark.String:
		name = string(v)
	case pybuiltin.HasPath:
		var err error
		if name, err = v.Path(); err != nil {
			return "", err
		}
	default:
		return "", exception.TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", exception.TypeName(v))
	}
	if filepath.IsAbs(name) {
		return filepath.Clean(name), nil
	}
	if l.cfg.Getwd == nil {
		return "", exception.FromOS(syscall.EPERM, v)
	}
	dir, err := l.cfg.Getwd()
	if err != nil {
		return "", exception.FromOS(err, v)
	}
	return filepath.Join(dir, name), nil
}

// openFile opens the file of a handler as open does.
func (l *Logs) openFile(t *script.Thread, self *object.Instance) (starlark.Value, error) {
	var args [4]starlark.Value
	for i, name := range [...]string{"baseFilename", "mode", "encoding", "errors"} {
		var err error
		if args[i], err = attr(self, name); err != nil {
			return nil, err
		}
	}
	if l.cfg.Open == nil {
		return nil, exception.FromOS(syscall.EPERM, args[0])
	}
	return starlark.Call(t.Interp(), l.cfg.Open(), args[:2], []starlark.Tuple{
		{starlark.String("encoding"), args[2]}, {starlark.String("errors"), args[3]},
	})
}

// closeStream closes the stream of a handler, if it has one, and takes it off.
func closeStream(t *script.Thread, self *object.Instance) error {
	stream, err := attr(self, "stream")
	if err != nil || !bool(stream.Truth()) {
		return err
	}
	err = call0(t, self, "flush")
	if setErr := self.SetField("stream", starlark.None); err == nil {
		err = setErr
	}
	fn, attrErr := attrOr(stream, "close", nil)
	if fn == nil || attrErr != nil {
		return err
	}
	if _, closeErr := starlark.Call(t.Interp(), fn, nil, nil); err == nil {
		err = closeErr
	}
	return err
}

// emitToFile is FileHandler.emit: it opens the file if it is not open. What was opened
// with mode w and is closed stays so, since opening it again would empty it.
func (l *Logs) emitToFile(t *script.Thread, self *object.Instance, record starlark.Value) error {
	stream, err := attr(self, "stream")
	if err != nil {
		return err
	}
	if stream == starlark.None {
		mode, err := attr(self, "mode")
		if err != nil {
			return err
		}
		closed, err := attr(self, "_closed")
		if err != nil || mode == starlark.String("w") && bool(closed.Truth()) {
			return err
		}
		if stream, err = call(t, self, "_open"); err != nil {
			return err
		}
		if err := self.SetField("stream", stream); err != nil {
			return err
		}
	}
	return l.emitToStream(t, self, record)
}
