package typing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// An Alias is a form, or a class derived from Generic, with its parameters: List[int].
type Alias struct {
	form  *Form         // nil for one of a class
	class *object.Class // nil for one of a form
	args  starlark.Tuple
	open  bool // a Callable[..., int]: the first of args stands for all parameters
}

var (
	_ starlark.Mapping    = (*Alias)(nil)
	_ starlark.Callable   = (*Alias)(nil)
	_ starlark.HasBinary  = (*Alias)(nil)
	_ starlark.HasAttrs   = (*Alias)(nil)
	_ starlark.Comparable = (*Alias)(nil)
)

// Origin returns the class that a contributes to the bases of a class, or nil.
func (a *Alias) Origin() *object.Class {
	if a.form != nil {
		return a.form.class
	}
	return a.class
}

// Args returns the parameters.
func (a *Alias) Args() starlark.Tuple { return a.args }

// IsUnion reports whether a is Union[…] or Optional[…]. Its members are Args.
func (a *Alias) IsUnion() bool { return a.form == unionForm }

// parameters returns the type variables in v, each once.
func parameters(v starlark.Value, found starlark.Tuple) starlark.Tuple {
	switch v := v.(type) {
	case *TypeVar:
		if !slices.Contains(found, starlark.Value(v)) {
			found = append(found, v)
		}
	case *Alias:
		for _, x := range v.args {
			found = parameters(x, found)
		}
	}
	return found
}

// substitute returns v with types in the place of type variables.
func substitute(v starlark.Value, vars, types starlark.Tuple) (starlark.Value, error) {
	switch v := v.(type) {
	case *TypeVar:
		if i := slices.Index(vars, starlark.Value(v)); i >= 0 {
			return types[i], nil
		}
	case *Alias:
		b := *v
		b.args = make(starlark.Tuple, len(v.args))
		for i, x := range v.args {
			var err error
			if b.args[i], err = substitute(x, vars, types); err != nil {
				return nil, err
			}
		}
		if b.form == unionForm {
			return union(b.args)
		}
		return &b, nil
	}
	return v, nil
}

// Get is the subscript: types for the type variables in a.
func (a *Alias) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	vars := parameters(a, nil)
	if len(vars) == 0 {
		return nil, false, object.TypeError.Errorf("%s is not a generic class", a)
	}
	types := typesOf(tupleOf(key))
	if err := checkCount(a.String(), len(types), len(vars), len(vars)); err != nil {
		return nil, false, err
	}
	v, err = substitute(a, vars, types)
	return v, err == nil, err
}

// CallInternal makes an instance of a class. A form makes no values.
func (a *Alias) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch {
	case a.class != nil:
		return object.Call(thread, a.class, args, kwargs)
	case a.form.name == "Annotated":
		return object.Call(thread, a.args[0], args, kwargs)
	}
	if a.IsUnion() {
		return nil, object.TypeError.Errorf("'typing.Union' object is not callable")
	}
	return a.form.CallInternal(thread, args, kwargs)
}

// Binary is a | type.
func (a *Alias) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return pipe(a, op, y, side)
}

// CompareSameType compares two aliases. Those of Union and Literal are sets.
func (a *Alias) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	b, ok := y.(*Alias)
	same := ok && a.form == b.form && a.class == b.class && len(a.args) == len(b.args)
	for i := 0; same && i < len(a.args); i++ {
		var err error
		if a.form != nil && (a.form == unionForm || a.form.name == "Literal") {
			same = false
			for _, other := range b.args {
				if same, err = starlark.EqualDepth(a.args[i], other, depth-1); same || err != nil {
					break
				}
			}
		} else {
			same, err = starlark.EqualDepth(a.args[i], b.args[i], depth-1)
		}
		if err != nil {
			return false, err
		}
	}
	switch op {
	case syntax.EQL:
		return same, nil
	case syntax.NEQ:
		return !same, nil
	}
	return false, object.TypeError.Errorf("'%s' not supported between instances of '%s' and '%s'", op, object.TypeName(a), object.TypeName(y))
}

// Attr returns the attribute called name, or nil. One of a class has those of the
// class, too.
func (a *Alias) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__args__":
		return a.args, nil
	case "__parameters__":
		return append(starlark.Tuple{}, parameters(a, nil)...), nil
	case "__metadata__":
		if a.form != nil && a.form.name == "Annotated" {
			return a.args[1:], nil
		}
	case "__origin__":
		switch {
		case a.form == nil:
			return a.class, nil
		case a.form.name == "Annotated":
			return a.args[0], nil
		case a.form.class != nil:
			return a.form.class, nil
		}
		return a.form, nil
	}
	if a.class != nil {
		return a.class.Attr(name)
	}
	return a.form.Attr(name)
}

// AttrNames returns the names of the attributes.
func (a *Alias) AttrNames() []string { return []string{"__args__", "__origin__", "__parameters__"} }

// Name returns the name of what has the parameters.
func (a *Alias) Name() string {
	if a.class != nil {
		return a.class.Name()
	}
	return a.form.name
}

// String returns the repr, such as "typing.List[int]".
func (a *Alias) String() string {
	args := make([]string, len(a.args))
	for i, v := range a.args {
		args[i] = typeRepr(v)
	}
	list := func(args []string) string { return "[" + strings.Join(args, ", ") + "]" }
	if a.class != nil {
		return typeRepr(a.class) + list(args)
	}
	switch last := len(args) - 1; a.form.name {
	case "Union":
		for i, v := range a.args {
			if v == object.NoneType {
				args[i] = "None"
			}
		}
		return strings.Join(args, " | ")
	case "Callable":
		if !a.open {
			return "typing.Callable" + list([]string{list(args[:last]), args[last]})
		}
	case "Literal":
		for i, v := range a.args {
			args[i] = object.Repr(v)
		}
	case "Annotated":
		for i, v := range a.args[1:] {
			args[i+1] = object.Repr(v)
		}
	case "Tuple":
		if len(args) == 0 {
			args = []string{"()"}
		}
	}
	return a.form.String() + list(args)
}

// typeRepr returns how a type is shown in the repr of another.
func typeRepr(v starlark.Value) string {
	switch v := v.(type) {
	case *object.Class:
		name, _ := v.Attr("__qualname__")
		if v.Module() == "" {
			return object.Str(name)
		}
		return v.Module() + "." + object.Str(name)
	}
	if fn, ok := object.FunctionOf(v); ok {
		return fn.Name()
	}
	if v == object.Ellipsis {
		return "..."
	}
	return object.Repr(v)
}

// Type returns "_GenericAlias".
func (a *Alias) Type() string { return "_GenericAlias" }

// Freeze freezes the parameters.
func (a *Alias) Freeze() { a.args.Freeze() }

// Truth returns true.
func (a *Alias) Truth() starlark.Bool { return true }

// Hash returns a hash that does not depend on the order of the parameters.
func (a *Alias) Hash() (uint32, error) {
	h, err := starlark.String(a.Name()).Hash()
	for _, v := range a.args {
		x, e := v.Hash()
		if e != nil {
			return 0, e
		}
		h += x
	}
	return h, err
}
