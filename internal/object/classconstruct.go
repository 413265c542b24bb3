package object

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// CallInternal makes an instance of the class, for foreign Go code.
func (c *Class) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return CallFromOutside(thread, c, args, kwargs)
}

// CallInside makes an instance of the class.
func (c *Class) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.construct != nil {
		if c == Type && len(args) == 1 && len(kwargs) == 0 { // by far the most frequent
			return ClassOf(args[0]), nil
		}
		return Call(thread, c.construct, args, kwargs)
	}
	if outside(c) != nil {
		return nil, notRunning(thread)
	}
	if c.meta != nil {
		if call, owner := c.meta.Lookup("__call__"); owner != Type {
			fn, err := bind(call, c, c.meta)
			if err != nil {
				return nil, err
			}
			return Call(thread, fn, args, kwargs)
		}
	}
	return c.instantiate(thread, args, kwargs)
}

// CanCall returns true.
func (c *Class) CanCall() bool { return true }

// instantiate is type.__call__.
func (c *Class) instantiate(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var self starlark.Value
	new, owner := c.Lookup("__new__")
	newOwner := owner
	made := new != nil && owner != Object && owner != BaseException
	if made {
		var err error
		if owner.kind == kindNative && owner.CanDerive() {
			self, err = owner.NewNative(thread, prepend(c, args), kwargs) // which needs no frame
		} else {
			self, err = Call(thread, unwrapMethod(new), prepend(c, args), kwargs)
		}
		if err != nil {
			return nil, err
		}
		if !ClassOf(self).Is(c) {
			return self, nil
		}
		c = ClassOf(self)
	} else {
		var err error
		if self, err = c.Allocate(args); err != nil {
			return nil, err
		}
	}
	init, owner := c.Lookup("__init__")
	switch {
	case init == nil || owner == Object:
		if len(args)+len(kwargs) > 0 && c.kind == kindInstance && !made { // else __new__ took them
			return nil, TypeError.Errorf("%s() takes no arguments", c.Name())
		}
		return self, nil
	case owner == BaseException || owner.HasOwnMembers():
		return self, self.(*Exception).Initialize(owner, slices.Clone(args), kwargs)
	}
	if owner == ListType && newOwner != ListType {
		kwargs = nil // they were for __new__
	}
	var result starlark.Value
	var err error
	if isMethod(init) {
		result, err = Call(thread, init, prepend(self, args), kwargs)
	} else if init, err = bind(init, self, c); err == nil {
		result, err = Call(thread, init, args, kwargs)
	}
	if err != nil {
		return nil, err
	}
	if result != starlark.None {
		return nil, TypeError.Errorf("__init__() should return None, not '%s'", TypeName(result))
	}
	return self, nil
}

// Allocate returns an instance that is not initialized.
func (c *Class) Allocate(args starlark.Tuple) (starlark.Value, error) {
	if abstract, _ := c.Lookup("__abstractmethods__"); abstract != nil && starlark.Len(abstract) > 0 {
		return nil, c.abstractError(abstract)
	}
	switch {
	case c.open != nil:
		return c.open.alloc(c), nil
	case c.layout != nil:
		return nil, TypeError.Errorf("object.__new__(%s) is not safe, use %s.__new__()", c.Name(), c.Name())
	case c.kind == kindException:
		return newException(c, slices.Clone(args)), nil
	case c.kind == kindInstance:
		return NewInstance(c, nil), nil
	case c.kind == kindClass || canDerive[c] != nil || c.construct != nil:
		return nil, TypeError.Errorf("object.__new__(%s) is not safe, use %s.__new__()", c.Name(), c.Name())
	}
	return nil, TypeError.Errorf("cannot create '%s' instances", c.QualifiedName())
}

// abstractError is the error of a call of a class with abstract methods.
func (c *Class) abstractError(abstract starlark.Value) error {
	var names []string
	it := starlark.Iterate(abstract)
	defer it.Done()
	var v starlark.Value
	for it.Next(&v) {
		s, _ := starlark.AsString(v)
		names = append(names, "'"+s+"'")
	}
	slices.Sort(names)
	plural := ""
	if len(names) > 1 {
		plural = "s"
	}
	return TypeError.Errorf("Can't instantiate abstract class %s without an implementation for abstract method%s %s",
		c.Name(), plural, strings.Join(names, ", "))
}

// prepend returns args with v before them.
func prepend(v starlark.Value, args starlark.Tuple) starlark.Tuple {
	all := make(starlark.Tuple, 0, len(args)+1)
	return append(append(all, v), args...)
}
