package pytype

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// dataAttr is an attribute of a type that is no method, such as int.real.
type dataAttr struct {
	class *object.Class
	name  string
}

var _ object.Descriptor = (*dataAttr)(nil)

// GetFrom returns the attribute of a value, or of one that is made of it.
func (d *dataAttr) GetFrom(self starlark.Value, _ *object.Class) (starlark.Value, error) {
	return datum(object.Plain(self), d.name), nil
}

// SetIn fails: the values do not change.
func (d *dataAttr) SetIn(self starlark.Value, _ *object.Class, _ starlark.Value) error {
	return exception.AttributeError.Errorf("attribute '%s' of '%s' objects is not writable", d.name, d.class.Name())
}

// DeleteIn fails.
func (d *dataAttr) DeleteIn(self starlark.Value, class *object.Class) error {
	return d.SetIn(self, class, nil)
}

func (d *dataAttr) String() string {
	return "<attribute '" + d.name + "' of '" + d.class.Name() + "' objects>"
}
func (d *dataAttr) Type() string          { return "getset_descriptor" }
func (d *dataAttr) Freeze()               {}
func (d *dataAttr) Truth() starlark.Bool  { return true }
func (d *dataAttr) Hash() (uint32, error) { return script.AddressHash(d) }

// data are the attributes that are no methods, by type.
var data = map[string][]string{
	"int": {"denominator", "imag", "numerator", "real"}, "bool": {"denominator", "imag", "numerator", "real"}, "float": {"imag", "real"},
	"range": {"start", "step", "stop"}, "slice": {"start", "step", "stop"}, "dict_keys": {"mapping"}, "dict_items": {"mapping"}, "dict_values": {"mapping"},
}

// datum returns an attribute that is no method, or nil.
func datum(v starlark.Value, name string) starlark.Value {
	switch v := v.(type) {
	case starlark.Int, starlark.Bool, starlark.Float:
		return numberAttr(v, name)
	case *pyop.Range:
		switch name {
		case "start":
			return starlark.MakeInt(v.Start)
		case "stop":
			return starlark.MakeInt(v.Stop)
		case "step":
			return starlark.MakeInt(v.Step)
		}
	case *pyop.Slice:
		switch name {
		case "start":
			return v.Start
		case "stop":
			return v.Stop
		case "step":
			return v.Step
		}
	case *DictView:
		if name == "mapping" {
			return v.d
		}
	}
	return nil
}
