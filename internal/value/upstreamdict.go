package value

import "go.starlark.net/starlark"

// upstreamDict is a *starlark.Dict as a dict with Python's keys.
type upstreamDict struct{ *starlark.Dict }

// valueOf returns the value of a key that is in the dict.
func (u upstreamDict) valueOf(key starlark.Value) (v starlark.Value, found bool) {
	if v, found, _ := u.Get(key); found {
		return v, true
	}
	for _, item := range u.Items() { // a key that does not equal itself
		if Same(Of(item[0]), importContainer(key)) {
			return item[1], true
		}
	}
	return nil, false
}

// find returns the key that equals k and its value, or nil and the zero Value.
func (u upstreamDict) find(keys Keys, k Value) (key starlark.Value, v Value, err error) {
	key, err = findKey(keys, k, func(x starlark.Value) (bool, error) {
		w, found, err := u.Get(x)
		if found {
			v = importContainer(w)
		}
		return found, err
	}, u)
	return key, v, err
}

func (u upstreamDict) set(keys Keys, k, v Value) error {
	key, _, err := u.find(keys, k)
	if err != nil {
		return err
	}
	if key == nil {
		if key = exportedKey(k); key == nil {
			return ErrSize
		}
	}
	return u.SetKey(key, exported(v))
}

func (u upstreamDict) delete(keys Keys, k Value) (Value, error) {
	key, _, err := u.find(keys, k)
	if err != nil || key == nil {
		return Value{}, err
	}
	v, _, err := u.Delete(key)
	if err != nil {
		return Value{}, err
	}
	return importContainer(v), nil
}

func (u upstreamDict) popItem() (k, v Value, err error) {
	all := u.Keys()
	if len(all) == 0 {
		return Value{}, Value{}, nil
	}
	key := all[len(all)-1]
	x, found, err := u.Delete(key)
	if err != nil || !found {
		return Value{}, Value{}, err
	}
	return importContainer(key), importContainer(x), nil
}

func (u upstreamDict) copy(keys Keys) (*Dict, error) {
	c := NewDict(u.Len())
	for _, item := range u.Items() {
		if err := c.Set(keys, importContainer(item[0]), importContainer(item[1])); err != nil {
			return nil, err
		}
	}
	return c, nil
}
