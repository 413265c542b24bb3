package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// defineAdapter defines LoggerAdapter, which logs to a logger with attributes added.
func (l *Logs) defineAdapter() {
	c := l.define("logging", "LoggerAdapter", nil)
	l.classes.adapter = c
	addMethod(c, "__init__", "logger, extra=None, merge_extra=False", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		for i, name := range [...]string{"logger", "extra", "merge_extra"} {
			v := given(a.Values[i])
			if name == "merge_extra" {
				v = starlark.Bool(truth(a.Values[i], false))
			}
			if err := self.SetField(name, v); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
	addMethod(c, "process", "msg, kwargs", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.Tuple{a.Values[0], a.Values[1]}, addContext(self, a.Values[1])
	})
	for _, m := range logLevels {
		addMethod(c, m.name, "msg, *args, **kwargs", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			if m.name == "exception" {
				a.Kwargs = withExcInfo(a.Kwargs)
			}
			return starlark.None, adapt(t, self, starlark.MakeInt(m.level), a.Values[0], a.Rest, a.Kwargs)
		})
	}
	addMethod(c, "log", "level, msg, *args, **kwargs", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, adapt(t, self, a.Values[0], a.Values[1], a.Rest, a.Kwargs)
	})
	for name, params := range map[string]string{
		"isEnabledFor": "level", "setLevel": "level", "getEffectiveLevel": "", "hasHandlers": "",
	} {
		addMethod(c, name, params, func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			logger, err := attr(self, "logger")
			if err != nil {
				return nil, err
			}
			return call(t, logger, name, a.Values...)
		})
	}
	for _, name := range []string{"name", "manager"} {
		c.Attrs().Set(name, object.NewProperty(addMethod(c, "_"+name, "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
			logger, err := attr(self, "logger")
			if err != nil {
				return nil, err
			}
			return object.Getattr(logger, name)
		}), nil, nil))
	}
	addMethod(c, "__repr__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		v, err := attr(self, "logger")
		if err != nil {
			return nil, err
		}
		for {
			logger, ok := v.(*object.Instance)
			if !ok {
				return nil, exception.TypeError.Errorf("'%s' object is no logger", exception.TypeName(v))
			}
			if !logger.Class().Is(c) {
				return l.loggerRepr(self, logger)
			}
			if v, err = attr(logger, "logger"); err != nil { // an adapter of an adapter
				return nil, err
			}
		}
	})
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
	dict, ok := kwargs.(*starlark.Dict)
	if !ok {
		return exception.TypeError.Errorf("'%s' object does not support item assignment", exception.TypeName(kwargs))
	}
	own, _, err := dict.Get(starlark.String("extra"))
	if err != nil {
		return err
	}
	if ownDict, ok := own.(starlark.IterableMapping); ok && bool(merge.Truth()) {
		all := new(starlark.Dict)
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

// adapt logs to the logger of an adapter, if it takes the level, what process makes of
// the arguments.
func adapt(t *script.Thread, self *object.Instance, level, msg starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	on, err := call(t, self, "isEnabledFor", level)
	if err != nil || !bool(on.Truth()) {
		return err
	}
	dict := starlark.NewDict(len(kwargs) + 1)
	for _, kw := range kwargs {
		dict.SetKey(kw[0], kw[1])
	}
	processed, err := call(t, self, "process", msg, dict)
	if err != nil {
		return err
	}
	pair, ok := processed.(starlark.Tuple)
	if !ok || len(pair) != 2 {
		return exception.TypeError.Errorf("process() returned '%s', want a tuple of the message and a dict", exception.TypeName(processed))
	}
	named, ok := pair[1].(starlark.IterableMapping)
	if !ok {
		return exception.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(pair[1]))
	}
	logger, err := attr(self, "logger")
	if err != nil {
		return err
	}
	fn, err := object.Getattr(logger, "log")
	if err != nil {
		return err
	}
	_, err = starlark.Call(t.Interp(), fn, append(starlark.Tuple{level, pair[0]}, args...), named.Items())
	return err
}
