package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func streamHandlerTable() native.Table {
	return native.Table{
		Doc: "writes lines to a file object, or to sys.stderr",
		Methods: []*native.Function{
			native.M1("__init__", "stream=None", "", initStream),
			native.M0("flush", "", "flushes the stream", flushHandler),
			native.M1("emit", "record", "writes a record", emitToStream),
			native.M1("setStream", "stream", "writes to another file object from now on", setStream),
			native.M0("__repr__", "", "", streamHandlerRepr),
		},
	}
}

// stderrHandlerTable is that of the class of lastResort, whose stream is always what sys.stderr is
// then.
func stderrHandlerTable() native.Table {
	return native.Table{
		Methods: []*native.Function{native.M1("__init__", "level=NOTSET", "", initHandler)},
		Attributes: []*native.Attribute{
			native.Property("stream", "", native.M0("stream", "", "", func(_ *object.Instance, t *script.Thread) (starlark.Value, error) {
				return logsOf(t).cfg.Stderr(), nil
			}), nil),
		},
	}
}

// initStream is StreamHandler.__init__.
func initStream(self *object.Instance, t *script.Thread, stream starlark.Value) (value.Value, error) {
	if _, err := initHandler(self, t, level{starlark.MakeInt(notSet)}); err != nil {
		return value.Value{}, err
	}
	if stream == starlark.None {
		stream = logsOf(t).cfg.Stderr()
	}
	return value.None, self.SetField("stream", stream)
}

// flushHandler is StreamHandler.flush.
func flushHandler(self *object.Instance, t *script.Thread) (value.Value, error) {
	return value.None, locked(t, self, func() error {
		stream, err := attr(self, "stream")
		if err != nil {
			return err
		}
		return flush(t, stream)
	})
}

// setStream is StreamHandler.setStream: it returns the stream that there was, if it is another one.
func setStream(self *object.Instance, t *script.Thread, stream starlark.Value) (starlark.Value, error) {
	old, err := attr(self, "stream")
	if err != nil || old == stream {
		return starlark.None, err
	}
	return old, locked(t, self, func() error {
		if err := call0(t, self, "flush"); err != nil {
			return err
		}
		return self.SetField("stream", stream)
	})
}

func streamHandlerRepr(self *object.Instance, t *script.Thread) (string, error) {
	stream, err := attr(self, "stream")
	if err != nil {
		return "", err
	}
	name, err := attrOr(stream, "name", starlark.String(""))
	if err != nil {
		return "", err
	}
	return logsOf(t).handlerRepr(self, object.Str(name))
}

// emitToStream is StreamHandler.emit: it writes a record, with the terminator, at once.
func emitToStream(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	return value.None, attempt(t, self, record, func() error {
		msg, err := call(t, self, "format", record)
		if err != nil {
			return err
		}
		text, ok := msg.(starlark.String)
		if !ok {
			return object.TypeError.Errorf("unsupported operand type(s) for +: '%s' and 'str'", object.TypeName(msg))
		}
		end, err := attr(self, "terminator")
		if err != nil {
			return err
		}
		stream, err := attr(self, "stream")
		if err != nil {
			return err
		}
		if err := write(t, stream, string(text)+object.Str(end)); err != nil {
			return err
		}
		return call0(t, self, "flush")
	})
}

// write writes to a stream: a file, or any object with a method write.
func write(t *script.Thread, stream starlark.Value, text string) error {
	if w, ok := stream.(corelib.TextWriter); ok {
		return w.WriteText(t, text)
	}
	_, err := call(t, stream, "write", starlark.String(text))
	return err
}

// flush flushes a stream, if it is one that can be flushed.
func flush(t *script.Thread, stream starlark.Value) error {
	if w, ok := stream.(corelib.TextWriter); ok {
		return w.Flush(t)
	}
	if !stream.Truth() {
		return nil
	}
	fn, err := attrOr(stream, "flush", nil)
	if err != nil || fn == nil {
		return err
	}
	_, err = t.Invoke(fn, nil, nil)
	return err
}
