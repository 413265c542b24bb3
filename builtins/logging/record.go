package logging

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Record is an instance of LogRecord, or of a class derived from it: what is known of
// one logged message. Most of its fields are made when they are first asked for.
type Record struct {
	class  *object.Class
	logs   *Logs
	fields [fieldCount]starlark.Value // nil: not made, or not there
	attrs  object.Namespace           // what scripts added

	created time.Time
	thread  *script.Thread
	name    string // the thread's, then
	caller  position
}

var (
	_ object.Extensible    = (*Record)(nil)
	_ starlark.HasSetField = (*Record)(nil)
)

// field is one of the fields that every record has.
type field int

// The fields in the order of CPython. The last two are there once a record was formatted.
const (
	fieldName field = iota
	fieldMsg
	fieldArgs
	fieldLevelName
	fieldLevelNo
	fieldPathName
	fieldFileName
	fieldModule
	fieldExcInfo
	fieldExcText
	fieldStackInfo
	fieldLineNo
	fieldFuncName
	fieldCreated
	fieldMsecs
	fieldRelativeCreated
	fieldThread
	fieldThreadName
	fieldProcessName
	fieldProcess
	fieldTaskName
	fieldMessage
	fieldASCTime
	fieldCount
)

var fieldNames = [fieldCount]string{
	"name", "msg", "args", "levelname", "levelno", "pathname", "filename", "module", "exc_info", "exc_text", "stack_info", "lineno",
	"funcName", "created", "msecs", "relativeCreated", "thread", "threadName", "processName", "process", "taskName", "message", "asctime",
}

var fieldsByName = func() map[string]field {
	m := make(map[string]field, fieldCount)
	for i, name := range fieldNames {
		m[name] = field(i)
	}
	return m
}()

// A message is what a LogRecord is made of.
type message struct {
	logger    starlark.Value // its name
	level     starlark.Value
	msg       starlark.Value
	args      starlark.Value
	excInfo   starlark.Value
	stackInfo starlark.Value
	caller    position
}

// newRecord returns a record that is made now, by thread t.
func (l *Logs) newRecord(t *script.Thread, m message) *Record {
	r := &Record{class: l.classes[recordClass], logs: l}
	r.init(t, m)
	return r
}

func (r *Record) init(t *script.Thread, m message) {
	if args, ok := value.TupleOf(m.args); ok && len(args) == 1 {
		if dict, ok := object.Plain(args[0]).(*value.Dict); ok && dict.Len() > 0 {
			m.args = args[0] // for formats that name its keys
		}
	}
	r.created, r.thread, r.name, r.caller = time.Now(), t, t.Name(), m.caller
	r.fields[fieldName], r.fields[fieldMsg], r.fields[fieldArgs] = m.logger, m.msg, m.args
	r.fields[fieldLevelNo] = m.level
	r.fields[fieldExcInfo], r.fields[fieldExcText], r.fields[fieldStackInfo] = given(m.excInfo), starlark.None, given(m.stackInfo)
}

// field returns a field, or nil if it is not there.
func (r *Record) field(f field) (starlark.Value, error) {
	if v := r.fields[f]; v != nil || f >= fieldMessage || r.thread == nil {
		return v, nil
	}
	v, err := r.make(f)
	r.fields[f] = v
	return v, err
}

