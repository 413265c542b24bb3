package pytype

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// dictMethods returns the methods of dict.
func dictMethods() script.Methods {
	m := script.Methods{}
	add := func(name, params string, fn func(t *script.Thread, d *starlark.Dict, a signature.Args) (starlark.Value, error)) {
		script.AddMethod(m, "dict", name, params, fn)
	}
	add("clear", "", func(_ *script.Thread, d *starlark.Dict, _ signature.Args) (starlark.Value, error) {
		return starlark.None, caught(d.Clear())
	})
	add("copy", "", func(t *script.Thread, d *starlark.Dict, _ signature.Args) (starlark.Value, error) {
		c := starlark.NewDict(d.Len())
		return c, pyop.DictUpdate(t, c, d)
	})
	add("get", "key, default=None, /", func(_ *script.Thread, d *starlark.Dict, a signature.Args) (starlark.Value, error) {
		v, found, err := pyop.DictGet(d, a.Values[0])
		switch {
		case err != nil || found:
			return v, err
		case a.Values[1] != nil:
			return a.Values[1], nil
		}
		return starlark.None, nil
	})
	for _, kind := range []*viewKind{keysView, valuesView, itemsView} {
		add(kind.method, "", func(t *script.Thread, d *starlark.Dict, _ signature.Args) (starlark.Value, error) {
			return &DictView{Object: pyop.NewObject(t, kind.class), d: d, kind: kind}, nil
		})
	}
	add("pop", "key, default=None, /", func(_ *script.Thread, d *starlark.Dict, a signature.Args) (starlark.Value, error) {
		v, found, err := pyop.DictDelete(d, a.Values[0])
		switch {
		case err != nil || found:
			return v, err
		case a.Values[1] != nil:
			return a.Values[1], nil
		}
		return nil, exception.KeyError.New(a.Values[0])
	})
	add("popitem", "", func(_ *script.Thread, d *starlark.Dict, _ signature.Args) (starlark.Value, error) {
		if d.Len() == 0 {
			return nil, exception.KeyError.New(starlark.String("popitem(): dictionary is empty"))
		}
		keys := d.Keys() // the last one is not to be had otherwise
		k := keys[len(keys)-1]
		v, _, err := d.Delete(k)
		if err != nil {
			return nil, caught(err)
		}
		return starlark.Tuple{k, v}, nil
	})
	add("setdefault", "key, default=None, /", func(_ *script.Thread, d *starlark.Dict, a signature.Args) (starlark.Value, error) {
		v, found, err := pyop.DictGet(d, a.Values[0])
		if err != nil || found {
			return v, err
		}
		v = a.Values[1]
		if v == nil {
			v = starlark.None
		}
		return v, pyop.DictSet(d, a.Values[0], v)
	})
	add("update", "*args, **kwargs", updateDict("update"))
	add("__init__", "*args, **kwargs", updateDict("dict"))
	m["fromkeys"] = static(script.NewFunction("fromkeys", "iterable, value=None, /", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		v := a.Values[1]
		if v == nil {
			v = starlark.None
		}
		d := new(starlark.Dict)
		err := pyop.Each(t, a.Values[0], func(k starlark.Value) error { return pyop.DictSet(d, k, v) })
		return d, err
	}))
	return m
}

// updateDict returns dict.update, or dict.__init__, which does the same under another
// name.
func updateDict(name string) func(*script.Thread, *starlark.Dict, signature.Args) (starlark.Value, error) {
	return func(t *script.Thread, d *starlark.Dict, a signature.Args) (starlark.Value, error) {
		if len(a.Rest) > 1 {
			return nil, typeErrorf("%s expected at most 1 argument, got %d", name, len(a.Rest))
		}
		if len(a.Rest) == 1 {
			if err := pyop.DictUpdate(t, d, a.Rest[0]); err != nil {
				return nil, err
			}
		}
		for _, kw := range a.Kwargs {
			if err := pyop.DictSet(d, kw[0], kw[1]); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	}
}
