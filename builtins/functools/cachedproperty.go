package functools

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// cachedProperty is functools.cached_property. It is no data descriptor: the value that
// it puts into the instance goes before it.
type cachedProperty struct {
	rt   *script.Runtime
	fn   starlark.Value
	name string // of the attribute; empty before the class is there
}

var (
	_ object.Getter     = (*cachedProperty)(nil)
	_ object.Named      = (*cachedProperty)(nil)
	_ object.Classed    = (*cachedProperty)(nil)
	_ starlark.HasAttrs = (*cachedProperty)(nil)
)

var cachedPropertyClass = object.NewNative("functools", "cached_property")

func init() {
	native.Table{
		Doc: "a method that is called once for each instance, and then\nis an attribute",
		New: native.F1("cached_property", "func", "", func(t *script.Thread, fn starlark.Value) (*cachedProperty, error) {
			return &cachedProperty{rt: t.Runtime(), fn: fn}, nil
		}).Init(),
		Attributes: []*native.Attribute{
			native.Get("func", "the method", func(p *cachedProperty) (starlark.Value, error) { return p.fn, nil }),
			native.Get("attrname", "the name of the attribute", (*cachedProperty).attrName),
		},
	}.Define(cachedPropertyClass)
}

// getCached calls a method for an instance. Called by a builtin, a generator is not taken for one
// that only a loop around has.
var getCached = native.F2("__get__", "func, instance, /", "", func(t *script.Thread, fn, instance starlark.Value) (starlark.Value, error) {
	return t.Invoke(fn, starlark.Tuple{instance}, nil)
})

// SetName notes the name of the attribute.
func (p *cachedProperty) SetName(_ *object.Class, name string) error {
	if p.name != "" && p.name != name {
		return object.TypeError.Errorf("Cannot assign the same cached_property to two different names ('%s' and '%s').", p.name, name)
	}
	p.name = name
	return nil
}

// GetFrom calls the function for self and makes its result an attribute of self.
func (p *cachedProperty) GetFrom(self starlark.Value, class *object.Class) (starlark.Value, error) {
	if p.name == "" {
		return nil, object.TypeError.Errorf("Cannot use cached_property instance without calling __set_name__ on it.")
	}
	holder, ok := self.(interface{ Attrs() *object.Namespace })
	slots, _ := class.Lookup("__slots__")
	if !ok || slots != nil {
		return nil, object.TypeError.Errorf("No '__dict__' attribute on '%s' instance to cache '%s' property.", class.Name(), p.name)
	}
	v, err := p.rt.Caller.Call(getCached, starlark.Tuple{p.fn, self}, nil)
	if err != nil {
		return nil, err
	}
	holder.Attrs().Set(p.name, v)
	return v, nil
}

// Class returns the class functools.cached_property.
func (p *cachedProperty) Class() *object.Class { return cachedPropertyClass }

// Attr returns the attribute called name, or nil.
func (p *cachedProperty) Attr(name string) (starlark.Value, error) {
	if name == "__doc__" {
		return object.Getattr(p.fn, name)
	}
	return cachedPropertyClass.AttrOf(p, name)
}

// AttrNames returns the names of the attributes.
func (p *cachedProperty) AttrNames() []string { return cachedPropertyClass.AttrNamesOf() }

func (p *cachedProperty) attrName() (starlark.Value, error) {
	if p.name == "" {
		return starlark.None, nil
	}
	return starlark.String(p.name), nil
}

// String returns the repr.
func (p *cachedProperty) String() string {
	return fmt.Sprintf("<functools.cached_property object at %#x>", object.Address(p))
}

// Type returns "cached_property".
func (p *cachedProperty) Type() string { return "cached_property" }

// Freeze does nothing.
func (p *cachedProperty) Freeze() {}

// Truth returns true.
func (p *cachedProperty) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of p.
func (p *cachedProperty) Hash() (uint32, error) { return object.AddressHash(p), nil }

// Reduce returns cached_property(fn).
func (p *cachedProperty) Reduce() *object.Reduction {
	return &object.Reduction{Module: "functools", Name: "cached_property", Args: starlark.Tuple{p.fn}}
}
