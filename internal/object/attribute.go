package object

import (
	"errors"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// NoAttribute returns the AttributeError for an attribute that v does not have.
func NoAttribute(v starlark.Value, name string) *Exception {
	if c, ok := v.(*Class); ok {
		return missingAttribute(v, name, "type object '%s' has no attribute '%s'", c.Name(), name)
	}
	return missingAttribute(v, name, "'%s' object has no attribute '%s'", TypeName(v), name)
}

// NoAttributeOfModule is NoAttribute for a module, with what there is to say about it.
func NoAttributeOfModule(v starlark.Value, module, name, why string) *Exception {
	return missingAttribute(v, name, "module '%s' has no attribute '%s'%s", module, name, why)
}

// NoAttributeOf is NoAttribute where no more than the name of the type is known.
func NoAttributeOf(typeName, name string) *Exception {
	e := AttributeError.Errorf("'%s' object has no attribute '%s'", typeName, name)
	e.SetMember("name", starlark.String(name))
	return e
}

// NoPlace returns the error of setting or deleting an attribute of a value of a class whose
// values have no place for attributes. The value is nil if it is not known.
func NoPlace(v starlark.Value, class *Class, name string) *Exception {
	switch d, owner := class.Lookup(name); d.(type) {
	case nil:
		if class.hooks.setattr || class.hooks.delattr || class == FunctionType {
			return missingAttribute(v, name, "'%s' object has no attribute '%s'", class.messageName(), name)
		}
		return missingAttribute(v, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", class.messageName(), name)
	case Descriptor:
		return AttributeError.Errorf("attribute '%s' of '%s' objects is not writable", name, owner.Name())
	}
	return missingAttribute(v, name, "'%s' object attribute '%s' is read-only", class.messageName(), name)
}

func missingAttribute(v starlark.Value, name, format string, args ...any) *Exception {
	e := AttributeError.Errorf(format, args...)
	e.SetMember("name", starlark.String(name))
	e.SetMember("obj", v)
	return e
}

// attrOf is what reading an attribute of an instance gives: by the __getattribute__ of
// its class, and __getattr__ where that fails.
func attrOf(self starlark.Value, class *Class, attrs *Namespace, name string) (v starlark.Value, err error) {
	if !class.hooks.getattribute {
		v, err = rawAttr(self, class, attrs, name)
	} else {
		v, _, err = special(self, class, "__getattribute__", starlark.String(name))
	}
	if err == nil || !isAttributeError(err) {
		return v, err
	}
	if v, found, err := special(self, class, "__getattr__", starlark.String(name)); found {
		return v, NameAttribute(err, self, name)
	}
	return nil, NameAttribute(err, self, name)
}

// NameAttribute tells an AttributeError which attribute it is about, if it does not know.
func NameAttribute(err error, v starlark.Value, name string) error {
	if e, ok := errors.AsType[*Exception](err); ok && e.class.Is(AttributeError) && e.Member("name") == nil {
		e.SetMember("name", starlark.String(name))
		e.SetMember("obj", v)
	}
	return err
}

// rawAttr is object.__getattribute__.
func rawAttr(self starlark.Value, class *Class, attrs *Namespace, name string) (starlark.Value, error) {
	v, owner := class.Lookup(name)
	if isData(v) {
		return bind(v, self, class)
	}
	if own := attrs.Get(name); own != nil {
		return own, nil
	}
	if v != nil && (name != "__doc__" || owner == class) { // no class has the docstring of a base
		return bind(v, self, class)
	}
	switch name {
	case "__class__":
		return class, nil
	case "__dict__":
		if !class.hooks.noDict {
			return attrs.Live(), nil
		}
	case "__module__", "__doc__":
		return class.Attr(name)
	}
	return nil, NoAttribute(self, name)
}

// isData reports whether a class attribute goes before one of the instance.
func isData(v starlark.Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case *Instance:
		return v.Defines("__get__") && (v.Defines("__set__") || v.Defines("__delete__"))
	case Descriptor:
		return true
	}
	return false
}

// A Descriptor is a value that as an attribute of a class does what reading, setting and
// deleting the attribute of an instance is.
type Descriptor interface {
	Getter
	SetIn(self starlark.Value, class *Class, v starlark.Value) error
	DeleteIn(self starlark.Value, class *Class) error
}

// setField sets an attribute of an instance: by the __setattr__ of its class.
func setField(self starlark.Value, class *Class, attrs *Namespace, name string, v starlark.Value) error {
	if class.hooks.setattr {
		_, _, err := special(self, class, "__setattr__", starlark.String(name), v)
		return err
	}
	return setAttr(self, class, attrs, name, v)
}

// setAttr is object.__setattr__.
func setAttr(self starlark.Value, class *Class, attrs *Namespace, name string, v starlark.Value) error {
	d, _ := class.Lookup(name)
	switch d := d.(type) {
	case nil:
	case Descriptor:
		return d.SetIn(self, class, v)
	case *Instance:
		if _, found, err := d.Special("__set__", self, v); found {
			return err
		}
		if d.Defines("__delete__") {
			return AttributeError.Errorf("__set__")
		}
	}
	switch name {
	case "__dict__":
		dict, ok := Plain(v).(*value.Dict)
		if !ok {
			return TypeError.Errorf("__dict__ must be set to a dictionary, not a '%s'", TypeName(v))
		}
		attrs.SetLive(dict)
		return nil
	case "__class__":
		return setClass(self, v)
	}
	if class.hooks.noDict {
		return NoPlace(self, class, name)
	}
	attrs.Set(name, v)
	return nil
}

// setClass makes v the class of an instance.
func setClass(self, v starlark.Value) error {
	class, ok := v.(*Class)
	if !ok {
		return TypeError.Errorf("__class__ must be set to a class, not '%s' object", TypeName(v))
	}
	if class.caller == nil {
		return TypeError.Errorf("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	old := ClassOf(self)
	if class.kind != old.kind || class.layout != old.layout || class.open != old.open || class.members != old.members || class.hooks.noDict != old.hooks.noDict || !slices.Equal(class.slotNames(), old.slotNames()) {
		return TypeError.Errorf("__class__ assignment: '%s' object layout differs from '%s'", class.Name(), old.Name())
	}
	switch self := self.(type) {
	case *Instance:
		self.class = class
		if self.attrs.own(); len(self.attrs.values) == 0 && self.attrs.live() == nil {
			self.attrs.shape = &class.shape
		}
	case *Exception:
		self.class = class
		if self.attrs != nil {
			self.attrs.own()
		}
	default:
		return TypeError.Errorf("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	return nil
}

// delField deletes an attribute of an instance: by the __delattr__ of its class.
func delField(self starlark.Value, class *Class, attrs *Namespace, name string) error {
	if class.hooks.delattr {
		_, _, err := special(self, class, "__delattr__", starlark.String(name))
		return err
	}
	return delAttr(self, class, attrs, name)
}

// delAttr is object.__delattr__.
func delAttr(self starlark.Value, class *Class, attrs *Namespace, name string) error {
	d, _ := class.Lookup(name)
	switch d := d.(type) {
	case Descriptor:
		return d.DeleteIn(self, class)
	case *Instance:
		if _, found, err := d.Special("__delete__", self); found {
			return err
		}
		if d.Defines("__set__") {
			return AttributeError.Errorf("__delete__")
		}
	}
	switch {
	case attrs.Delete(name):
		return nil
	case class.hooks.noDict:
		return NoPlace(self, class, name)
	}
	return NoAttribute(self, name)
}

// dirOf returns the names that dir() gives for an instance that has no __dir__.
func dirOf(class *Class, attrs *Namespace) []string {
	return sortedNames(class.DirNames(), attrs.Names())
}

// sortedNames returns all names, each once.
func sortedNames(lists ...[]string) []string {
	names := slices.Concat(lists...)
	slices.Sort(names)
	return slices.Compact(names)
}
