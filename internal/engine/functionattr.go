package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

var (
	_ starlark.HasSetField = (*Function)(nil)
	_ object.Function      = (*Function)(nil)
)

// Value returns fn.
func (fn *Function) Value() starlark.Callable { return fn }

// Globals returns the module that the function's code is of.
func (fn *Function) Globals() object.Globals { return fn.module }

// Module returns __module__.
func (fn *Function) Module() starlark.Value {
	v, _ := fn.Attr("__module__")
	return v
}

// Doc returns __doc__, or "".
func (fn *Function) Doc() string {
	v, _ := fn.Attr("__doc__")
	s, _ := object.AsString(v)
	return s
}

// Code returns which def statement or lambda expression the function is of.
func (fn *Function) Code() object.Code {
	return object.NewCode("", fn.code.pos, fn.code.name, fn.code.qualname, fn.Parameters())
}

// Parameters returns the parameters with their defaults.
func (fn *Function) Parameters() []object.Parameter {
	c := fn.code
	list := make([]object.Parameter, len(c.params))
	for i, name := range c.params {
		p := object.Parameter{Name: name}
		switch {
		case i < c.only:
			p.Kind = object.PositionalOnly
		case i < c.positions:
			p.Kind = object.PositionalOrKeyword
		case i < c.positions+c.keywords:
			p.Kind = object.KeywordOnly
		case i == c.star:
			p.Kind = object.VarPositional
		default:
			p.Kind = object.VarKeyword
		}
		if d := i - (c.positions - len(fn.defaults)); i < c.positions && d >= 0 {
			p.Default = fn.defaults[d].Starlark()
		}
		if d := i - c.positions; p.Kind == object.KeywordOnly && d < len(fn.keywords) {
			p.Default = fn.keywords[d].Starlark()
		}
		list[i] = p
	}
	return list
}

// Annotations returns __annotations__.
func (fn *Function) Annotations() (starlark.Value, error) { return fn.Attr("__annotations__") }

// Attr returns the attribute called name, or nil.
func (fn *Function) Attr(name string) (starlark.Value, error) {
	if fn.attrs != nil {
		if v := fn.attrs.Get(name); v != nil {
			return v, nil
		}
	}
	switch name {
	case "__name__":
		return starlark.String(fn.name), nil
	case "__qualname__":
		return starlark.String(fn.qualname), nil
	case "__doc__":
		if fn.code.hasDoc {
			return starlark.String(fn.code.doc), nil
		}
		return starlark.None, nil
	case "__module__":
		return fn.module.NameForFunctions(), nil
	case "__globals__":
		return fn.module.Dict(), nil
	case "__dict__":
		return object.DictOf(fn.attrs), nil
	case "__defaults__":
		if len(fn.defaults) == 0 {
			return starlark.None, nil
		}
		return value.NewTuple(fn.defaults...), nil
	case "__kwdefaults__":
		return fn.keywordDefaults(), nil
	case "__annotate__":
		if a := fn.annotations(); a != nil {
			return a, nil
		}
		return starlark.None, nil
	case "__annotations__":
		var v starlark.Value = new(value.Dict)
		if a := fn.annotations(); a != nil {
			var err error
			if v, err = a.Values(fn.module); err != nil {
				return nil, err
			}
		}
		fn.namespace().Set(name, v)
		return v, nil
	case "__closure__":
		if len(fn.cells) == 0 {
			return starlark.None, nil
		}
		cells := make(starlark.Tuple, len(fn.cells))
		for i, c := range fn.cells {
			cells[i] = c
		}
		return cells, nil
	case "__code__":
		return (*codeValue)(fn.code), nil
	case "__type_params__":
		return starlark.Tuple{}, nil
	case "__class__":
		return object.FunctionType, nil
	case "__call__":
		return fn, nil
	}
	return nil, nil
}

func (fn *Function) keywordDefaults() starlark.Value {
	d := new(value.Dict)
	for i, v := range fn.keywords {
		if v.Present() {
			d.Set(nil, value.Text(fn.code.params[fn.code.positions+i]), v)
		}
	}
	if d.Len() == 0 {
		return starlark.None
	}
	return d
}

// annotations returns what evaluates the annotations, or nil if there are none.
func (fn *Function) annotations() *object.Annotations {
	if fn.attrs != nil {
		if a, ok := fn.attrs.Get("__annotate__").(*object.Annotations); ok {
			return a
		}
	}
	if fn.code.annotate == nil {
		return nil
	}
	return fn.code.annotate.annotations(fn)
}

