package logging

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/script"
)

// record is what is known of one logged message. To a format it is a mapping from
// field names to values, which are made when they are asked for.
type record struct {
	level   level
	name    string // the logger's
	msg     starlark.Value
	args    starlark.Tuple
	message string // msg with args put in
	created time.Time
	started time.Time // when the module was made
	thread  *script.Thread
	caller  starlark.CallFrame
	reason  *exception.Exception // appended as a traceback; may be nil
}

var _ starlark.Mapping = (*record)(nil)

// merge puts the arguments into the message.
func (r *record) merge() error {
	text := format.Str(r.msg)
	if len(r.args) == 0 {
		r.message = text
		return nil
	}
	var operand starlark.Value = r.args
	if dict, ok := r.args[0].(*starlark.Dict); ok && len(r.args) == 1 && dict.Len() > 0 {
		operand = dict
	}
	var err error
	r.message, err = format.Percent(text, operand)
	return err
}

// Get returns the field that key names.
func (r *record) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	name, _ := starlark.AsString(key)
	if field, ok := fields[name]; ok {
		return field(r), true, nil
	}
	return nil, false, nil
}

// fields are the attributes of LogRecord that a format can name.
var fields = map[string]func(*record) starlark.Value{
	"asctime": func(r *record) starlark.Value {
		return starlark.String(r.created.Format("2006-01-02 15:04:05,000"))
	},
	"created":     func(r *record) starlark.Value { return starlark.Float(float64(r.created.UnixNano()) / 1e9) },
	"filename":    func(r *record) starlark.Value { return starlark.String(filepath.Base(r.caller.Pos.Filename())) },
	"funcName":    func(r *record) starlark.Value { return starlark.String(exception.FunctionName(r.caller)) },
	"levelname":   func(r *record) starlark.Value { return starlark.String(r.level.String()) },
	"levelno":     func(r *record) starlark.Value { return starlark.MakeInt(int(r.level)) },
	"lineno":      func(r *record) starlark.Value { return starlark.MakeInt(int(r.caller.Pos.Line)) },
	"message":     func(r *record) starlark.Value { return starlark.String(r.message) },
	"module":      func(r *record) starlark.Value { return starlark.String(moduleName(r.caller.Pos.Filename())) },
	"msecs":       func(r *record) starlark.Value { return starlark.Float(r.created.Nanosecond() / 1e6) },
	"name":        func(r *record) starlark.Value { return starlark.String(r.name) },
	"pathname":    func(r *record) starlark.Value { return starlark.String(r.caller.Pos.Filename()) },
	"process":     func(r *record) starlark.Value { return starlark.MakeInt(os.Getpid()) },
	"processName": func(r *record) starlark.Value { return starlark.String("MainProcess") },
	"relativeCreated": func(r *record) starlark.Value {
		return starlark.Float(r.created.Sub(r.started).Seconds() * 1e3)
	},
	"taskName":   func(r *record) starlark.Value { return starlark.None },
	"thread":     func(r *record) starlark.Value { return starlark.MakeInt64(r.thread.Ident()) },
	"threadName": func(r *record) starlark.Value { return starlark.String(r.thread.Name()) },
}

func moduleName(filename string) string {
	base := filepath.Base(filename)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// String returns the record's repr.
func (r *record) String() string { return "<LogRecord: " + r.name + ", " + r.message + ">" }

// Type returns "LogRecord".
func (r *record) Type() string { return "LogRecord" }

// Freeze does nothing: no script sees a record.
func (r *record) Freeze() {}

// Truth returns true.
func (r *record) Truth() starlark.Bool { return true }

// Hash fails: no script sees a record.
func (r *record) Hash() (uint32, error) {
	return 0, exception.TypeError.Errorf("unhashable type: 'LogRecord'")
}
