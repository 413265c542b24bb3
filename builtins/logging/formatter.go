package logging

import (
	"fmt"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/object"
	"fstar/internal/pytime"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// What the attributes of Formatter for times are, unless scripts set them.
const (
	defaultTimeFormat = "%Y-%m-%d %H:%M:%S"
	defaultMsecFormat = "%s,%03d"
)

// defineFormatter defines Formatter, and makes the one of handlers that have none.
func (l *Logs) defineFormatter() {
	c := l.define("logging", "Formatter", nil)
	l.classes.formatter = c
	c.Attrs().Set("converter", object.NewStaticMethod(pytime.Localtime)) // not bound, as functions in C
	c.Attrs().Set("default_time_format", starlark.String(defaultTimeFormat))
	c.Attrs().Set("default_msec_format", starlark.String(defaultMsecFormat))
	addMethod(c, "__init__", "fmt=None, datefmt=None, style='%', validate=True, *, defaults=None",
		func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			v := a.Values
			return starlark.None, l.initFormatter(t, self, given(v[0]), given(v[1]), v[2], truth(v[3], true), given(v[4]))
		})
	addMethod(c, "usesTime", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		style, err := attr(self, "_style")
		if err != nil {
			return nil, err
		}
		return call(t, style, "usesTime")
	})
	addMethod(c, "formatMessage", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		style, err := attr(self, "_style")
		if err != nil {
			return nil, err
		}
		return call(t, style, "format", a.Values[0])
	})
	addMethod(c, "formatTime", "record, datefmt=None", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return formatTime(t, self, a.Values[0], given(a.Values[1]))
	})
	addMethod(c, "formatException", "ei", func(_ *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
		return l.formatException(a.Values[0])
	})
	addMethod(c, "formatStack", "stack_info", func(_ *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
		return a.Values[0], nil
	})
	addMethod(c, "format", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		r, ok := a.Values[0].(*Record)
		if !ok {
			return nil, exception.TypeError.Errorf("cannot format '%s', want LogRecord", exception.TypeName(a.Values[0]))
		}
		return formatRecord(t, self, r)
	})
	l.defaultFormatter = object.NewInstance(c, nil)
	l.initFormatter(nil, l.defaultFormatter, starlark.None, starlark.None, nil, true, starlark.None)
}

// initFormatter is Formatter.__init__.
func (l *Logs) initFormatter(t *script.Thread, self *object.Instance, layout, datefmt, styleArg starlark.Value, validate bool, defaults starlark.Value) error {
	s, class, err := l.findStyle(styleArg)
	if err != nil {
		return err
	}
	style := object.NewInstance(class, nil)
	if err := s.init(style, layout, defaults); err != nil {
		return err
	}
	if validate {
		if err := call0(t, style, "validate"); err != nil {
			return err
		}
	}
	for _, a := range []struct {
		name string
		v    starlark.Value
	}{{"_style", style}, {"_fmt", style.Attrs().Get("_fmt")}, {"datefmt", datefmt}} {
		if err := self.SetField(a.name, a.v); err != nil {
			return err
		}
	}
	return nil
}

// formatRecord is Formatter.format.
func formatRecord(t *script.Thread, self *object.Instance, r *Record) (starlark.Value, error) {
	message, err := call(t, r, "getMessage")
	if err != nil {
		return nil, err
	}
	r.fields[fieldMessage] = message
	usesTime, err := call(t, self, "usesTime")
	if err != nil {
		return nil, err
	}
	if usesTime.Truth() {
		datefmt, err := attr(self, "datefmt")
		if err != nil {
			return nil, err
		}
		if r.fields[fieldASCTime], err = call(t, self, "formatTime", r, datefmt); err != nil {
			return nil, err
		}
	}
	text, err := call(t, self, "formatMessage", r)
	if err != nil {
		return nil, err
	}
	excInfo, excText, stackInfo := given(r.fields[fieldExcInfo]), given(r.fields[fieldExcText]), given(r.fields[fieldStackInfo])
	if bool(excInfo.Truth()) && !bool(excText.Truth()) {
		if excText, err = call(t, self, "formatException", excInfo); err != nil {
			return nil, err
		}
		r.fields[fieldExcText] = excText // for the other handlers
	}
	if excText.Truth() {
		text = onNewLine(text, excText)
	}
	if stackInfo.Truth() {
		if stackInfo, err = call(t, self, "formatStack", stackInfo); err != nil {
			return nil, err
		}
		text = onNewLine(text, stackInfo)
	}
	return text, nil
}