// namespace returns the attributes of fn that are not built in.
func (fn *Function) namespace() *object.Namespace {
	if fn.attrs == nil {
		fn.own().attrs = new(object.Namespace)
	}
	return fn.attrs
}

// Attrs returns the attributes that scripts have set.
func (fn *Function) Attrs() *object.Namespace { return fn.namespace() }

// functionNames are the attributes that every function has.
var functionNames = []string{
	"__annotate__", "__annotations__", "__closure__", "__code__", "__defaults__", "__dict__", "__doc__", "__globals__",
	"__kwdefaults__", "__module__", "__name__", "__qualname__", "__type_params__",
}

// AttrNames returns the names of the attributes.
func (fn *Function) AttrNames() []string {
	if fn.attrs == nil {
		return functionNames
	}
	return append(fn.attrs.Names(), functionNames...)
}

// SetField sets an attribute.
func (fn *Function) SetField(name string, v starlark.Value) error {
	switch name {
	case "__name__":
		return setName(&fn.own().name, name, v)
	case "__qualname__":
		return setName(&fn.own().qualname, name, v)
	case "__defaults__":
		return fn.setDefaults(v)
	case "__kwdefaults__":
		return fn.setKeywordDefaults(v)
	case "__dict__":
		d, ok := object.Plain(v).(*value.Dict)
		if !ok {
			return object.TypeError.Errorf("__dict__ must be set to a dictionary, not a '%s'", object.TypeName(v))
		}
		fn.namespace().SetLive(d)
		return nil
	case "__code__":
		if _, ok := v.(*codeValue); !ok {
			return object.TypeError.Errorf("__code__ must be set to a code object")
		}
		return object.NotImplementedError.Errorf("fstar: the code of a function cannot be replaced")
	case "__closure__", "__globals__", "__builtins__":
		return object.AttributeError.Errorf("readonly attribute")
	}
	fn.namespace().Set(name, v)
	return nil
}

// setName sets a name of a function or generator, the attribute called attr, to v.
func setName(name *string, attr string, v starlark.Value) error {
	s, ok := object.AsString(v)
	if !ok {
		return object.TypeError.Errorf("%s must be set to a string object", attr)
	}
	*name = s
	return nil
}

func (fn *Function) setDefaults(v starlark.Value) error {
	if v == starlark.None {
		fn.own().defaults = nil
		return nil
	}
	tuple, ok := value.TupleOf(v)
	if !ok {
		return object.TypeError.Errorf("__defaults__ must be set to a tuple object")
	}
	if n := len(tuple) - fn.code.positions; n > 0 {
		tuple = tuple[n:]
	}
	defaults := make([]value.Value, len(tuple))
	for i, x := range tuple {
		defaults[i] = value.Of(x)
	}
	fn.own().defaults = defaults
	return nil
}

func (fn *Function) setKeywordDefaults(v starlark.Value) error {
	d, ok := v.(*value.Dict)
	if !ok && v != starlark.None {
		return object.TypeError.Errorf("__kwdefaults__ must be set to a dict object")
	}
	keywords := make([]value.Value, fn.code.keywords)
	for i := range keywords {
		if d == nil {
			break
		}
		if x, found, _ := d.Get(starlark.String(fn.code.params[fn.code.positions+i])); found {
			keywords[i] = value.Of(x)
		}
	}
	fn.own().keywords = keywords
	return nil
}

// DelField deletes an attribute.
func (fn *Function) DelField(name string) error {
	switch name {
	case "__defaults__":
		fn.own().defaults = nil
		return nil
	case "__kwdefaults__":
		fn.own().keywords = nil
		return nil
	case "__name__", "__qualname__":
		return object.TypeError.Errorf("%s must be set to a string object", name)
	case "__code__":
		return object.TypeError.Errorf("__code__ must be set to a code object")
	case "__dict__":
		return object.TypeError.Errorf("cannot delete __dict__")
	case "__closure__", "__globals__", "__builtins__":
		return object.AttributeError.Errorf("readonly attribute")
	}
	if fn.attrs == nil || !fn.attrs.Delete(name) {
		return object.AttributeError.Errorf("'function' object has no attribute '%s'", name)
	}
	return nil
}
