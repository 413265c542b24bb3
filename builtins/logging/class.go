package logging

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"fstar/builtins/internal/pytime"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A classID says which class of the modules one is.
type classID int

const (
	filtererClass classID = iota
	filterClass
	recordClass
	percentStyleClass // the classes of styles are in the order of styles
	strFormatStyleClass
	stringTemplateStyleClass
	formatterClass
	handlerClass
	streamHandlerClass
	stderrHandlerClass
	fileHandlerClass
	nullHandlerClass
	baseRotatingHandlerClass
	rotatingFileHandlerClass
	loggerClass
	rootLoggerClass
	placeHolderClass
	managerClass
	adapterClass
	classCount

	noClass classID = -1
)

// A definition is what a class is in every Host.
type definition struct {
	module, name string
	base         classID // one that is before it
	table        native.Table
	values       []attribute // attributes of the class that are no functions
}

// definitions returns those of the classes.
func definitions() [classCount]definition {
	return [classCount]definition{
		filtererClass:            {"logging", "Filterer", noClass, filtererTable(), nil},
		filterClass:              {"logging", "Filter", noClass, filterTable(), nil},
		recordClass:              {"logging", "LogRecord", noClass, recordTable(), nil},
		percentStyleClass:        {"logging", "PercentStyle", noClass, styles[0].table(), styles[0].values()},
		strFormatStyleClass:      {"logging", "StrFormatStyle", percentStyleClass, styles[1].table(), styles[1].values()},
		stringTemplateStyleClass: {"logging", "StringTemplateStyle", percentStyleClass, styles[2].table(), styles[2].values()},
		formatterClass: {"logging", "Formatter", noClass, formatterTable(), []attribute{
			{"converter", object.NewStaticMethod(pytime.Localtime)}, // not bound, as functions in C
			{"default_time_format", starlark.String(defaultTimeFormat)},
			{"default_msec_format", starlark.String(defaultMsecFormat)},
		}},
		handlerClass:       {"logging", "Handler", filtererClass, handlerTable(), nil},
		streamHandlerClass: {"logging", "StreamHandler", handlerClass, streamHandlerTable(), []attribute{{"terminator", starlark.String("\n")}}},
		stderrHandlerClass: {"logging", "_StderrHandler", streamHandlerClass, stderrHandlerTable(), nil},
		fileHandlerClass:   {"logging", "FileHandler", streamHandlerClass, fileHandlerTable(), nil},
		nullHandlerClass:   {"logging", "NullHandler", handlerClass, nullHandlerTable(), nil},
		baseRotatingHandlerClass: {"logging.handlers", "BaseRotatingHandler", fileHandlerClass, baseRotatingHandlerTable(), []attribute{
			{"namer", starlark.None}, {"rotator", starlark.None},
		}},
		rotatingFileHandlerClass: {"logging.handlers", "RotatingFileHandler", baseRotatingHandlerClass, rotatingFileHandlerTable(), nil},
		loggerClass:              {"logging", "Logger", filtererClass, loggerTable(), nil},
		rootLoggerClass:          {"logging", "RootLogger", loggerClass, rootLoggerTable(), nil},
		placeHolderClass:         {"logging", "PlaceHolder", noClass, native.Table{Doc: "what is in a manager's loggerDict for a parent of some"}, nil},
		managerClass:             {"logging", "Manager", noClass, managerTable(), nil},
		adapterClass:             {"logging", "LoggerAdapter", noClass, adapterTable(), nil},
	}
}

// A class is one as it is defined, with the one that it is derived from.
type class struct {
	class *object.Class
	base  classID
}

// classes are those of the modules. No script sees them: each Host has copies, of which scripts
// set attributes, such as logging.Formatter.converter.
var classes = sync.OnceValue(func() (classes [classCount]class) {
	for id, d := range definitions() {
		var base *object.Class
		if d.base != noClass {
			base = classes[d.base].class
		}
		c := d.table.Define(object.NewClass(d.module, d.name, base))
		for _, a := range d.values {
			c.Attrs().Set(a.name, a.value)
		}
		classes[id] = class{c, d.base}
	}
	return classes
})

// copyClasses makes the classes of l.
func (l *Logs) copyClasses() {
	for id, c := range classes() {
		var base *object.Class
		if c.base != noClass {
			base = l.classes[c.base]
		}
		l.classes[id] = c.class.Copy(base, l.rt.Caller)
	}
}

// call calls the method called name of obj: one of ours directly, and one of a script by
// the interpreter.
func call(t *script.Thread, obj starlark.Value, name string, args ...starlark.Value) (starlark.Value, error) {
	if f := own(obj, name); f != nil {
		if self, ok := obj.(*object.Instance); ok && len(args) == 1 { // what most are, without memory
			switch fn := f.Go().(type) {
			case func(*object.Instance, *script.Thread, starlark.Value) (value.Value, error):
				v, err := fn(self, t, args[0])
				return v.Starlark(), err
			case func(*object.Instance, *script.Thread, starlark.Value) (starlark.Value, error):
				return fn(self, t, args[0])
			}
		}
		return f.CallOf(t, obj, slices.Clone(args))
	}
	fn, err := object.Getattr(obj, name)
	if err != nil {
		return nil, err
	}
	return t.Invoke(fn, slices.Clone(args), nil)
}

// own returns the method of ours that obj has under a name, or nil if a script has
// another there.
func own(obj starlark.Value, name string) *native.Function {
	x, ok := obj.(object.Extensible)
	if !ok || x.Attrs().Get(name) != nil {
		return nil
	}
	v, _ := x.Class().Lookup(name)
	if m, ok := v.(*object.NativeMethod); ok {
		f, _ := m.Method().(*native.Function)
		return f
	}
	return nil
}
