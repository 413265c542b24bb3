package logging

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// basicArgs are the keyword arguments of basicConfig that are left to be used.
type basicArgs []starlark.Tuple

// pop takes an argument out: nil if it was not given.
func (b *basicArgs) pop(name string) starlark.Value {
	i := b.find(name)
	if i < 0 {
		return nil
	}
	v := (*b)[i][1]
	*b = slices.Delete(*b, i, i+1)
	return v
}

func (b *basicArgs) find(name string) int {
	return slices.IndexFunc(*b, func(kw starlark.Tuple) bool { return kw[0] == starlark.String(name) })
}

// basicConfig sets up the root logger, unless it has handlers.
func (l *Logs) basicConfig(t *script.Thread, kwargs []starlark.Tuple) error {
	args := basicArgs(slices.Clone(kwargs))
	force := truth(args.pop("force"), false)
	encoding, errors := args.pop("encoding"), args.pop("errors")
	if errors == nil {
		errors = starlark.String("backslashreplace")
	}
	handlers, err := list(l.root, "handlers")
	if err != nil {
		return err
	}
	if force {
		if err := l.closeAll(t, handlers); err != nil {
			return err
		}
	}
	if handlers.Len() > 0 {
		return nil
	}
	added, err := l.basicHandlers(t, &args, encoding, errors)
	if err != nil {
		return err
	}
	datefmt, styleArg := given(args.pop("datefmt")), args.pop("style")
	s, _, err := l.findStyle(styleArg)
	if err != nil {
		return err
	}
	layout := args.pop("format")
	if layout == nil {
		layout = starlark.String(s.basic)
	}
	formatter := object.NewInstance(l.classes.formatter, nil)
	if err := l.initFormatter(t, formatter, layout, datefmt, styleArg, true, starlark.None); err != nil {
		return err
	}
	for _, h := range added {
		known, err := object.Getattr(h, "formatter")
		if err != nil {
			return err
		}
		if known == starlark.None {
			if _, err := call(t, h, "setFormatter", formatter); err != nil {
				return err
			}
		}
		if err := addHandler(l.root, h); err != nil {
			return err
		}
	}
	if level := given(args.pop("level")); level != starlark.None {
		if err := l.setLevel(l.root, level); err != nil {
			return err
		}
	}
	return args.unknown()
}

// unknown fails if arguments are left.
func (b *basicArgs) unknown() error {
	if len(*b) == 0 {
		return nil
	}
	names := make([]string, len(*b))
	for i, kw := range *b {
		names[i] = object.Str(kw[0])
	}
	return exception.ValueError.Errorf("Unrecognised argument(s): %s", strings.Join(names, ", "))
}

// closeAll takes all handlers off the root logger and closes them.
func (l *Logs) closeAll(t *script.Thread, handlers *starlark.List) error {
	for _, h := range slices.Collect(handlers.Elements()) {
		if err := remove(l.root, "handlers", h); err != nil {
			return err
		}
		if err := call0(t, h, "close"); err != nil {
			return err
		}
	}
	return nil
}

// basicHandlers returns the handlers that the arguments ask for.
func (l *Logs) basicHandlers(t *script.Thread, args *basicArgs, encoding, errors starlark.Value) ([]starlark.Value, error) {
	hasStream, hasFile := args.find("stream") >= 0, args.find("filename") >= 0
	handlers := given(args.pop("handlers"))
	switch {
	case handlers == starlark.None && hasStream && hasFile:
		return nil, exception.ValueError.Errorf("'stream' and 'filename' should not be specified together")
	case handlers != starlark.None && (hasStream || hasFile):
		return nil, exception.ValueError.Errorf("'stream' or 'filename' should not be specified together with 'handlers'")
	case handlers != starlark.None:
		return pyop.Elements(t, handlers)
	}
	filename, mode := given(args.pop("filename")), args.pop("filemode")
	if filename.Truth() {
		if mode == nil {
			mode = starlark.String("a")
		}
		if strings.Contains(object.Str(mode), "b") {
			errors = starlark.None
		}
		h := object.NewInstance(l.classes.fileHandler, nil)
		return []starlark.Value{h}, l.initFile(t, h, []starlark.Value{filename, mode, encoding, nil, errors})
	}
	h := object.NewInstance(l.classes.streamHandler, nil)
	return []starlark.Value{h}, l.initStream(t, h, given(args.pop("stream")))
}

// ensureConfig has basicConfig set up the root logger if it has no handlers.
func (l *Logs) ensureConfig(t *script.Thread) error {
	handlers, err := list(l.root, "handlers")
	if err != nil || handlers.Len() > 0 {
		return err
	}
	return l.basicConfig(t, nil)
}

// addRootFunctions adds the functions that log to the root logger.
func (l *Logs) addRootFunctions() {
	for _, m := range logLevels {
		l.Members[m.name] = script.NewFunction(m.name, "msg, *args, **kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			if err := l.ensureConfig(t); err != nil {
				return nil, err
			}
			on, err := l.isEnabledFor(l.root, m.level)
			if err != nil || !on {
				return starlark.None, err
			}
			if m.name == "exception" {
				a.Kwargs = withExcInfo(a.Kwargs)
			}
			return starlark.None, l.log(t, l.root, starlark.MakeInt(m.level), a)
		})
	}
	l.Members["log"] = script.NewFunction("log", "level, msg, *args, **kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		if err := l.ensureConfig(t); err != nil {
			return nil, err
		}
		level, ok, err := l.intLevel(a.Values[0])
		if err != nil || !ok {
			return starlark.None, err
		}
		on, err := l.isEnabledFor(l.root, level)
		if err != nil || !on {
			return starlark.None, err
		}
		return starlark.None, l.log(t, l.root, a.Values[0], signature.Args{Values: a.Values[1:], Rest: a.Rest, Kwargs: a.Kwargs})
	})
}
