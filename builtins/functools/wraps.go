package functools

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

func updateWrapper(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	return update(a.Values[0], a.Values[1], a.Values[2], a.Values[3])
}

// wraps returns the decorator that is update_wrapper without its first argument.
func wraps(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	wrapped, assigned, updated := a.Values[0], a.Values[1], a.Values[2]
	return script.NewFunction("update_wrapper", "wrapper", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return update(a.Values[0], wrapped, assigned, updated)
	}), nil
}

// update is update_wrapper. Assigned and updated may be nil.
func update(wrapper, wrapped, assigned, updated starlark.Value) (starlark.Value, error) {
	names, err := stringsOf(assigned, object.WrapperAssignments)
	if err != nil {
		return nil, err
	}
	dicts, err := stringsOf(updated, []string{"__dict__"})
	if err != nil {
		return nil, err
	}
	return object.Wraps(wrapper, wrapped, names, len(dicts) > 0)
}

// stringsOf returns the strings in v, or standard if v is nil.
func stringsOf(v starlark.Value, standard []string) ([]string, error) {
	if v == nil {
		return standard, nil
	}
	it := starlark.Iterate(v)
	if it == nil {
		return nil, exception.TypeError.Errorf("'%s' object is not iterable", exception.TypeName(v))
	}
	defer it.Done()
	var names []string
	var x starlark.Value
	for it.Next(&x) {
		name, ok := object.AsString(x)
		if !ok {
			return nil, exception.TypeError.Errorf("attribute name must be string, not '%s'", exception.TypeName(x))
		}
		names = append(names, name)
	}
	return names, nil
}
