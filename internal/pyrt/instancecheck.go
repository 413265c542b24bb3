package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func isinstance(_ *script.Thread, v, classes starlark.Value) (bool, error) {
	return isInstance(v, classes)
}

// quickIsinstance knows of classes that have no idea of their own of what their instances are, and of tuples of them.
func quickIsinstance(_ *script.Thread, x, y value.Value) (v value.Value) {
	class := object.ClassOfValue(x)
	if c, ok := object.ClassKind.Get(y); ok && class == c {
		return value.True
	}
	tuple, ok := value.Tuples.Get(y)
	if !ok {
		return quickInstanceOf(class, y)
	}
	for _, c := range tuple.Elems() {
		if v = quickInstanceOf(class, c); v != value.False {
			return v
		}
	}
	return value.False
}

// quickInstanceOf is isinstance of an instance of a class and c. It is absent if that is not to be had quickly.
func quickInstanceOf(class *object.Class, of value.Value) (v value.Value) {
	c, ok := object.ClassKind.Get(of)
	if !ok {
		return v
	}
	if class == c {
		return value.True
	}
	if c.Class() != object.Type || classInstanceHook(c) != nil {
		return v
	}
	return value.Bool(class.Is(c))
}

func issubclass(_ *script.Thread, cls, classes starlark.Value) (bool, error) {
	class, ok := cls.(*object.Class)
	if !ok {
		return false, object.TypeError.Errorf("issubclass() arg 1 must be a class")
	}
	return isSubclass(class, classes)
}

// isInstance is isinstance(v, classes), and isSubclass is issubclass.
func isInstance(v starlark.Value, classes starlark.Value) (bool, error) {
	if c, ok := classes.(*object.Class); ok {
		return instanceOf(v, c)
	}
	return checkClasses(classes, "isinstance() arg 2 must be a type, a tuple of types, or a union", func(c *object.Class) (bool, error) {
		return instanceOf(v, c)
	})
}

func instanceOf(v starlark.Value, c *object.Class) (bool, error) {
	class := object.ClassOf(v)
	if class == c {
		return true, nil
	}
	return check(c, "__instancecheck__", v, class)
}

func isSubclass(class *object.Class, classes starlark.Value) (bool, error) {
	return checkClasses(classes, "issubclass() arg 2 must be a class, a tuple of classes, or a union", func(c *object.Class) (bool, error) {
		return check(c, "__subclasscheck__", class, class)
	})
}

// check asks the metaclass of c, if it has an idea of its own, by a dunder method about v;
// else it reports whether class is derived from c.
func check(c *object.Class, name string, v starlark.Value, class *object.Class) (bool, error) {
	if c.Class() != object.Type {
		if is, found, err := c.Special(name, v); found {
			if err != nil {
				return false, err
			}
			return object.Truth(is)
		}
	}
	return isDerived(class, c)
}

// checkClasses reports whether check is true of one of the classes. The text is that of
// the error for what is no class.
func checkClasses(classes starlark.Value, wrong string, check func(*object.Class) (bool, error)) (bool, error) {
	switch classes := classes.(type) {
	case *object.Class:
		return check(classes)
	case starlark.Tuple, *value.Tuple:
		if err := alarm.Err(); err != nil {
			return false, err
		}
		tuple, _ := value.AsTuple(value.Of(classes))
		for _, c := range tuple.Elems() {
			if is, err := checkClasses(c.Starlark(), wrong, check); is || err != nil {
				return is, err
			}
		}
		return false, nil
	case *object.Union:
		for _, c := range classes.Members {
			if c == starlark.None { // which stands for its class here, and nowhere else
				c = object.NoneType
			}
			if is, err := checkClasses(c, wrong, check); is || err != nil {
				return is, err
			}
		}
		return false, nil
	}
	return false, object.TypeError.Errorf("%s", wrong)
}

// isDerived reports whether class is derived from c, or belongs to it.
func isDerived(class, c *object.Class) (bool, error) {
	if hook := classInstanceHook(c); hook != nil {
		return hook(class), nil
	}
	if c.Class() == object.Type { // as most
		return class.Is(c), nil
	}
	if hook, owner := c.Lookup("__subclasshook__"); hook != nil && owner != object.Object {
		bound, err := c.Attr("__subclasshook__")
		if err != nil {
			return false, err
		}
		v, err := c.Caller().Call(bound, starlark.Tuple{class}, nil)
		if err != nil || v != object.NotImplemented {
			return err == nil && bool(v.Truth()), err
		}
	}
	return class.Is(c), nil
}

// classInstanceHook returns how classes are tested for a class that others belong to
// without deriving from it, such as those of collections.abc; nil for most.
func classInstanceHook(c *object.Class) func(*object.Class) bool {
	if c.Module() != "collections.abc" && c.Module() != "contextlib" {
		return nil
	}
	return abstractClasses[c.QualifiedName()]
}

// abstractClasses says which classes belong to those of collections.abc and contextlib.
var abstractClasses = map[string]func(*object.Class) bool{
	"collections.abc.Callable": func(c *object.Class) bool {
		has, _ := c.Lookup("__call__")
		return has != nil || c == object.FunctionType || c == object.BuiltinType || c == object.Type
	},
	"contextlib.AbstractContextManager": func(c *object.Class) bool {
		for _, name := range []string{"__enter__", "__exit__"} {
			if has, _ := c.Lookup(name); has == nil || has == starlark.None {
				return false
			}
		}
		return true
	},
	"collections.abc.Hashable": func(c *object.Class) bool { return c != object.ListType && c != object.DictType && c != object.SetType },
}
