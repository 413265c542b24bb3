package dataclasses

import (
	"slices"
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// makeArgs are the arguments of make_dataclass.
type makeArgs struct {
	ClsName, Fields, Bases starlark.Value
	Namespace, Module      native.Opt[starlark.Value]
	Decorator              starlark.Value
	options
}

// makeClass is make_dataclass: the class statement and the decorator in one call.
func makeClass(t *script.Thread, a *makeArgs) (starlark.Value, error) {
	name, ok := object.AsString(a.ClsName)
	if !ok {
		return nil, object.TypeError.Errorf("type.__new__() argument 1 must be str, not %s", object.TypeName(a.ClsName))
	}
	annotations, attrs := new(value.Dict), new(value.Dict)
	if a.Namespace.Given {
		if err := object.DictUpdate(t, attrs, a.Namespace.Value); err != nil {
			return nil, err
		}
	}
	err := object.Each(t, a.Fields, func(item starlark.Value) error {
		var parts starlark.Tuple
		if _, isName := item.(starlark.String); isName {
			parts = starlark.Tuple{item, starlark.String("typing.Any")}
		} else {
			elems, err := object.Elements(t, item)
			if err != nil {
				return err
			}
			parts = elems
		}
		if n := len(parts); n != 2 && n != 3 {
			return object.TypeError.Errorf("Invalid field: %s", object.Repr(item))
		}
		name, ok := object.AsString(parts[0])
		_, found, _ := annotations.Get(parts[0])
		switch {
		case !ok || !isIdentifier(name):
			return object.TypeError.Errorf("Field names must be valid identifiers: %s", object.Repr(parts[0]))
		case slices.Contains(keywords, name):
			return object.TypeError.Errorf("Field names must not be keywords: %s", object.Repr(parts[0]))
		case found:
			return object.TypeError.Errorf("Field name duplicated: %s", object.Repr(parts[0]))
		}
		if len(parts) == 3 {
			attrs.SetKey(parts[0], parts[2])
		}
		return annotations.SetKey(parts[0], parts[1])
	})
	if err != nil {
		return nil, err
	}
	attrs.SetKey(starlark.String("__annotations__"), annotations)
	bases := starlark.Tuple{}
	if a.Bases != nil {
		if bases, err = object.Elements(t, a.Bases); err != nil {
			return nil, err
		}
	}
	class, err := t.Invoke(object.Type, starlark.Tuple{starlark.String(name), bases, attrs}, nil)
	if err != nil {
		return nil, err
	}
	if a.Module.Given {
		if err := class.(*object.Class).SetField("__module__", a.Module.Value); err != nil {
			return nil, err
		}
	}
	return class, makeDataclass(class.(*object.Class), &a.options)
}

func isIdentifier(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

var keywords = []string{
	"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
	"finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
	"while", "with", "yield",
}
