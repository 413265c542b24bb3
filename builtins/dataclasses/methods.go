package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pyrt"
	"fstar/internal/signature"
)

// initMethod returns the __init__ of a dataclass.
func initMethod(class *object.Class, fields []*field, frozen bool) (starlark.Value, error) {
	var params, keywords []string
	var bound []*field
	var last string
	for _, f := range fields {
		if !f.init || f.kwOnly {
			continue
		}
		if f.def == missing && f.factory == missing {
			if last != "" {
				return nil, object.TypeError.Errorf("non-default argument '%s' follows default argument '%s'", f.name, last)
			}
			params = append(params, f.name)
		} else {
			last = f.name
			params = append(params, f.name+"=default")
		}
		bound = append(bound, f)
	}
	for _, f := range fields {
		if !f.init || !f.kwOnly {
			continue
		}
		if f.def == missing && f.factory == missing {
			keywords = append(keywords, f.name)
		} else {
			keywords = append(keywords, f.name+"=default")
		}
		bound = append(bound, f)
	}
	list := append([]string{"self"}, params...)
	if len(keywords) > 0 {
		list = append(append(list, "*"), keywords...)
	}
	sig := signature.New(class.Name()+".__init__", strings.Join(list, ", "))
	return starlark.NewBuiltin("__init__", func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, object.TypeError.Errorf("%s.__init__() missing 1 required positional argument: 'self'", class.Name())
		}
		self := args[0]
		a, err := sig.Bind(args[1:], kwargs)
		if err != nil {
			return nil, err
		}
		given := make(map[*field]starlark.Value, len(bound))
		for i, f := range bound {
			given[f] = a.Values[i]
		}
		post := starlark.Tuple{self} // for __post_init__
		for _, f := range fields {   // in the order of the fields
			v := given[f]
			if v == nil {
				switch {
				case f.factory != missing:
					if v, err = starlark.Call(interp, f.factory, nil, nil); err != nil {
						return nil, err
					}
				case f.def != missing:
					v = f.def
				default:
					continue
				}
			}
			if f.pseudo {
				post = append(post, v)
				continue
			}
			if err := setOwn(self, f.name, v, frozen); err != nil {
				return nil, err
			}
		}
		if fn, _ := object.ClassOf(self).Lookup("__post_init__"); fn != nil {
			if _, err := starlark.Call(interp, fn, post, nil); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	}), nil
}

// setOwn sets a field as object.__setattr__ does if the class is frozen.
func setOwn(self starlark.Value, name string, v starlark.Value, frozen bool) error {
	if inst, ok := self.(*object.Instance); ok && frozen {
		return inst.SetAttr(name, v)
	}
	return pyrt.SetAttr(self, name, v)
}

// fieldValues returns the values of the fields, or of those that are compared.
func fieldValues(self starlark.Value, fields []*field, compared bool) (starlark.Tuple, error) {
	values := make(starlark.Tuple, 0, len(fields))
	for _, f := range fields {
		if compared && !f.compare {
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

func reprMethod(fields []*field) starlark.Value {
	active := make(map[starlark.Value]bool) // whose repr is being made
	return plain("__repr__", func(args starlark.Tuple) (starlark.Value, error) {
		if active[args[0]] {
			return starlark.String("..."), nil
		}
		active[args[0]] = true
		defer delete(active, args[0])
		var b strings.Builder
		b.WriteString(classQualname(object.ClassOf(args[0])) + "(")
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

func classQualname(c *object.Class) string {
	v, _ := c.Attr("__qualname__")
	return text(v)
}

func hashMethod(compared func(starlark.Value) (starlark.Tuple, error)) starlark.Value {
	return plain("__hash__", func(args starlark.Tuple) (starlark.Value, error) {
		values, err := compared(args[0])
		if err != nil {
			return nil, err
		}
		h, err := values.Hash()
		return starlark.MakeUint64(uint64(h)), err
	})
}

// comparisons are the operators of the dunder methods that a dataclass may get.
var comparisons = map[string]syntax.Token{
	"__eq__": syntax.EQL, "__lt__": syntax.LT, "__le__": syntax.LE, "__gt__": syntax.GT, "__ge__": syntax.GE,
}

// compareMethod returns a comparison of the fields, of instances of the same class.
func compareMethod(name string, compared func(starlark.Value) (starlark.Tuple, error)) starlark.Value {
	return plain(name, func(args starlark.Tuple) (starlark.Value, error) {
		if object.ClassOf(args[0]) != object.ClassOf(args[1]) {
			return object.NotImplemented, nil
		}
		x, err := compared(args[0])
		if err != nil {
			return nil, err
		}
		y, err := compared(args[1])
		if err != nil {
			return nil, err
		}
		result, err := pyop.Compare(comparisons[name], x, y)
		return starlark.Bool(result), err
	})
}

// text returns the string that v is.
func text(v starlark.Value) string {
	s, _ := starlark.AsString(v)
	return s
}

// plain returns a builtin that takes positional arguments as they come.
func plain(name string, fn func(args starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return fn(args)
	})
}
