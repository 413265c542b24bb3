package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Getattr returns getattr(v, name) for the attributes that values have by themselves
// and those that all functions have; an AttributeError if there is none.
func Getattr(v starlark.Value, name string) (starlark.Value, error) {
	if obj, ok := v.(starlark.HasAttrs); ok {
		if a, err := obj.Attr(name); a != nil || err != nil && !IsA(err, AttributeError) {
			return a, err
		}
	} else if f, ok := FunctionOf(v); ok {
		if a, err := FunctionAttr(f, name); a != nil || err != nil {
			return a, err
		}
	}
	switch name {
	case "__class__":
		return ClassOf(v), nil
	case "__doc__":
		return starlark.None, nil
	case "__name__", "__qualname__":
		if b, ok := BuiltinOf(v); ok {
			return starlark.String(b.Name()), nil
		}
	}
	return nil, NoAttribute(v, name)
}

// Inherited returns the attribute called name that v has from its class.
func Inherited(v starlark.Value, name string) (starlark.Value, error) {
	class := ClassOf(v)
	if a, _ := class.Lookup(name); a != nil {
		return bind(a, v, class)
	}
	return nil, NoAttribute(v, name)
}

// WrapperAssignments are the attributes that functools.wraps copies, besides __dict__.
var WrapperAssignments = []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}

// Wraps gives wrapper the attributes of wrapped, as functools.update_wrapper does, and
// returns it.
func Wraps(wrapper, wrapped starlark.Value, assigned []string, update bool) (starlark.Value, error) {
	obj, ok := wrapper.(starlark.HasSetField)
	if !ok {
		return nil, AttributeError.Errorf("'%s' object has no attribute '__wrapped__' and none can be set", TypeName(wrapper))
	}
	for _, name := range assigned {
		if name == "__annotations__" && IsFunction(wrapped) { // not evaluated before they are asked for
			if err := obj.SetField("__annotate__", AnnotationsOf(wrapped)); err != nil {
				return nil, err
			}
			continue
		}
		v, err := Getattr(wrapped, name)
		if err != nil {
			if IsA(err, AttributeError) {
				continue
			}
			return nil, err
		}
		if err := obj.SetField(name, v); err != nil {
			return nil, err
		}
	}
	if update {
		v, err := Getattr(wrapped, "__dict__")
		if dict, ok := v.(*value.Dict); err == nil && ok {
			for _, item := range dict.Items() {
				if name, ok := starlark.AsString(item[0]); ok {
					if err := obj.SetField(name, item[1]); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	return wrapper, obj.SetField("__wrapped__", wrapped)
}

// A Wrapper is the part of a value of ours that stands for a function of a script, such
// as what functools.lru_cache returns: attributes, which [Wraps] can set. The zero value
// has none.
type Wrapper struct{ attrs Namespace }

// Name returns __name__.
func (w *Wrapper) Name() string {
	s, _ := starlark.AsString(w.attrs.Get("__name__"))
	return s
}

// QualifiedName returns __qualname__.
func (w *Wrapper) QualifiedName() string {
	if s, ok := starlark.AsString(w.attrs.Get("__qualname__")); ok {
		return s
	}
	return w.Name()
}

// Attrs returns the attributes.
func (w *Wrapper) Attrs() *Namespace { return &w.attrs }

// Attr returns the attribute called name, or nil.
func (w *Wrapper) Attr(name string) (starlark.Value, error) {
	if v := w.attrs.Get(name); v != nil {
		return v, nil
	}
	switch name {
	case "__dict__":
		return dictOf(&w.attrs), nil
	case "__annotations__":
		if later, ok := w.attrs.Get("__annotate__").(*Annotations); ok {
			return later.Values(nil)
		}
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (w *Wrapper) AttrNames() []string { return w.attrs.Names() }

// SetField sets an attribute.
func (w *Wrapper) SetField(name string, v starlark.Value) error {
	w.attrs.Set(name, v)
	return nil
}

// Freeze does nothing: functions stay open, as in Python.
func (w *Wrapper) Freeze() {}

// Truth returns true.
func (w *Wrapper) Truth() starlark.Bool { return true }