// make makes a field from what was noted when the record was made.
func (r *Record) make(f field) (starlark.Value, error) {
	switch f {
	case fieldLevelName:
		return r.logs.levels.name(r.fields[fieldLevelNo])
	case fieldPathName:
		return starlark.String(r.caller.file), nil
	case fieldFileName:
		return starlark.String(filepath.Base(r.caller.file)), nil
	case fieldModule:
		base := filepath.Base(r.caller.file)
		return starlark.String(strings.TrimSuffix(base, filepath.Ext(base))), nil
	case fieldLineNo:
		return starlark.MakeInt(r.caller.line), nil
	case fieldFuncName:
		return r.caller.function, nil
	case fieldCreated:
		return starlark.Float(float64(r.created.UnixNano()) / 1e9), nil
	case fieldMsecs:
		return starlark.Float(r.created.Nanosecond() / 1e6), nil
	case fieldRelativeCreated:
		return starlark.Float(float64(r.created.Sub(r.logs.started).Nanoseconds()) / 1e6), nil
	case fieldThread:
		return starlark.MakeInt64(r.thread.Ident()), nil
	case fieldThreadName:
		return starlark.String(r.name), nil
	case fieldProcessName:
		return starlark.String(r.thread.Runtime().ProcessName), nil
	case fieldProcess:
		return starlark.MakeInt(os.Getpid()), nil
	}
	return starlark.None, nil // a task's name: there are no tasks of asyncio
}

// level returns the level that the record has now.
func (r *Record) level() (int, error) {
	v, err := r.field(fieldLevelNo)
	if err != nil {
		return 0, err
	}
	level, err := asInt(given(v))
	if err != nil && object.IsA(err, object.TypeError) {
		err = object.TypeError.Errorf("'>=' not supported between instances of '%s' and 'int'", object.TypeName(given(v)))
	}
	return level, err
}

// message is LogRecord.getMessage: it returns the message with the arguments in it.
func (r *Record) message(t *script.Thread) (string, error) {
	msg, args := given(r.fields[fieldMsg]), given(r.fields[fieldArgs])
	text := object.Str(msg)
	err := t.Failure() // of a __str__
	if err == nil && bool(args.Truth()) {
		text, err = object.Percent(text, args)
		if failure := t.Failure(); failure != nil {
			err = failure
		}
	}
	return text, err
}

func recordTable() native.Table {
	return native.Table{
		Doc: "what is logged, with the attributes that formats name: name msg args levelname levelno\n" +
			"pathname filename module exc_info exc_text stack_info lineno funcName created msecs\n" +
			"relativeCreated thread threadName processName process taskName message asctime",
		Methods: []*native.Function{
			native.MP("__init__", "name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs", "", initRecord),
			native.M0("getMessage", "", "the message: msg % args", (*Record).message),
		},
		StaticMethods: []*native.Function{native.F3("__new__", "cls, *args, **kwargs", "", allocRecord)},
	}
}

// allocRecord is LogRecord.__new__.
func allocRecord(t *script.Thread, cls starlark.Value, _ native.Args, _ native.Keywords) (*Record, error) {
	l := logsOf(t)
	class, ok := cls.(*object.Class)
	if !ok || !class.Is(l.classes[recordClass]) {
		return nil, object.TypeError.Errorf("LogRecord.__new__(X): X is not a subtype of LogRecord")
	}
	return &Record{class: class, logs: l}, nil
}

// recordArgs are the arguments of LogRecord.
type recordArgs struct {
	Name, Level, Pathname, Lineno, Msg, Args, ExcInfo, Func, Sinfo starlark.Value
	Kwargs                                                         native.Keywords
}

// initRecord is LogRecord.__init__.
func initRecord(r *Record, t *script.Thread, a *recordArgs) (value.Value, error) {
	line, _ := a.Lineno.(starlark.Int)
	n, _ := line.Int64()
	r.init(t, message{
		logger: a.Name, level: a.Level, msg: a.Msg, args: a.Args, excInfo: a.ExcInfo, stackInfo: a.Sinfo,
		caller: position{file: object.Str(a.Pathname), line: int(n), function: a.Func},
	})
	return value.None, nil
}

// makeLogRecord returns a record with the attributes that a dict says.
func (l *Logs) makeLogRecord(t *script.Thread, attrs starlark.Value) (starlark.Value, error) {
	empty := starlark.String("")
	v, err := t.Invoke(l.factory, starlark.Tuple{
		starlark.None, starlark.None, empty, starlark.MakeInt(0), empty, starlark.Tuple{}, starlark.None, starlark.None,
	}, nil)
	if err != nil {
		return nil, err
	}
	return v, setAll(v, attrs)
}

