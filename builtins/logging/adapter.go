package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// adapterTable is that of LoggerAdapter, which logs to a logger with attributes added.
func adapterTable() native.Table {
	methods := []*native.Function{
		native.M3("__init__", "logger, extra=None, merge_extra=False", "", initAdapter),
		native.M2("process", "msg, kwargs", "what is logged instead: a msg, and kwargs with extra", func(self *object.Instance, _ *script.Thread, msg, kwargs starlark.Value) (starlark.Tuple, error) {
			return starlark.Tuple{msg, kwargs}, addContext(self, kwargs)
		}),
		native.M4("log", "level, msg, *args, **kwargs", logDoc, adapt),
		native.M1("isEnabledFor", "level", isEnabledForDoc, func(self *object.Instance, t *script.Thread, level starlark.Value) (starlark.Value, error) {
			return callAdapted(t, self, "isEnabledFor", level)
		}),
		native.M1("setLevel", "level", setLevelDoc, func(self *object.Instance, t *script.Thread, level starlark.Value) (starlark.Value, error) {
			return callAdapted(t, self, "setLevel", level)
		}),
		native.M0("getEffectiveLevel", "", effectiveLevelDoc, func(self *object.Instance, t *script.Thread) (starlark.Value, error) {
			return callAdapted(t, self, "getEffectiveLevel")
		}),
		native.M0("hasHandlers", "", hasHandlersDoc, func(self *object.Instance, t *script.Thread) (starlark.Value, error) {
			return callAdapted(t, self, "hasHandlers")
		}),
		native.M0("__repr__", "", "", adapterRepr),
	}
	for i := range logFunctions {
		f := &logFunctions[i]
		methods = append(methods, native.M3(f.name, "msg, *args, **kwargs", f.doc, f.adapt))
	}
	return native.Table{
		Doc:     "a logger that adds extra to what another logs",
		Methods: methods,
		Attributes: []*native.Attribute{
			native.Property("name", "the logger's", native.M0("name", "", "", func(self *object.Instance, _ *script.Thread) (starlark.Value, error) {
				return adaptedAttr(self, "name")
			}), nil),
			native.Property("manager", "the logger's", native.M0("manager", "", "", func(self *object.Instance, _ *script.Thread) (starlark.Value, error) {
				return adaptedAttr(self, "manager")
			}), nil),
		},
	}
}

// initAdapter is LoggerAdapter.__init__.
func initAdapter(self *object.Instance, _ *script.Thread, logger, extra starlark.Value, merge bool) (value.Value, error) {
	return value.None, setAttributes(self, attribute{"logger", logger}, attribute{"extra", extra}, attribute{"merge_extra", starlark.Bool(merge)})
}

// callAdapted calls a method of the logger of an adapter.
func callAdapted(t *script.Thread, self *object.Instance, name string, args ...starlark.Value) (starlark.Value, error) {
	logger, err := attr(self, "logger")
	if err != nil {
		return nil, err
	}
	return call(t, logger, name, args...)
}

// adaptedAttr returns an attribute of the logger of an adapter.
func adaptedAttr(self *object.Instance, name string) (starlark.Value, error) {
	logger, err := attr(self, "logger")
	if err != nil {
		return nil, err
	}
	return object.Getattr(logger, name)
}

func adapterRepr(self *object.Instance, t *script.Thread) (string, error) {
	v, err := attr(self, "logger")
	if err != nil {
		return "", err
	}
	l := logsOf(t)
	for {
		logger, ok := v.(*object.Instance)
		if !ok {
			return "", object.TypeError.Errorf("'%s' object is no logger", object.TypeName(v))
		}
		if !logger.Class().Is(l.classes[adapterClass]) {
			return l.loggerRepr(self, logger)
		}
		if v, err = attr(logger, "logger"); err != nil { // an adapter of an adapter
			return "", err
		}
	}
}

// addContext puts the attributes of an adapter into the keyword arguments of a call, a
// dict: in the place of those of the call, or merged with them.
func addContext(self *object.Instance, kwargs starlark.Value) error {
	extra, err := attr(self, "extra")
	if err != nil {
		return err
	}
	merge, err := attr(self, "merge_extra")
	if err != nil {
		return err
	}
	dict, ok := kwargs.(*value.Dict)
	if !ok {
		return object.TypeError.Errorf("'%s' object does not support item assignment", object.TypeName(kwargs))
	}
	own, _, err := dict.Get(starlark.String("extra"))
	if err != nil {
		return err
	}
	if ownDict, ok := own.(starlark.IterableMapping); ok && bool(merge.Truth()) {
		all := new(value.Dict)
		for _, from := range []starlark.Value{extra, ownDict} {
			if m, ok := from.(starlark.IterableMapping); ok {
				for _, item := range m.Items() {
					if err := all.SetKey(item[0], item[1]); err != nil {
						return err
					}
				}
			}
		}
		extra = all
	}
	return dict.SetKey(starlark.String("extra"), extra)
}

// adapt is the method f of LoggerAdapter.
func (f *logFunction) adapt(self *object.Instance, t *script.Thread, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	level, kwargs := starlark.MakeInt(f.level), f.keywords(kwargs)
	if own(self, "log") != nil {
		return adapt(self, t, level, msg, args, kwargs)
	}
	log, err := self.Attr("log") // a script's
	if err != nil {
		return value.Value{}, err
	}
	_, err = t.Invoke(log, append(starlark.Tuple{level, msg}, args.Starlark()...), kwargs.Starlark())
	return value.None, err
}

// adapt is LoggerAdapter.log: it logs to the logger of an adapter, if it takes the level, what
// process makes of the arguments.
func adapt(self *object.Instance, t *script.Thread, level, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	on, err := call(t, self, "isEnabledFor", level)
	if err != nil || !bool(on.Truth()) {
		return value.None, err
	}
	dict := value.NewDict(len(kwargs) + 1)
	for _, kw := range kwargs {
		dict.SetKey(starlark.String(kw.Name), kw.Value.Starlark())
	}
	processed, err := call(t, self, "process", msg, dict)
	if err != nil {
		return value.Value{}, err
	}
	pair, ok := value.TupleOf(processed)
	if !ok || len(pair) != 2 {
		return value.Value{}, object.TypeError.Errorf("process() returned '%s', want a tuple of the message and a dict", object.TypeName(processed))
	}
	named, ok := pair[1].(starlark.IterableMapping)
	if !ok {
		return value.Value{}, object.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(pair[1]))
	}
	fn, err := adaptedAttr(self, "log")
	if err != nil {
		return value.Value{}, err
	}
	_, err = t.Invoke(fn, append(starlark.Tuple{level, pair[0]}, args.Starlark()...), named.Items())
	return value.None, err
}
