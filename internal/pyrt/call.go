package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// star is $star(x).
func star(t *script.Thread, x starlark.Value) (starlark.Value, error) {
	it, err := pyop.Iterate(t, x)
	if err != nil && notIterable(t, x) {
		return nil, valueAfterStar(x)
	}
	return it, err
}

// notIterable reports whether v has no iterator at all.
func notIterable(t *script.Thread, v starlark.Value) bool { return !pyop.IsIterable(t, v) }

func valueAfterStar(v starlark.Value) error {
	return object.TypeError.Errorf("Value after * must be an iterable, not %s", object.FullTypeName(v))
}

// kwargs is $kwargs.
func kwargs(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	d, total := new(value.Dict), 0
	for _, m := range args[1:] {
		if !isMapping(m) {
			return nil, object.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(m))
		}
		one := new(value.Dict)
		if err := pyop.DictUpdate(t, one, m); err != nil {
			return nil, err
		}
		for _, item := range one.Items() {
			if _, ok := starlark.AsString(item[0]); !ok {
				return nil, object.TypeError.Errorf("keywords must be strings")
			}
			if total++; d.SetKey(item[0], item[1]) != nil || d.Len() < total {
				return nil, object.TypeError.Errorf("%sgot multiple values for keyword argument %s", called(args[0]), object.Repr(item[0]))
			}
		}
	}
	return d, nil
}

// called returns what messages call a function whose arguments are wrong before it is
// called, and a space; "" for None.
func called(fn starlark.Value) string {
	if f, ok := object.FunctionOf(fn); ok {
		name := f.QualifiedName() + "() "
		if module, ok := starlark.AsString(f.Module()); ok {
			name = module + "." + name
		}
		return name
	}
	switch f := fn.(type) {
	case starlark.NoneType:
		return ""
	case *object.Method:
		return called(f.Func)
	case *object.Class:
		if m := f.Module(); m != "" {
			return m + "." + f.Name() + "() "
		}
		return f.Name() + "() "
	case starlark.Callable:
		return f.Name() + "() "
	}
	return object.Repr(fn) + " "
}
