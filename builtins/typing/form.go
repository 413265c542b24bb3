package typing

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// A Form is a name of the module that types are written with, such as Any, Optional or
// List. Most can be subscripted, which gives an [Alias].
type Form struct {
	name  string
	doc   string        // what help() says
	class *object.Class // what it stands for among bases, and in __origin__; may be nil

	// subscript returns what the parameters give; nil for a form that has none.
	subscript func(f *Form, params starlark.Tuple) (starlark.Value, error)

	min, max int            // how many parameters there are, for those that count them
	defaults starlark.Tuple // of the last parameters
}

var (
	_ starlark.Mapping   = (*Form)(nil)
	_ starlark.Callable  = (*Form)(nil)
	_ starlark.HasBinary = (*Form)(nil)
	_ starlark.HasAttrs  = (*Form)(nil)
)

// Origin returns the class that f contributes to the bases of a class, or nil.
func (f *Form) Origin() *object.Class { return f.class }

// Get is the subscript.
func (f *Form) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if f.subscript == nil {
		if f.name == "Any" {
			return nil, false, object.TypeError.Errorf("type 'Any' is not subscriptable")
		}
		return nil, false, object.TypeError.Errorf("%s is not subscriptable", f)
	}
	v, err = f.subscript(f, tupleOf(key))
	return v, err == nil, err
}

// CallInternal fails: a form makes no values.
func (f *Form) CallInternal(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	switch {
	case f.name == "Any":
		return nil, object.TypeError.Errorf("Any cannot be instantiated")
	case f == unionForm:
		return nil, object.TypeError.Errorf("cannot create 'typing.Union' instances")
	case f.class != nil:
		return nil, object.TypeError.Errorf("Type %s cannot be instantiated; use %s() instead", f.name, f.class.Name())
	}
	return nil, object.TypeError.Errorf("Cannot instantiate %s", f)
}

// Binary is f | type.
func (f *Form) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return pipe(f, op, y, side)
}

// Attr returns the attribute called name, or nil.
func (f *Form) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__", "__qualname__", "_name":
		return starlark.String(f.name), nil
	case "__module__":
		return starlark.String("typing"), nil
	case "__origin__":
		if f.class != nil {
			return f.class, nil
		}
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (f *Form) AttrNames() []string { return []string{"__module__", "__name__", "__qualname__"} }

// Doc returns what help() says.
func (f *Form) Doc() string { return f.doc }

// Name returns the name.
func (f *Form) Name() string { return f.name }

// String returns the repr, such as "typing.List".
func (f *Form) String() string {
	if f == unionForm {
		return "<class 'typing.Union'>"
	}
	return "typing." + f.name
}

// Type returns "_SpecialForm".
func (f *Form) Type() string { return "_SpecialForm" }

// Freeze does nothing.
func (f *Form) Freeze() {}

// Truth returns true.
func (f *Form) Truth() starlark.Bool { return true }

// Hash returns a hash of the name.
func (f *Form) Hash() (uint32, error) { return starlark.String(f.name).Hash() }

// tupleOf returns the parameters that a subscript is.
func tupleOf(key starlark.Value) starlark.Tuple {
	if t, ok := value.TupleOf(key); ok {
		return t
	}
	return starlark.Tuple{key}
}

// isType reports whether v can be an operand of | beside one of ours.
func isType(v starlark.Value) bool {
	switch v.(type) {
	case *Form, *Alias, *TypeVar, *newType, *ForwardRef, *object.Class, starlark.NoneType, starlark.String:
		return true
	}
	return v.Type() == "UnionType"
}

// pipe is the operator | for the type x.
func pipe(x starlark.Value, op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE || !isType(y) {
		return nil, nil
	}
	if side == starlark.Right {
		x, y = y, x
	}
	return union(starlark.Tuple{x, y})
}

// typeOf returns what a parameter stands for: NoneType for None, and a ForwardRef for
// a string.
func typeOf(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case starlark.NoneType:
		return object.NoneType
	case starlark.String:
		return &ForwardRef{string(v)}
	}
	return v
}

func typesOf(params starlark.Tuple) starlark.Tuple {
	types := make(starlark.Tuple, len(params))
	for i, v := range params {
		types[i] = typeOf(v)
	}
	return types
}

