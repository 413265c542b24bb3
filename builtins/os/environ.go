package os

import (
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Environ is os.environ: a mapping of strings, with the methods of a dict. It is a copy
// of the environment; changes are the script's own.
type Environ struct{ dict *value.Dict }

var (
	_ starlark.HasSetKey       = (*Environ)(nil)
	_ starlark.HasAttrs        = (*Environ)(nil)
	_ starlark.IterableMapping = (*Environ)(nil)
	_ starlark.Sequence        = (*Environ)(nil)
	_ object.Classed           = (*Environ)(nil)
	_ object.Respawner         = (*Environ)(nil)
	_ object.HasContains       = (*Environ)(nil)
)

func newEnviron(environ func() []string) *Environ {
	e := &Environ{new(value.Dict)}
	if environ != nil {
		for _, entry := range environ() {
			if key, value, ok := strings.Cut(entry, "="); ok && key != "" {
				e.dict.SetKey(starlark.String(key), starlark.String(value))
			}
		}
	}
	return e
}

func checkString(v starlark.Value) error {
	if _, ok := v.(starlark.String); !ok {
		return object.TypeError.Errorf("str expected, not %s", object.TypeName(v))
	}
	return nil
}

// Contains reports whether there is a variable called key.
func (e *Environ) Contains(key starlark.Value) (bool, error) {
	if err := checkString(key); err != nil {
		return false, err
	}
	_, found, err := e.dict.Get(key)
	return found, err
}

// Get returns environ[key].
func (e *Environ) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if err := checkString(key); err != nil {
		return nil, false, err
	}
	v, found, err = e.dict.Get(key)
	if err == nil && !found {
		err = object.KeyError.New(key)
	}
	return v, found, err
}

// SetKey is environ[key] = v.
func (e *Environ) SetKey(key, v starlark.Value) error {
	if err := checkString(key); err != nil {
		return err
	}
	if err := checkString(v); err != nil {
		return err
	}
	return e.dict.SetKey(key, v)
}

// GetItem returns environ[key].
func (e *Environ) GetItem(key starlark.Value) (starlark.Value, error) {
	v, _, err := e.Get(key)
	return v, err
}

// SetItem is environ[key] = v.
func (e *Environ) SetItem(key, v starlark.Value) error { return e.SetKey(key, v) }

// DelItem is del environ[key].
func (e *Environ) DelItem(key starlark.Value) error {
	v, err := object.DictDelete(e.dict, value.Of(key))
	if err == nil && !v.Present() {
		err = object.KeyError.New(key)
	}
	return err
}

// environClass is the class of environments. It is defined when it is first asked for.
var environClass = sync.OnceValue(func() *object.Class {
	return native.Table{
		Methods: []*native.Function{
			native.M2("get", "key, default=None", "the variable called key, or default", (*Environ).get),
			native.M2("setdefault", "key, value", "the variable called key, which is set to value if there is none", (*Environ).setDefault),
			native.M2("pop", "key, default=None, /", "removes the variable called key, and returns it", (*Environ).pop),
			native.M2("update", "other=(), /, **kwds", "sets variables, from a mapping or pairs, and from keywords", (*Environ).update),
			native.M0("keys", "", "the names of the variables", func(e *Environ, _ *script.Thread) (*value.List, error) {
				return value.ListFrom(e.dict.Keys()), nil
			}),
			native.M0("values", "", "the values of the variables", (*Environ).values),
			native.M0("items", "", "pairs of names and values", (*Environ).pairs),
			native.M0("copy", "", "a dict of the variables", (*Environ).copy),
			native.M0("clear", "", "removes all variables", func(e *Environ, _ *script.Thread) (value.Value, error) { return value.None, e.dict.Clear() }),
		},
	}.Define(object.NewNative("os", "_Environ"))
})

func (e *Environ) get(_ *script.Thread, key, other starlark.Value) (starlark.Value, error) {
	if err := checkString(key); err != nil {
		return nil, err
	}
	v, found, err := e.dict.Get(key)
	if err == nil && !found {
		v = other
	}
	return v, err
}

func (e *Environ) setDefault(_ *script.Thread, key, v starlark.Value) (starlark.Value, error) {
	if v, found, err := e.dict.Get(key); found || err != nil {
		return v, err
	}
	return v, e.SetKey(key, v)
}

func (e *Environ) pop(_ *script.Thread, key starlark.Value, other native.Maybe) (value.Value, error) {
	v, err := object.DictDelete(e.dict, value.Of(key))
	switch {
	case err != nil || v.Present():
		return v, err
	case other.Present():
		return other.Value, nil
	}
	return value.Value{}, object.KeyError.New(key)
}

func (e *Environ) update(t *script.Thread, other native.Maybe, keywords native.Keywords) (value.Value, error) {
	more := new(value.Dict)
	if other.Present() {
		if err := object.DictUpdate(t, more, other.Starlark()); err != nil {
			return value.Value{}, err
		}
	}
	for _, item := range append(more.Items(), keywords.Starlark()...) {
		if err := e.SetKey(item[0], item[1]); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

func (e *Environ) values(*script.Thread) (*value.List, error) {
	var values []starlark.Value
	for _, v := range e.dict.Entries() {
		values = append(values, v)
	}
	return value.ListFrom(values), nil
}

func (e *Environ) pairs(*script.Thread) (*value.List, error) {
	var pairs []starlark.Value
	for _, item := range e.dict.Items() {
		pairs = append(pairs, item)
	}
	return value.ListFrom(pairs), nil
}

func (e *Environ) copy(*script.Thread) (*value.Dict, error) {
	d := value.NewDict(e.dict.Len())
	for name, v := range e.dict.Entries() {
		d.SetKey(name, v)
	}
	return d, nil
}

// Respawn returns where a worker process finds its own environment.
func (e *Environ) Respawn() *object.Reduction {
	return &object.Reduction{Module: "os", Name: "environ", Found: true}
}

// Class returns the class of the environment.
func (e *Environ) Class() *object.Class { return environClass() }

// Items returns the variables.
func (e *Environ) Items() []starlark.Tuple { return e.dict.Items() }

// Iterate returns an iterator over the names.
func (e *Environ) Iterate() starlark.Iterator { return e.dict.Iterate() }

// Len returns how many variables there are.
func (e *Environ) Len() int { return e.dict.Len() }

// String returns the repr.
func (e *Environ) String() string { return "environ(" + object.Repr(e.dict) + ")" }

// Type returns "_Environ".
func (e *Environ) Type() string { return "_Environ" }

// Freeze does nothing: threads share the environment.
func (e *Environ) Freeze() {}

// Truth reports whether there are variables.
func (e *Environ) Truth() starlark.Bool { return e.dict.Len() > 0 }

// Hash fails, as for a dict.
func (e *Environ) Hash() (uint32, error) {
	return 0, object.TypeError.Errorf("unhashable type: '_Environ'")
}

// Attr returns the method called name, or nil.
func (e *Environ) Attr(name string) (starlark.Value, error) { return environClass().AttrOf(e, name) }

// AttrNames returns the names of the methods.
func (e *Environ) AttrNames() []string { return environClass().AttrNamesOf() }
