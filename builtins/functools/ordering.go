package functools

import (
	"fmt"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
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

// keyFunction is what cmp_to_key returns; the state is the function that compares.
var keyFunction = native.M1("K", "obj", "a key for sorted", func(cmp comparer, t *script.Thread, obj starlark.Value) (*keyWrapper, error) {
	return &keyWrapper{t.Runtime(), cmp.fn, obj}, nil
})

type comparer struct{ fn starlark.Value }

func cmpToKey(_ *script.Thread, cmp starlark.Value) (starlark.Value, error) {
	return keyFunction.With(comparer{cmp}), nil
}

// CompareSameType asks the function.
func (k *keyWrapper) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	other, ok := y.(*keyWrapper)
	if !ok {
		return false, object.TypeError.Errorf("other argument must be K instance")
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
	return fmt.Sprintf("<functools.KeyWrapper object at %#x>", object.Address(k))
}
func (k *keyWrapper) Type() string         { return "functools.KeyWrapper" }
func (k *keyWrapper) Freeze()              {}
func (k *keyWrapper) Truth() starlark.Bool { return true }
func (k *keyWrapper) Hash() (uint32, error) {
	return 0, object.TypeError.Errorf("unhashable type: 'functools.KeyWrapper'")
}

// derived says how a comparison follows from the one called from, of the same values: as that,
// or its opposite, together with whether they are equal.
type derived struct {
	from   string
	negate bool
	// orEqual and andUnequal say what equality adds.
	orEqual, andUnequal bool
}

// An ordering is the comparisons that follow from one.
type ordering struct {
	from string
	to   []*native.Function
}

// orderings returns the orderings in the order in which they are preferred.
var orderings = sync.OnceValue(func() []ordering {
	method := func(name string, how derived) *native.Function { return native.M1(name, "other", "", how.compare) }
	return []ordering{
		{"__lt__", []*native.Function{
			method("__gt__", derived{from: "__lt__", negate: true, andUnequal: true}),
			method("__le__", derived{from: "__lt__", orEqual: true}),
			method("__ge__", derived{from: "__lt__", negate: true}),
		}},
		{"__le__", []*native.Function{
			method("__ge__", derived{from: "__le__", negate: true, orEqual: true}),
			method("__lt__", derived{from: "__le__", andUnequal: true}),
			method("__gt__", derived{from: "__le__", negate: true}),
		}},
		{"__gt__", []*native.Function{
			method("__lt__", derived{from: "__gt__", negate: true, andUnequal: true}),
			method("__ge__", derived{from: "__gt__", orEqual: true}),
			method("__le__", derived{from: "__gt__", negate: true}),
		}},
		{"__ge__", []*native.Function{
			method("__le__", derived{from: "__ge__", negate: true, orEqual: true}),
			method("__gt__", derived{from: "__ge__", andUnequal: true}),
			method("__lt__", derived{from: "__ge__", negate: true}),
		}},
	}
})

func totalOrdering(_ *script.Thread, cls starlark.Value) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok {
		return nil, object.TypeError.Errorf("total_ordering() needs a class, not '%s'", object.TypeName(cls))
	}
	defines := func(name string) bool {
		v, owner := class.Lookup(name)
		return v != nil && owner != object.Object
	}
	for _, o := range orderings() {
		if !defines(o.from) {
			continue
		}
		for _, method := range o.to {
			if !defines(method.Name()) {
				class.Attrs().Set(method.Name(), object.NewNativeMethod(class, method))
			}
		}
		return class, nil
	}
	return nil, object.ValueError.Errorf("must define at least one ordering operation: < > <= >=")
}

// compare is the comparison of self and other.
func (how derived) compare(self starlark.Value, t *script.Thread, other starlark.Value) (starlark.Value, error) {
	fn, _ := object.ClassOf(self).Lookup(how.from)
	v, err := t.Invoke(fn, starlark.Tuple{self, other}, nil)
	if err != nil || v == object.NotImplemented {
		return v, err
	}
	result := bool(v.Truth()) != how.negate
	if how.orEqual && !result || how.andUnequal && result {
		eq, err := object.Compare(syntax.EQL, self, other)
		if err != nil {
			return nil, err
		}
		result = eq == how.orEqual
	}
	return starlark.Bool(result), nil
}
