package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pyrt"
)

// fieldValues returns the values of those fields that are chosen.
func fieldValues(self starlark.Value, fields []*field, chosen func(*field) bool) (starlark.Tuple, error) {
	values := make(starlark.Tuple, 0, len(fields))
	for _, f := range fields {
		if !chosen(f) {
			continue
		}
		v, err := pyrt.Attr(self, f.name)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func compared(f *field) bool { return f.compare }

func reprMethod(fields []*field) starlark.Value {
	active := make(map[starlark.Value]bool) // whose repr is being made
	return plain("__repr__", func(args starlark.Tuple) (starlark.Value, error) {
		if active[args[0]] {
			return starlark.String("..."), nil
		}
		active[args[0]] = true
		defer delete(active, args[0])
		var b strings.Builder
		b.WriteString(qualname(object.ClassOf(args[0])) + "(")
		sep := ""
		for _, f := range fields {
			if !f.repr {
				continue
			}
			v, err := pyrt.Attr(args[0], f.name)
			if err != nil {
				return nil, err
			}
			b.WriteString(sep + f.name + "=" + object.Repr(v))
			sep = ", "
		}
		return starlark.String(b.String() + ")"), nil
	})
}

func hashMethod(fields []*field) starlark.Value {
	return plain("__hash__", func(args starlark.Tuple) (starlark.Value, error) {
		values, err := fieldValues(args[0], fields, (*field).hashed)
		if err != nil {
			return nil, err
		}
		h, err := values.Hash()
		return starlark.MakeUint64(uint64(h)), err
	})
}

// equalMethod returns __eq__: instances of the same class are equal if the fields are,
// one after the other.
func equalMethod(fields []*field) starlark.Value {
	return plain("__eq__", func(args starlark.Tuple) (starlark.Value, error) {
		if args[0] == args[1] {
			return starlark.True, nil
		}
		if object.ClassOf(args[0]) != object.ClassOf(args[1]) {
			return object.NotImplemented, nil
		}
		for _, f := range fields {
			if !f.compare {
				continue
			}
			x, err := pyrt.Attr(args[0], f.name)
			if err != nil {
				return nil, err
			}
			y, err := pyrt.Attr(args[1], f.name)
			if err != nil {
				return nil, err
			}
			if eq, err := pyop.Compare(syntax.EQL, x, y); !eq || err != nil {
				return starlark.False, err
			}
		}
		return starlark.True, nil
	})
}

// orders are the operators of the dunder methods that order=True adds.
var orders = map[string]syntax.Token{"__lt__": syntax.LT, "__le__": syntax.LE, "__gt__": syntax.GT, "__ge__": syntax.GE}

// orderMethod returns a comparison of instances of the same class, as of tuples of their
// fields.
func orderMethod(name string, fields []*field) starlark.Value {
	return plain(name, func(args starlark.Tuple) (starlark.Value, error) {
		if object.ClassOf(args[0]) != object.ClassOf(args[1]) {
			return object.NotImplemented, nil
		}
		x, err := fieldValues(args[0], fields, compared)
		if err != nil {
			return nil, err
		}
		y, err := fieldValues(args[1], fields, compared)
		if err != nil {
			return nil, err
		}
		result, err := pyop.Compare(orders[name], x, y)
		return starlark.Bool(result), err
	})
}

// frozenMethods returns the methods that refuse to set and delete: fields in all
// instances, and other attributes in those of the class itself.
func frozenMethods(class *object.Class, fields []*field) []*starlark.Builtin {
	own := make(map[string]bool, len(fields))
	for _, f := range fields {
		own[f.name] = true
	}
	method := func(name, verb string) *starlark.Builtin {
		return starlark.NewBuiltin(name, func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			self := args[0]
			if object.ClassOf(self) == class || own[text(args[1])] {
				return nil, FrozenInstanceError.Errorf("cannot %s field %s", verb, object.Repr(args[1]))
			}
			super, err := object.NewSuper(class, self)
			if err != nil {
				return nil, err
			}
			fn, err := super.Attr(name)
			if err != nil {
				return nil, err
			}
			return starlark.Call(interp, fn, args[1:], nil)
		})
	}
	return []*starlark.Builtin{method("__setattr__", "assign to"), method("__delattr__", "delete")}
}

// text returns the string that v is.
func text(v starlark.Value) string {
	s, _ := object.AsString(v)
	return s
}

// plain returns a builtin that takes positional arguments as they come.
func plain(name string, fn func(args starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return fn(args)
	})
}
