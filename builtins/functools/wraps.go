package functools

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// wrapping is the arguments of wraps. Assigned and updated are nil if they were not given.
type wrapping struct{ wrapped, assigned, updated starlark.Value }

func updateWrapper(t *script.Thread, wrapper, wrapped, assigned, updated starlark.Value) (starlark.Value, error) {
	return wrapping{wrapped, assigned, updated}.update(t, wrapper)
}

// wraps returns the decorator that is update_wrapper without its first argument.
func wraps(_ *script.Thread, wrapped, assigned, updated starlark.Value) (starlark.Value, error) {
	return wrapDecorator.With(wrapping{wrapped, assigned, updated}), nil
}

// wrapDecorator is what wraps returns.
var wrapDecorator = native.M1("update_wrapper", "wrapper", "the wrapper with the name and so on of what it wraps", wrapping.update)

// update is update_wrapper.
func (w wrapping) update(_ *script.Thread, wrapper starlark.Value) (starlark.Value, error) {
	names, err := stringsOf(w.assigned, object.WrapperAssignments)
	if err != nil {
		return nil, err
	}
	dicts, err := stringsOf(w.updated, []string{"__dict__"})
	if err != nil {
		return nil, err
	}
	return object.Wraps(wrapper, w.wrapped, names, len(dicts) > 0)
}

// stringsOf returns the strings in v, or standard if v is nil.
func stringsOf(v starlark.Value, standard []string) ([]string, error) {
	if v == nil {
		return standard, nil
	}
	it := starlark.Iterate(v)
	if it == nil {
		return nil, object.TypeError.Errorf("'%s' object is not iterable", object.TypeName(v))
	}
	defer it.Done()
	var names []string
	var x starlark.Value
	for it.Next(&x) {
		name, ok := object.AsString(x)
		if !ok {
			return nil, object.TypeError.Errorf("attribute name must be string, not '%s'", object.TypeName(x))
		}
		names = append(names, name)
	}
	return names, nil
}