// setAll sets attributes of v, those in a dict.
func setAll(v, attrs starlark.Value) error {
	obj, isObject := v.(starlark.HasSetField)
	dict, isDict := attrs.(starlark.IterableMapping)
	if !isObject || !isDict {
		return object.TypeError.Errorf("'%s' object is not iterable", object.TypeName(attrs))
	}
	for _, item := range dict.Items() {
		if err := obj.SetField(object.Str(item[0]), item[1]); err != nil {
			return err
		}
	}
	return nil
}

// Class returns the class.
func (r *Record) Class() *object.Class { return r.class }

// Attrs returns what scripts added to the fields.
func (r *Record) Attrs() *object.Namespace { return &r.attrs }

// Attr returns the field, or other attribute, called name.
func (r *Record) Attr(name string) (starlark.Value, error) {
	if f, ok := fieldsByName[name]; ok {
		if v, err := r.field(f); v != nil || err != nil {
			return v, err
		}
	}
	if name == "__dict__" {
		return r.dict()
	}
	return object.AttrOf(r, name)
}

// dict returns the fields and the other attributes.
func (r *Record) dict() (starlark.Value, error) {
	d := value.NewDict(int(fieldCount))
	for i, name := range fieldNames {
		v, err := r.field(field(i))
		if err != nil {
			return nil, err
		}
		if v != nil {
			d.SetKey(starlark.String(name), v)
		}
	}
	for _, name := range r.attrs.Names() {
		d.SetKey(starlark.String(name), r.attrs.Get(name))
	}
	return d, nil
}

// Reduce returns makeLogRecord(fields), or nil for a record of a derived class.
func (r *Record) Reduce() *object.Reduction {
	fields, err := r.dict()
	if err != nil || r.class != r.logs.classes[recordClass] {
		return nil
	}
	return &object.Reduction{Module: "logging", Name: "makeLogRecord", Args: starlark.Tuple{fields}}
}

// has reports whether the record has a field, or other attribute of its own, called name.
func (r *Record) has(name string) bool {
	if f, ok := fieldsByName[name]; ok {
		return f < fieldMessage || r.fields[f] != nil
	}
	return r.attrs.Get(name) != nil
}

// AttrNames returns the names of the attributes, sorted.
func (r *Record) AttrNames() []string {
	names := slices.Concat(r.class.AttrNames(), r.attrs.Names(), fieldNames[:fieldMessage])
	slices.Sort(names)
	return slices.Compact(names)
}

// SetField sets a field, or another attribute.
func (r *Record) SetField(name string, v starlark.Value) error {
	if f, ok := fieldsByName[name]; ok {
		r.fields[f] = v
		return nil
	}
	return object.SetAttrOf(r, name, v)
}

// DelField deletes an attribute that is not one of the fields.
func (r *Record) DelField(name string) error {
	if f, ok := fieldsByName[name]; ok && r.has(name) {
		r.fields[f] = starlark.None
		return nil
	}
	if !r.attrs.Delete(name) {
		return object.AttributeError.Errorf("'%s' object has no attribute '%s'", r.class.Name(), name)
	}
	return nil
}

// String returns the repr.
func (r *Record) String() string {
	return object.ReprOf(r, func() string {
		text := func(f field) string {
			v, _ := r.field(f)
			return object.Str(given(v))
		}
		return "<LogRecord: " + text(fieldName) + ", " + text(fieldLevelNo) + ", " + text(fieldPathName) + ", " +
			text(fieldLineNo) + ", \"" + text(fieldMsg) + "\">"
	})
}

// Type returns the name of the class.
func (r *Record) Type() string { return r.class.Name() }

// Freeze does nothing: records stay open, as in Python.
func (r *Record) Freeze() {}

// Truth returns true.
func (r *Record) Truth() starlark.Bool { return true }

// Hash returns a hash of the record's identity.
func (r *Record) Hash() (uint32, error) { return object.AddressHash(r), nil }
