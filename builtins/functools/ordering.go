package functools

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// keyWrapper is a value that compares by a function of a script: an element of what
// cmp_to_key is for.
type keyWrapper struct {
	rt  *script.Runtime
	cmp starlark.Value
	obj starlark.Value
}

var _ starlark.Comparable = (*keyWrapper)(nil)
var _ starlark.HasAttrs = (*keyWrapper)(nil)

// newKeyFunction returns cmp_to_key(cmp).
func newKeyFunction(rt *script.Runtime, cmp starlark.Value) starlark.Value {
	return script.NewFunction("K", "obj", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return &keyWrapper{rt, cmp, a.Values[0]}, nil
	})
}

// CompareSameType asks the function.
func (k *keyWrapper) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	other, ok := y.(*keyWrapper)
	if !ok {
		return false, exception.TypeError.Errorf("other argument must be K instance")
	}
	v, err := k.rt.Caller.Call(k.cmp, starlark.Tuple{k.obj, other.obj}, nil)
	if err != nil {
		return false, err
	}
	if b, ok := v.(starlark.Bool); ok {
		v = starlark.MakeInt(0)
		if b {
			v = starlark.MakeInt(1)
		}
	}
	return starlark.CompareDepth(op, v, starlark.MakeInt(0), depth-1)
}

// CompareWith is CompareSameType for values of any type.
func (k *keyWrapper) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	b, err := k.CompareSameType(op, y, starlark.CompareLimit)
	return starlark.Bool(b), err
}

// Attr returns obj, the value that is compared.
func (k *keyWrapper) Attr(name string) (starlark.Value, error) {
	if name == "obj" {
		return k.obj, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (k *keyWrapper) AttrNames() []string { return []string{"obj"} }

func (k *keyWrapper) String() string {
	return fmt.Sprintf("<functools.KeyWrapper object at %#x>", script.Address(k))
}
func (k *keyWrapper) Type() string         { return "functools.KeyWrapper" }
func (k *keyWrapper) Freeze()              {}
func (k *keyWrapper) Truth() starlark.Bool { return true }
func (k *keyWrapper) Hash() (uint32, error) {
	return 0, exception.TypeError.Errorf("unhashable type: 'functools.KeyWrapper'")
}

// derived says how a comparison follows from another one of the same values: as that,
// or its opposite, together with whether they are equal.
type derived struct {
	negate bool
	// orEqual and andUnequal say what equality adds.
	orEqual, andUnequal bool
}

// orderings are the comparisons that follow from the first, in the order in which they
// are preferred.
var orderings = []struct {
	from string
	to   map[string]derived
}{
	{"__lt__", map[string]derived{"__gt__": {negate: true, andUnequal: true}, "__le__": {orEqual: true}, "__ge__": {negate: true}}},
	{"__le__", map[string]derived{"__ge__": {negate: true, orEqual: true}, "__lt__": {andUnequal: true}, "__gt__": {negate: true}}},
	{"__gt__", map[string]derived{"__lt__": {negate: true, andUnequal: true}, "__ge__": {orEqual: true}, "__le__": {negate: true}}},
	{"__ge__", map[string]derived{"__le__": {negate: true, orEqual: true}, "__gt__": {andUnequal: true}, "__lt__": {negate: true}}},
}

func totalOrdering(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	class, ok := a.Values[0].(*object.Class)
	if !ok {
		return nil, exception.TypeError.Errorf("total_ordering() needs a class, not '%s'", exception.TypeName(a.Values[0]))
	}
	defines := func(name string) bool {
		v, owner := class.Lookup(name)
		return v != nil && owner != object.Object
	}
	for _, o := range orderings {
		if !defines(o.from) {
			continue
		}
		for name, how := range o.to {
			if !defines(name) {
				class.Attrs().Set(name, comparison(name, o.from, how))
			}
		}
		return class, nil
	}
	return nil, exception.ValueError.Errorf("must define at least one ordering operation: < > <= >=")
}

// comparison returns the dunder method called name, which calls the one called from.
func comparison(name, from string, how derived) starlark.Value {
	return script.NewFunction(name, "this, other, /", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		self, other := a.Values[0], a.Values[1]
		fn, _ := object.ClassOf(self).Lookup(from)
		v, err := starlark.Call(t.Interp(), fn, starlark.Tuple{self, other}, nil)
		if err != nil || v == object.NotImplemented {
			return v, err
		}
		result := bool(v.Truth()) != how.negate
		if how.orEqual && !result || how.andUnequal && result {
			eq, err := object.CompareInstances(syntax.EQL, self, other)
			if err != nil {
				return nil, err
			}
			result = eq == how.orEqual
		}
		return starlark.Bool(result), nil
	})
}
