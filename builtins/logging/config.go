package logging

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// basicArgs are the keyword arguments of basicConfig that are left to be used.
type basicArgs native.Keywords

// pop takes an argument out: nil if it was not given.
func (b *basicArgs) pop(name string) starlark.Value {
	i := b.find(name)
	if i < 0 {
		return nil
	}
	v := (*b)[i].Value.Starlark()
	*b = slices.Delete(*b, i, i+1)
	return v
}

func (b *basicArgs) find(name string) int {
	return slices.IndexFunc(*b, func(kw native.Keyword) bool { return kw.Name == name })
}

// basicConfig sets up the root logger, unless it has handlers.
func (l *Logs) basicConfig(t *script.Thread, kwargs native.Keywords) error {
	args := basicArgs(kwargs) // which are ours
	force := truth(args.pop("force"), false)
	encoding, errors := args.pop("encoding"), args.pop("errors")
	if errors == nil {
		errors = starlark.String("backslashreplace")
	}
	handlers, err := list(l.root, "handlers")
	if err != nil {
		return err
	}
	if handlers.Len() > 0 && !force {
		return nil
	}
	if err := l.closeAll(t, handlers); err != nil {
		return err
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
	formatter := object.NewInstance(l.classes[formatterClass], nil)
	if _, err := initFormatter(formatter, t, layout, datefmt, styleArg, true, starlark.None); err != nil {
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
		if err := add(l.root, "handlers", h); err != nil {
			return err
		}
	}
	if v := given(args.pop("level")); v != starlark.None {
		checked, err := l.levels.check(v)
		if err != nil {
			return err
		}
		if _, err := setLevel(l.root, t, level{checked}); err != nil {
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
		names[i] = kw.Name
	}
	return object.ValueError.Errorf("Unrecognised argument(s): %s", strings.Join(names, ", "))
}

// closeAll takes all handlers off the root logger and closes them.
func (l *Logs) closeAll(t *script.Thread, handlers *value.List) error {
	for _, h := range handlers.Starlarks() {
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
		return nil, object.ValueError.Errorf("'stream' and 'filename' should not be specified together")
	case handlers != starlark.None && (hasStream || hasFile):
		return nil, object.ValueError.Errorf("'stream' or 'filename' should not be specified together with 'handlers'")
	case handlers != starlark.None:
		return object.Elements(t, handlers)
	}
	filename, mode := given(args.pop("filename")), args.pop("filemode")
	if filename.Truth() {
		if mode == nil {
			mode = starlark.String("a")
		}
		if strings.Contains(object.Str(mode), "b") {
			errors = starlark.None
		}
		h := object.NewInstance(l.classes[fileHandlerClass], nil)
		_, err := initFile(h, t, filename, mode, given(encoding), false, errors)
		return []starlark.Value{h}, err
	}
	h := object.NewInstance(l.classes[streamHandlerClass], nil)
	_, err := initStream(h, t, given(args.pop("stream")))
	return []starlark.Value{h}, err
}

// ensureConfig has basicConfig set up the root logger if it has no handlers.
func (l *Logs) ensureConfig(t *script.Thread) error {
	handlers, err := list(l.root, "handlers")
	if err != nil || handlers.Len() > 0 {
		return err
	}
	return l.basicConfig(t, nil)
}
