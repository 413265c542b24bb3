package logging

import (
	"path/filepath"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func fileHandlerTable() native.Table {
	return native.Table{
		Doc: "writes lines to a file",
		Methods: []*native.Function{
			native.M5("__init__", "filename, mode='a', encoding=None, delay=False, errors=None", "", initFile),
			native.M0("_open", "", "opens the file", openFile),
			native.M0("close", "", "closes the file", closeFile),
			native.M1("emit", "record", "writes a record; opens the file if that was delayed", emitToFile),
			native.M0("__repr__", "", "", fileHandlerRepr),
		},
	}
}

// initFile is FileHandler.__init__.
func initFile(self *object.Instance, t *script.Thread, filename, mode, encoding starlark.Value, delay bool, errors starlark.Value) (value.Value, error) {
	name, err := logsOf(t).absolute(filename)
	if err != nil {
		return value.Value{}, err
	}
	if encoding == starlark.None && !strings.Contains(object.Str(mode), "b") {
		encoding = starlark.String("utf-8")
	}
	err = setAttributes(self,
		attribute{"baseFilename", starlark.String(name)}, attribute{"mode", mode}, attribute{"encoding", encoding},
		attribute{"errors", errors}, attribute{"delay", starlark.Bool(delay)})
	if err != nil {
		return value.Value{}, err
	}
	if delay {
		if _, err := initHandler(self, t, level{starlark.MakeInt(notSet)}); err != nil {
			return value.Value{}, err
		}
		return value.None, self.SetField("stream", starlark.None)
	}
	stream, err := call(t, self, "_open")
	if err != nil {
		return value.Value{}, err
	}
	return initStream(self, t, stream)
}

// absolute returns the absolute path of the file that an argument names.
func (l *Logs) absolute(v starlark.Value) (string, error) {
	var name string
	switch v := v.(type) {
	case starlark.String:
		name = string(v)
	case corelib.HasPath:
		var err error
		if name, err = v.Path(); err != nil {
			return "", err
		}
	default:
		return "", object.TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", object.TypeName(v))
	}
	if filepath.IsAbs(name) {
		return filepath.Clean(name), nil
	}
	if l.cfg.Getwd == nil {
		return "", object.FromOS(syscall.EPERM, v)
	}
	dir, err := l.cfg.Getwd()
	if err != nil {
		return "", object.FromOS(err, v)
	}
	return filepath.Join(dir, name), nil
}

// openFile is FileHandler._open: it opens the file of a handler as open does.
func openFile(self *object.Instance, t *script.Thread) (starlark.Value, error) {
	var args [4]starlark.Value
	for i, name := range [...]string{"baseFilename", "mode", "encoding", "errors"} {
		var err error
		if args[i], err = attr(self, name); err != nil {
			return nil, err
		}
	}
	open := logsOf(t).cfg.Open
	if open == nil {
		return nil, object.FromOS(syscall.EPERM, args[0])
	}
	return t.Invoke(open(), args[:2], []starlark.Tuple{
		{starlark.String("encoding"), args[2]}, {starlark.String("errors"), args[3]},
	})
}

// closeFile is FileHandler.close.
func closeFile(self *object.Instance, t *script.Thread) (value.Value, error) {
	return value.None, locked(t, self, func() error {
		err := closeStream(t, self)
		if closeErr := logsOf(t).closeHandler(self); err == nil {
			err = closeErr
		}
		return err
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
	if _, closeErr := t.Invoke(fn, nil, nil); err == nil {
		err = closeErr
	}
	return err
}

// emitToFile is FileHandler.emit: it opens the file if it is not open. What was opened
// with mode w and is closed stays so, since opening it again would empty it.
func emitToFile(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	stream, err := attr(self, "stream")
	if err != nil {
		return value.Value{}, err
	}
	if stream == starlark.None {
		mode, err := attr(self, "mode")
		if err != nil {
			return value.Value{}, err
		}
		closed, err := attr(self, "_closed")
		if err != nil || mode == starlark.String("w") && bool(closed.Truth()) {
			return value.None, err
		}
		if stream, err = call(t, self, "_open"); err != nil {
			return value.Value{}, err
		}
		if err := self.SetField("stream", stream); err != nil {
			return value.Value{}, err
		}
	}
	return emitToStream(self, t, record)
}

func fileHandlerRepr(self *object.Instance, t *script.Thread) (string, error) {
	name, err := attr(self, "baseFilename")
	if err != nil {
		return "", err
	}
	return logsOf(t).handlerRepr(self, object.Str(name))
}
