package os

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Environ is os.environ: a mapping of strings, with the methods of a dict. It is a copy
// of the environment; changes are the script's own.
type Environ struct{ dict *starlark.Dict }

var (
	_ starlark.HasSetKey       = (*Environ)(nil)
	_ starlark.HasAttrs        = (*Environ)(nil)
	_ starlark.IterableMapping = (*Environ)(nil)
	_ starlark.Sequence        = (*Environ)(nil)
	_ object.Classed           = (*Environ)(nil)
	_ object.Respawner         = (*Environ)(nil)
)

var environClass = object.NewNative("os", "_Environ")

func newEnviron(environ func() []string) *Environ {
	e := &Environ{new(starlark.Dict)}
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
		return exception.TypeError.Errorf("str expected, not %s", exception.TypeName(v))
	}
	return nil
}

// Get returns environ[key].
func (e *Environ) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if err := checkString(key); err != nil {
		return nil, false, err
	}
	v, found, err = e.dict.Get(key)
	if err == nil && !found {
		err = exception.KeyError.New(key)
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
	_, found, err := e.dict.Delete(key)
	if err == nil && !found {
		err = exception.KeyError.New(key)
	}
	return err
}

var environMethods = make(script.Methods)

func init() {
	method := func(name, params string, fn func(*Environ, signature.Args) (starlark.Value, error)) {
		script.AddMethod(environMethods, "_Environ", name, params, func(_ *script.Thread, e *Environ, a signature.Args) (starlark.Value, error) {
			return fn(e, a)
		})
	}
	method("get", "key, default=None", func(e *Environ, a signature.Args) (starlark.Value, error) {
		if err := checkString(a.Values[0]); err != nil {
			return nil, err
		}
		v, found, err := e.dict.Get(a.Values[0])
		if err == nil && !found {
			if v = a.Values[1]; v == nil {
				v = starlark.None
			}
		}
		return v, err
	})
	method("pop", "key, default=None, /", func(e *Environ, a signature.Args) (starlark.Value, error) {
		v, found, err := e.dict.Delete(a.Values[0])
		if err == nil && !found {
			if v = a.Values[1]; v == nil {
				err = exception.KeyError.New(a.Values[0])
			}
		}
		return v, err
	})
	method("setdefault", "key, value", func(e *Environ, a signature.Args) (starlark.Value, error) {
		if v, found, err := e.dict.Get(a.Values[0]); found || err != nil {
			return v, err
		}
		return a.Values[1], e.SetKey(a.Values[0], a.Values[1])
	})
	method("update", "other=(), /, **kwds", func(e *Environ, a signature.Args) (starlark.Value, error) {
		var items []starlark.Tuple
		if a.Values[0] != nil {
			m, ok := a.Values[0].(starlark.IterableMapping)
			if !ok {
				return nil, exception.TypeError.Errorf("'%s' object is not a mapping", exception.TypeName(a.Values[0]))
			}
			items = m.Items()
		}
		for _, item := range append(items, a.Kwargs...) {
			if err := e.SetKey(item[0], item[1]); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
	method("copy", "", func(e *Environ, _ signature.Args) (starlark.Value, error) {
		d := starlark.NewDict(e.dict.Len())
		for _, item := range e.dict.Items() {
			d.SetKey(item[0], item[1])
		}
		return d, nil
	})
	for _, name := range []string{"keys", "values", "items", "clear"} {
		script.AddMethod(environMethods, "_Environ", name, "", func(t *script.Thread, e *Environ, _ signature.Args) (starlark.Value, error) {
			fn, err := e.dict.Attr(name)
			if err != nil {
				return nil, err
			}
			return starlark.Call(t.Interp(), fn, nil, nil)
		})
	}
	environMethods.AddTo(environClass)
}

// Respawn returns where a worker process finds its own environment.
func (e *Environ) Respawn() *object.Reduction {
	return &object.Reduction{Module: "os", Name: "environ", Found: true}
}

// Class returns the class of the environment.
func (e *Environ) Class() *object.Class { return environClass }

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
	return 0, exception.TypeError.Errorf("unhashable type: '_Environ'")
}

// Attr returns the method called name, or nil.
func (e *Environ) Attr(name string) (starlark.Value, error) { return environMethods.Attr(e, name) }

// AttrNames returns the names of the methods.
func (e *Environ) AttrNames() []string { return environMethods.Names() }
