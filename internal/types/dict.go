package types

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func dictTable() native.Table {
	return native.Table{
		Doc: "values by keys, in the order in which the keys came",
		Methods: []*native.Function{
			native.M0("clear", "", "removes all keys", dictClear),
			native.M0("copy", "", "a copy, with the same keys and values", dictCopy),
			native.M2("get", "key, default=None, /", "the value of a key, or default if it is not there", dictGet).Quick2(quickGet).Quick3(quickGetOr),
			native.M0("items", "", "a view of the pairs of keys and values", itemsView.of).Quick1(itemsView.quick),
			native.M0("keys", "", "a view of the keys", keysView.of).Quick1(keysView.quick),
			native.M2("pop", "key, default=<unrepresentable>, /", "removes a key and returns its value, or default if it is not there", dictPop),
			native.M0("popitem", "", "removes the key that came last; it and its value", dictPopitem),
			native.M2("setdefault", "key, default=None, /", "the value of a key, which is set to default if it is not there", dictSetdefault).Quick3(quickSetdefault),
			native.M2("update", "*args, **kwargs", "sets keys to values, from a mapping or pairs, and from keywords", dictUpdate("update")),
			native.M0("values", "", "a view of the values", valuesView.of).Quick1(valuesView.quick),
			native.M1("__getitem__", "key, /", "self[key]", dictItem),
			containsSlot(),
		},
		ClassMethods: []*native.Function{
			native.M2("fromkeys", "iterable, value=None, /", "a dict with the keys that an iterable has, and one value for all", fromKeys),
		},
		Slots: slices.Concat(
			containerSlots(),
			changingSlots(),
			comparisons(isDict, false),
			operators(isDict, syntax.PIPE),
			reflected(isDict, syntax.PIPE),
			inPlace(isAny, syntax.PIPE),
			[]*native.Function{
				reprSlot(),
				native.M2("__init__", "*args, **kwargs", "sets keys to values, as update", dictUpdate("dict")),
			},
		),
	}
}

func dictClear(d *value.Dict, _ *script.Thread) (value.Value, error) {
	return value.None, object.ContainerError(d.Clear())
}

func dictCopy(d *value.Dict, _ *script.Thread) (*value.Dict, error) {
	c, err := d.Copy(object.Keys)
	return c, object.ContainerError(err)
}

func dictGet(d *value.Dict, _ *script.Thread, key, otherwise value.Value) (value.Value, error) {
	v, err := object.Lookup(d, key)
	if err == nil && !v.Present() {
		v = otherwise
	}
	return v, err
}

func quickGet(t *script.Thread, x, key value.Value) value.Value {
	return quickGetOr(t, x, key, value.None)
}

func quickGetOr(_ *script.Thread, x, key, otherwise value.Value) (v value.Value) {
	if d, ok := value.Dicts.Get(x); ok {
		if v, ok = d.Quick(key); ok && !v.Present() {
			return otherwise
		}
	}
	return v
}

// quickSetdefault knows of keys only that are there.
func quickSetdefault(_ *script.Thread, x, key, _ value.Value) (v value.Value) {
	if d, ok := value.Dicts.Get(x); ok {
		v, _ = d.Quick(key)
	}
	return v
}

func dictPop(d *value.Dict, _ *script.Thread, key, otherwise value.Value) (value.Value, error) {
	if d.Len() > 0 { // else CPython does not look at the key
		v, err := object.DictDelete(d, key)
		if err != nil || v.Present() {
			return v, err
		}
	}
	if otherwise.Present() {
		return otherwise, nil
	}
	return value.Value{}, object.KeyError.New(key.Starlark())
}

func dictPopitem(d *value.Dict, _ *script.Thread) (value.Value, error) {
	k, v, err := d.PopItem()
	switch {
	case err != nil:
		return value.Value{}, object.ContainerError(err)
	case !k.Present():
		return value.Value{}, object.KeyError.New(starlark.String("popitem(): dictionary is empty"))
	}
	return value.Pair(k, v).Value(), nil
}

func dictSetdefault(d *value.Dict, _ *script.Thread, key, v value.Value) (value.Value, error) {
	return object.SetDefault(d, key, v)
}

// dictUpdate returns dict.update, or dict.__init__, which does the same under the name of the
// class.
func dictUpdate(name string) func(d *value.Dict, t *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
	return func(d *value.Dict, t *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
		if len(args) > 1 {
			return value.Value{}, typeErrorf("%s expected at most 1 argument, got %d", name, len(args))
		}
		if len(args) == 1 {
			if err := object.DictUpdate(t, d, args[0].Starlark()); err != nil {
				return value.Value{}, err
			}
		}
		for _, kw := range kwargs {
			if err := object.Store(d, value.Text(kw.Name), kw.Value); err != nil {
				return value.Value{}, err
			}
		}
		return value.None, nil
	}
}

// fromKeys is dict.fromkeys. A class derived from dict makes an instance, and has its own way
// to set an item.
func fromKeys(class *object.Class, t *script.Thread, iterable, v starlark.Value) (starlark.Value, error) {
	if class == object.DictType {
		d := new(value.Dict)
		return d, object.Each(t, iterable, func(k starlark.Value) error { return object.DictSet(d, k, v) })
	}
	made, err := t.Invoke(class, nil, nil)
	if err != nil {
		return nil, err
	}
	return made, object.Each(t, iterable, func(k starlark.Value) error { return object.SetItem(t, made, k, v) })
}

// dictItem is dict.__getitem__: where there is no such key, classes derived from dict
// may know.
func dictItem(self starlark.Value, _ *script.Thread, key value.Value) (value.Value, error) {
	d, _ := object.Plain(self).(*value.Dict)
	v, err := object.Lookup(d, key)
	if err != nil || v.Present() {
		return v, err
	}
	if i, ok := self.(*object.Instance); ok {
		if x, found, err := i.Special("__missing__", key.Starlark()); found {
			return value.Of(x), err
		}
	}
	return value.Value{}, object.KeyError.New(key.Starlark())
}
