package typing

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A TypeVar is a TypeVar, ParamSpec or TypeVarTuple.
type TypeVar struct {
	kind        string
	name        string
	prefix      string // of the repr: what it says of the variance
	constraints starlark.Tuple
	bound       starlark.Value
}

var (
	_ starlark.HasBinary = (*TypeVar)(nil)
	_ starlark.HasAttrs  = (*TypeVar)(nil)
)

// typeVarArgs are the arguments of TypeVar.
type typeVarArgs struct {
	Name                     string
	Constraints              native.Rest
	Bound                    native.Opt[starlark.Value]
	Covariant, Contravariant bool
	Default                  value.Value
	InferVariance            bool
}

func newTypeVar(_ *script.Thread, a *typeVarArgs) (*TypeVar, error) {
	v := &TypeVar{kind: "TypeVar", name: a.Name, prefix: "~", constraints: typesOf(a.Constraints.Starlark()), bound: starlark.None}
	switch {
	case a.Covariant && a.Contravariant:
		return nil, object.ValueError.Errorf("Bivariant types are not supported.")
	case a.Covariant:
		v.prefix = "+"
	case a.Contravariant:
		v.prefix = "-"
	}
	if a.Bound.Given {
		v.bound = typeOf(a.Bound.Value)
	}
	switch {
	case len(a.Constraints) > 0 && a.Bound.Given:
		return nil, object.TypeError.Errorf("Constraints cannot be combined with bound=...")
	case len(a.Constraints) == 1:
		return nil, object.TypeError.Errorf("A single constraint is not allowed")
	}
	return v, nil
}

// newParameter defines ParamSpec or TypeVarTuple.
func newParameter(kind, doc, prefix string) *native.Function {
	return native.F5(kind, "name, *, bound=None, covariant=False, contravariant=False, default=None", doc, func(_ *script.Thread, name string, _, _, _, _ value.Value) (*TypeVar, error) {
		return &TypeVar{kind: kind, name: name, prefix: prefix, bound: starlark.None}, nil
	})
}

// Binary is v | type.
func (v *TypeVar) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return pipe(v, op, y, side)
}

// Attr returns the attribute called name, or nil.
func (v *TypeVar) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(v.name), nil
	case "__bound__":
		return v.bound, nil
	case "__constraints__":
		return v.constraints, nil
	case "__covariant__":
		return starlark.Bool(v.prefix == "+"), nil
	case "__contravariant__":
		return starlark.Bool(v.prefix == "-"), nil
	case "args", "kwargs":
		if v.kind == "ParamSpec" {
			return &TypeVar{kind: "ParamSpec" + name, name: v.name + "." + name, bound: starlark.None}, nil
		}
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (v *TypeVar) AttrNames() []string {
	return []string{"__bound__", "__constraints__", "__contravariant__", "__covariant__", "__name__"}
}

// String returns the repr, such as "~T".
func (v *TypeVar) String() string { return v.prefix + v.name }

// Type returns the name of the class, such as "TypeVar".
func (v *TypeVar) Type() string { return v.kind }

// Freeze does nothing.
func (v *TypeVar) Freeze() {}

// Truth returns true.
func (v *TypeVar) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of v.
func (v *TypeVar) Hash() (uint32, error) { return object.AddressHash(v), nil }

// A ForwardRef is a type that is given by its name.
type ForwardRef struct{ name string }

// CompareSameType compares the names.
func (r *ForwardRef) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	other, ok := y.(*ForwardRef)
	return (ok && other.name == r.name) == (op == syntax.EQL), nil
}

// Binary is r | type.
func (r *ForwardRef) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return pipe(r, op, y, side)
}

// Attr returns the attribute called name, or nil.
func (r *ForwardRef) Attr(name string) (starlark.Value, error) {
	if name == "__forward_arg__" {
		return starlark.String(r.name), nil
	}
	return nil, nil
}

func (r *ForwardRef) AttrNames() []string   { return []string{"__forward_arg__"} }
func (r *ForwardRef) String() string        { return "ForwardRef('" + r.name + "')" }
func (r *ForwardRef) Type() string          { return "ForwardRef" }
func (r *ForwardRef) Freeze()               {}
func (r *ForwardRef) Truth() starlark.Bool  { return true }
func (r *ForwardRef) Hash() (uint32, error) { return starlark.String(r.name).Hash() }

// newType is a NewType: a function that returns its argument.
type newType struct {
	name string
	of   starlark.Value
}

var (
	_ starlark.Callable  = (*newType)(nil)
	_ starlark.HasBinary = (*newType)(nil)
	_ starlark.HasAttrs  = (*newType)(nil)
)

// CallInternal returns the argument.
func (n *newType) CallInternal(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 || len(kwargs) > 0 {
		return nil, object.TypeError.Errorf("NewType.__call__() takes 2 positional arguments but %d were given", len(args)+len(kwargs)+1)
	}
	return args[0], nil
}

// Binary is n | type.
func (n *newType) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return pipe(n, op, y, side)
}

// Attr returns the attribute called name, or nil.
func (n *newType) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__", "__qualname__":
		return starlark.String(n.name), nil
	case "__module__":
		return starlark.String("__main__"), nil
	case "__supertype__":
		return n.of, nil
	}
	return nil, nil
}

func (n *newType) AttrNames() []string   { return []string{"__name__", "__supertype__"} }
func (n *newType) Name() string          { return n.name }
func (n *newType) String() string        { return "__main__." + n.name }
func (n *newType) Type() string          { return "NewType" }
func (n *newType) Freeze()               {}
func (n *newType) Truth() starlark.Bool  { return true }
func (n *newType) Hash() (uint32, error) { return object.AddressHash(n), nil }
