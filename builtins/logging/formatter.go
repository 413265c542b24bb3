package logging

import (
	"fmt"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/builtins/internal/pytime"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// What the attributes of Formatter for times are, unless scripts set them.
const (
	defaultTimeFormat = "%Y-%m-%d %H:%M:%S"
	defaultMsecFormat = "%s,%03d"
)

func formatterTable() native.Table {
	return native.Table{
		Doc: "makes text of records",
		Methods: []*native.Function{
			native.M5("__init__", "fmt=None, datefmt=None, style='%', validate=True, *, defaults=None", "", initFormatter),
			native.M0("usesTime", "", "whether the format has asctime", func(self *object.Instance, t *script.Thread) (starlark.Value, error) {
				style, err := attr(self, "_style")
				if err != nil {
					return nil, err
				}
				return call(t, style, "usesTime")
			}),
			native.M1("formatMessage", "record", "a record as text, without its exception", func(self *object.Instance, t *script.Thread, record starlark.Value) (starlark.Value, error) {
				style, err := attr(self, "_style")
				if err != nil {
					return nil, err
				}
				return call(t, style, "format", record)
			}),
			native.M2("formatTime", "record, datefmt=None", "the time of a record as text", formatTime),
			native.M1("formatException", "ei", "an exception as text: its traceback", formatException),
			native.M1("formatStack", "stack_info", "a stack as text", func(_ *object.Instance, _ *script.Thread, info starlark.Value) (starlark.Value, error) {
				return info, nil
			}),
			native.M1("format", "record", "a record as text, with its exception", formatRecord),
		},
	}
}

// initFormatter is Formatter.__init__.
func initFormatter(self *object.Instance, t *script.Thread, layout, datefmt, styleArg starlark.Value, validate bool, defaults starlark.Value) (value.Value, error) {
	style, err := logsOf(t).setFormat(self, layout, datefmt, styleArg, defaults)
	if err != nil || !validate {
		return value.None, err
	}
	return value.None, call0(t, style, "validate")
}

// setFormat sets what a formatter makes text by, and returns the object of its style.
func (l *Logs) setFormat(self *object.Instance, layout, datefmt, styleArg, defaults starlark.Value) (*object.Instance, error) {
	s, class, err := l.findStyle(styleArg)
	if err != nil {
		return nil, err
	}
	style := object.NewInstance(class, nil)
	if err := s.set(style, layout, defaults); err != nil {
		return nil, err
	}
	return style, setAttributes(self, attribute{"_style", style}, attribute{"_fmt", style.Attrs().Get("_fmt")}, attribute{"datefmt", datefmt})
}

// formatRecord is Formatter.format.
func formatRecord(self *object.Instance, t *script.Thread, record starlark.Value) (starlark.Value, error) {
	r, ok := record.(*Record)
	if !ok {
		return nil, object.TypeError.Errorf("cannot format '%s', want LogRecord", object.TypeName(record))
	}
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
func formatTime(self *object.Instance, t *script.Thread, record, datefmt starlark.Value) (starlark.Value, error) {
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
	text, err = object.Percent(object.Str(msecs), starlark.Tuple{starlark.String(text), milliseconds})
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
	v, err := t.Invoke(converter, starlark.Tuple{created}, nil)
	if err != nil {
		return pytime.Tm{}, time.Time{}, err
	}
	tm, err := pytime.FromValue("strftime", v)
	if err == nil {
		tm, err = tm.Check()
	}
	return tm, time.Time{}, err
}

// formatException is Formatter.formatException: it returns the traceback of what sys.exc_info
// returned.
func formatException(_ *object.Instance, t *script.Thread, v starlark.Value) (starlark.Value, error) {
	info, ok := value.TupleOf(v)
	if !ok || len(info) != 3 {
		return nil, object.TypeError.Errorf("'%s' object is no exception information", object.TypeName(v))
	}
	e, ok := info[1].(*object.Exception)
	if !ok {
		return starlark.String("NoneType: None"), nil
	}
	return starlark.String(strings.TrimSuffix(t.Traceback(e), "\n")), nil
}
