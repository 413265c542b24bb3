package pyrt

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// typeAlias is what a type statement binds. Its value is evaluated when it is asked for.
type typeAlias struct {
	r     *Runtime
	name  string
	later starlark.Value // evaluates it; nil when that was done
	value starlark.Value
}

var (
	_ starlark.HasAttrs  = (*typeAlias)(nil)
	_ starlark.HasBinary = (*typeAlias)(nil)
	_ starlark.Mapping   = (*typeAlias)(nil)
)

// NewTypeAlias returns what a type statement binds. The function evaluates its value.
func (m *Module) NewTypeAlias(name string, value starlark.Value) starlark.Value {
	return &typeAlias{r: m.r, name: name, later: value}
}

// Attr returns the attribute called name, or nil.
func (a *typeAlias) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(a.name), nil
	case "__value__":
		if a.later != nil {
			v, err := a.r.Call(a.later, starlark.Tuple{starlark.None}, nil)
			if err != nil {
				return nil, err
			}
			a.value, a.later = v, nil
		}
		return a.value, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (a *typeAlias) AttrNames() []string { return []string{"__name__", "__value__"} }

// Binary is a | type.
func (a *typeAlias) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE {
		return nil, nil
	}
	if side == starlark.Right {
		return object.NewUnion(y, a), nil
	}
	return object.NewUnion(a, y), nil
}

// Get is a[types], which is a: its parameters say nothing at run time.
func (a *typeAlias) Get(starlark.Value) (starlark.Value, bool, error) { return a, true, nil }

func (a *typeAlias) String() string        { return a.name }
func (a *typeAlias) Type() string          { return "TypeAliasType" }
func (a *typeAlias) Freeze()               {}
func (a *typeAlias) Truth() starlark.Bool  { return true }
func (a *typeAlias) Hash() (uint32, error) { return object.AddressHash(a), nil }
