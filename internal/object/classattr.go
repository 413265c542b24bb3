package object

import "go.starlark.net/starlark"

// Attr returns the attribute of the class called name. Its metaclass has its own idea of
// attributes: its data descriptors go before those of the class, the others behind.
func (c *Class) Attr(name string) (v starlark.Value, err error) {
	if o := outside(c); o != nil {
		return from(o, func() (starlark.Value, error) { return c.attr(name) })
	}
	return c.attr(name)
}

func (c *Class) attr(name string) (v starlark.Value, err error) {
	if c.meta == nil {
		return c.rawAttr(name)
	}
	if c.meta.hooks.getattribute {
		v, _, err = special(c, c.meta, "__getattribute__", starlark.String(name))
	} else {
		v, err = c.rawAttr(name)
	}
	if v != nil || err == nil || !isAttributeError(err) {
		return v, err
	}
	if v, found, err := special(c, c.meta, "__getattr__", starlark.String(name)); found {
		return v, err
	}
	return nil, err
}

// rawAttr is type.__getattribute__.
func (c *Class) rawAttr(name string) (starlark.Value, error) {
	var ofMeta starlark.Value
	if c.meta != nil {
		if ofMeta, _ = c.meta.Lookup(name); isData(ofMeta) {
			return bind(ofMeta, c, c.meta)
		}
	}
	if v := c.ownAttr(name); v != nil {
		return v, nil
	}
	if name == "__annotations__" && c.caller != nil {
		return c.annotations()
	}
	if v, _ := c.Lookup(name); v != nil {
		return c.bindToClass(v)
	}
	if c.meta == nil {
		ofMeta, _ = Type.Lookup(name)
	}
	if ofMeta != nil {
		return bind(ofMeta, c, c.Class())
	}
	return nil, NoAttribute(c, name)
}

// bindToClass returns what reading v, an attribute of c or a base, of the class gives.
func (c *Class) bindToClass(v starlark.Value) (starlark.Value, error) {
	switch v := v.(type) {
	case *ClassMethod:
		return bindFunc(v.Func, c), nil
	case *StaticMethod:
		return v.Func, nil
	case ClassGetter:
		return v.GetFromClass(c)
	case *Instance:
		if v.Defines("__get__") {
			v, _, err := v.Special("__get__", starlark.None, c)
			return v, err
		}
	}
	return v, nil
}

// ownAttr returns an attribute that each class has by itself, or nil.
func (c *Class) ownAttr(name string) starlark.Value {
	switch name {
	case "__name__":
		return starlark.String(c.Name())
	case "__qualname__":
		return starlark.String(c.name)
	case "__module__":
		return starlark.String(c.moduleName())
	case "__class__":
		return c.Class()
	case "__mro__":
		return classTuple(c.mro)
	case "__bases__":
		return classTuple(c.bases)
	case "__base__":
		if len(c.bases) == 0 {
			return starlark.None
		}
		return c.bases[0]
	case "__dict__":
		return c.Attrs().Dict()
	case "__doc__":
		if doc := c.Attrs().Get(name); doc != nil {
			return doc
		}
		if c.kind == kindNative {
			return starlark.String("The built-in type " + c.name + ".")
		}
		return starlark.None
	}
	return nil
}

func classTuple(classes []*Class) starlark.Tuple {
	t := make(starlark.Tuple, len(classes))
	for i, c := range classes {
		t[i] = c
	}
	return t
}

// AttrNames returns the names of the attributes, of bases too, sorted.
func (c *Class) AttrNames() []string {
	if o := outside(c); o != nil {
		names, _ := from(o, func() ([]string, error) { return c.DirNames(), nil })
		return names
	}
	return c.DirNames()
}

func (c *Class) DirNames() []string {
	names := []string{"__class__", "__doc__"}
	if !c.hooks.noDict && (c.kind != kindNative || c.module != "") {
		names = append(names, "__dict__", "__module__", "__weakref__")
	}
	for _, k := range c.mro {
		names = append(names, k.Attrs().Names()...)
	}
	return sortedNames(names)
}

// SetField sets an attribute of a class that a script wrote.
func (c *Class) SetField(name string, v starlark.Value) error {
	if o := outside(c); o != nil {
		return o.Do(func() error { return c.setField(name, v) })
	}
	return c.setField(name, v)
}

func (c *Class) setField(name string, v starlark.Value) error {
	if c.meta != nil && c.meta.hooks.setattr {
		_, _, err := special(c, c.meta, "__setattr__", starlark.String(name), v)
		return err
	}
	return c.setAttr(name, v)
}

// setAttr is type.__setattr__.
func (c *Class) setAttr(name string, v starlark.Value) error {
	if c.caller == nil {
		return TypeError.Errorf("cannot set '%s' attribute of immutable type '%s'", name, c.QualifiedName())
	}
	switch name {
	case "__name__", "__qualname__":
		if s, ok := starlark.AsString(v); ok {
			if name == "__name__" {
				c.short = s
				classChanges.Add(1) // places that read it have it in their caches
			} else {
				c.short, c.name = c.Name(), s
			}
			return nil
		}
		return TypeError.Errorf("can only assign string to %s.%s, not '%s'", c.Name(), name, TypeName(v))
	case "__module__":
		c.module, _ = starlark.AsString(v)
		return nil
	}
	if c.meta != nil {
		if d, _ := c.meta.Lookup(name); d != nil {
			switch d := d.(type) {
			case Descriptor:
				return d.SetIn(c, c.meta, v)
			case *Instance:
				if _, found, err := d.Special("__set__", c, v); found {
					return err
				}
			}
		}
	}
	c.Set(name, v)
	return nil
}

// Set sets an attribute of the class itself, whoever wrote it, and without its metaclass.
func (c *Class) Set(name string, v starlark.Value) {
	c.attrs.Set(name, v)
	if IsDunder(name) {
		c.findHooks()
	}
}

// DelField deletes an attribute of a class that a script wrote.
func (c *Class) DelField(name string) error {
	if c.meta != nil && c.meta.hooks.delattr {
		_, _, err := special(c, c.meta, "__delattr__", starlark.String(name))
		return err
	}
	return c.delAttr(name)
}

// delAttr is type.__delattr__.
func (c *Class) delAttr(name string) error {
	if c.caller == nil {
		return TypeError.Errorf("cannot set '%s' attribute of immutable type '%s'", name, c.QualifiedName())
	}
	if !c.attrs.Delete(name) {
		return NoAttribute(c, name)
	}
	if IsDunder(name) {
		c.findHooks()
	}
	return nil
}

// findHooks finds out which hooks c and the classes derived from it have.
func (c *Class) findHooks() {
	own := func(name string) bool {
		v, owner := c.Lookup(name)
		return v != nil && owner != Object && owner != Type
	}
	c.hooks.getattribute = own("__getattribute__")
	c.hooks.setattr = own("__setattr__")
	c.hooks.delattr = own("__delattr__")
	for _, k := range c.Subclasses(nil) {
		k.findHooks()
	}
}