// union returns Union of the types: flat, each once, and a single one as itself.
func union(params starlark.Tuple) (starlark.Value, error) {
	if len(params) == 0 {
		return nil, object.TypeError.Errorf("Cannot take a Union of no types.")
	}
	var types starlark.Tuple
	var add func(v starlark.Value) error
	add = func(v starlark.Value) error {
		v = typeOf(v)
		if a, ok := v.(*Alias); ok && a.form == unionForm {
			for _, v := range a.args {
				if err := add(v); err != nil {
					return err
				}
			}
			return nil
		}
		for _, known := range types {
			if eq, err := starlark.Equal(known, v); eq || err != nil {
				return err
			}
		}
		types = append(types, v)
		return nil
	}
	for _, v := range params {
		if err := add(v); err != nil {
			return nil, err
		}
	}
	if len(types) == 1 {
		return types[0], nil
	}
	return &Alias{form: unionForm, args: types}, nil
}

// The forms that others refer to.
var (
	unionForm    = &Form{name: "Union", doc: "Union[X, Y] is X | Y"}
	callableForm = &Form{name: "Callable", doc: "Callable[[X], Y] takes an X and returns a Y", class: abstract("Callable"), subscript: callable}
)

func init() {
	unionForm.subscript = func(_ *Form, params starlark.Tuple) (starlark.Value, error) { return union(params) }
}

func optional(f *Form, params starlark.Tuple) (starlark.Value, error) {
	if len(params) != 1 {
		return nil, object.TypeError.Errorf("%s requires a single type. Got %s.", f, object.Repr(params))
	}
	return union(starlark.Tuple{params[0], starlark.None})
}

// single is the subscript of a form with one parameter.
func single(f *Form, params starlark.Tuple) (starlark.Value, error) {
	if len(params) != 1 {
		return nil, object.TypeError.Errorf("%s accepts only single type. Got %s.", f, object.Repr(params))
	}
	return &Alias{form: f, args: typesOf(params)}, nil
}

// counted is the subscript of a form with as many parameters as it says.
func counted(f *Form, params starlark.Tuple) (starlark.Value, error) {
	if err := checkCount(f.String(), len(params), f.min, f.max); err != nil {
		return nil, err
	}
	types := typesOf(params)
	if n := f.max - len(types); n > 0 {
		types = append(types, f.defaults[len(f.defaults)-n:]...)
	}
	return &Alias{form: f, args: types}, nil
}

func checkCount(name string, n, min, max int) error {
	few, expected := "", min
	switch {
	case n < min:
		few = "few"
	case n > max:
		few, expected = "many", max
	default:
		return nil
	}
	least := ""
	if min < max {
		least, expected = "at least ", min
	}
	return object.TypeError.Errorf("Too %s arguments for %s; actual %d, expected %s%d", few, name, n, least, expected)
}

// anyCount is the subscript of a form with any number of types.
func anyCount(f *Form, params starlark.Tuple) (starlark.Value, error) {
	return &Alias{form: f, args: typesOf(params)}, nil
}

// literal is the subscript of Literal: values, each once.
func literal(f *Form, params starlark.Tuple) (starlark.Value, error) {
	var values starlark.Tuple
	var add func(v starlark.Value)
	add = func(v starlark.Value) {
		if a, ok := v.(*Alias); ok && a.form == f {
			for _, v := range a.args {
				add(v)
			}
			return
		}
		if !slices.ContainsFunc(values, func(x starlark.Value) bool {
			eq, err := starlark.Equal(x, v)
			return eq && err == nil && x.Type() == v.Type()
		}) {
			values = append(values, v)
		}
	}
	for _, v := range params {
		add(v)
	}
	return &Alias{form: f, args: values}, nil
}

// annotated is the subscript of Annotated: a type and data.
func annotated(f *Form, params starlark.Tuple) (starlark.Value, error) {
	if len(params) < 2 {
		return nil, object.TypeError.Errorf("Annotated[...] should be used with at least two arguments (a type and an annotation).")
	}
	args := slices.Clone(params)
	args[0] = typeOf(args[0])
	return &Alias{form: f, args: args}, nil
}

// callable is the subscript of Callable: a list of types, or ..., and the type of the
// result.
func callable(f *Form, params starlark.Tuple) (starlark.Value, error) {
	if len(params) != 2 {
		return nil, object.TypeError.Errorf("Callable must be used as Callable[[arg, ...], result].")
	}
	first := params[0]
	var list starlark.Tuple
	switch v := first.(type) {
	case *value.List:
		for i := range v.Len() {
			list = append(list, v.Index(i))
		}
	case starlark.Tuple, *value.Tuple:
		list, _ = value.TupleOf(v)
	default:
		if a, ok := v.(*Alias); v == object.Ellipsis || ok && a.form.name == "Concatenate" || v.Type() == "ParamSpec" {
			return &Alias{form: f, args: starlark.Tuple{v, typeOf(params[1])}, open: true}, nil
		}
		list = starlark.Tuple{v}
	}
	return &Alias{form: f, args: append(typesOf(list), typeOf(params[1]))}, nil
}
