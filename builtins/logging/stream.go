package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pybuiltin"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// defineStreamHandler defines StreamHandler, and the class of lastResort.
func (l *Logs) defineStreamHandler() {
	c := l.define("logging", "StreamHandler", l.classes.handler)
	l.classes.streamHandler = c
	c.Attrs().Set("terminator", starlark.String("\n"))
	addMethod(c, "__init__", "stream=None", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.initStream(t, self, given(a.Values[0]))
	})
	addMethod(c, "flush", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, locked(t, self, func() error {
			stream, err := attr(self, "stream")
			if err != nil {
				return err
			}
			return flush(t, stream)
		})
	})
	addMethod(c, "emit", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.emitToStream(t, self, a.Values[0])
	})
	addMethod(c, "setStream", "stream", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		old, err := attr(self, "stream")
		if err != nil || old == a.Values[0] {
			return starlark.None, err
		}
		return old, locked(t, self, func() error {
			if err := call0(t, self, "flush"); err != nil {
				return err
			}
			return self.SetField("stream", a.Values[0])
		})
	})
	addMethod(c, "__repr__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		stream, err := attr(self, "stream")
		if err != nil {
			return nil, err
		}
		name, err := attrOr(stream, "name", starlark.String(""))
		if err != nil {
			return nil, err
		}
		return l.handlerRepr(self, object.Str(name))
	})

	// Its stream is always what sys.stderr is then.
	c = l.define("logging", "_StderrHandler", l.classes.streamHandler)
	l.classes.stderrHandler = c
	addMethod(c, "__init__", "level=NOTSET", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.initHandler(t, self, a.Values[0])
	})
	c.Attrs().Set("stream", object.NewProperty(addMethod(c, "_stream", "", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
		return l.cfg.Stderr(), nil
	}), nil, nil))
}

// initStream is StreamHandler.__init__.
func (l *Logs) initStream(t *script.Thread, self *object.Instance, stream starlark.Value) error {
	if err := l.initHandler(t, self, nil); err != nil {
		return err
	}
	if stream == starlark.None {
		stream = l.cfg.Stderr()
	}
	return self.SetField("stream", stream)
}

// emitToStream is StreamHandler.emit: it writes a record, with the terminator, at once.
func (l *Logs) emitToStream(t *script.Thread, self *object.Instance, record starlark.Value) error {
	return l.attempt(t, self, record, func() error {
		msg, err := call(t, self, "format", record)
		if err != nil {
			return err
		}
		text, ok := msg.(starlark.String)
		if !ok {
			return exception.TypeError.Errorf("unsupported operand type(s) for +: '%s' and 'str'", exception.TypeName(msg))
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
	if w, ok := stream.(pybuiltin.TextWriter); ok {
		return w.WriteText(t, text)
	}
	_, err := call(t, stream, "write", starlark.String(text))
	return err
}

// flush flushes a stream, if it is one that can be flushed.
func flush(t *script.Thread, stream starlark.Value) error {
	if w, ok := stream.(pybuiltin.TextWriter); ok {
		return w.Flush(t)
	}
	if !stream.Truth() {
		return nil
	}
	fn, err := attrOr(stream, "flush", nil)
	if err != nil || fn == nil {
		return err
	}
	_, err = starlark.Call(t.Interp(), fn, nil, nil)
	return err
}