// onNewLine returns text with more on a line of its own.
func onNewLine(text, more starlark.Value) starlark.Value {
	s := object.Str(text)
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return starlark.String(s + object.Str(more))
}

// formatTime is Formatter.formatTime: the time of a record, in a format of strftime.
// Without one it is the default format, and milliseconds are added.
func formatTime(t *script.Thread, self *object.Instance, record, datefmt starlark.Value) (starlark.Value, error) {
	tm, created, err := convertTime(t, self, record)
	if err != nil {
		return nil, err
	}
	if datefmt.Truth() {
		return starlark.String(tm.Format(object.Str(datefmt), t.Runtime().Location)), nil
	}
	layout, err := self.Attr("default_time_format")
	if err != nil {
		return nil, err
	}
	msecs, err := self.Attr("default_msec_format")
	if err != nil {
		return nil, err
	}
	text := tm.Format(object.Str(layout), t.Runtime().Location)
	switch {
	case !bool(msecs.Truth()):
		return starlark.String(text), nil
	case msecs == starlark.String(defaultMsecFormat) && !created.IsZero():
		return starlark.String(fmt.Sprintf("%s,%03d", text, created.Nanosecond()/1e6)), nil
	}
	milliseconds, err := object.Getattr(record, "msecs")
	if err != nil {
		return nil, err
	}
	text, err = format.Percent(object.Str(msecs), starlark.Tuple{starlark.String(text), milliseconds})
	return starlark.String(text), err
}

// convertTime returns the time of a record as the formatter's converter gives it; and as
// it is, if the record still has it.
func convertTime(t *script.Thread, self *object.Instance, record starlark.Value) (pytime.Tm, time.Time, error) {
	converter, err := self.Attr("converter")
	if err != nil {
		return pytime.Tm{}, time.Time{}, err
	}
	// A function in Go is not a method, whatever class it is in: as in CPython one in C.
	if m, ok := converter.(*object.Method); ok {
		if object.IsBuiltin(m.Func) {
			converter = m.Func
		}
	}
	if r, ok := record.(*Record); ok && r.fields[fieldCreated] == nil && r.fields[fieldMsecs] == nil && converter == starlark.Value(pytime.Localtime) {
		return pytime.Local(r.created, t.Runtime().Location), r.created, nil
	}
	created, err := object.Getattr(record, "created")
	if err != nil {
		return pytime.Tm{}, time.Time{}, err
	}
	v, err := starlark.Call(t.Interp(), converter, starlark.Tuple{created}, nil)
	if err != nil {
		return pytime.Tm{}, time.Time{}, err
	}
	tm, err := pytime.FromValue("strftime", v)
	if err == nil {
		tm, err = tm.Check()
	}
	return tm, time.Time{}, err
}

// formatException returns the traceback of what sys.exc_info returned.
func (l *Logs) formatException(v starlark.Value) (starlark.Value, error) {
	info, ok := v.(starlark.Tuple)
	if !ok || len(info) != 3 {
		return nil, exception.TypeError.Errorf("'%s' object is no exception information", exception.TypeName(v))
	}
	e, ok := info[1].(*exception.Exception)
	if !ok {
		return starlark.String("NoneType: None"), nil
	}
	return starlark.String(strings.TrimSuffix(l.rt.Running().Traceback(e), "\n")), nil
}
