package script

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/signature"
)

// newMethod returns the method called name of class, not bound to anything yet.
func newMethod(class, name, params string, fn func(t *Thread, receiver starlark.Value, a signature.Args) (starlark.Value, error)) *starlark.Builtin {
	if params != "" {
		params = ", " + params
	}
	params = "self" + params
	sig := signature.New(class+"."+name, params)
	return starlark.NewBuiltin(name, func(interp *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t, err := Current(interp)
		if err != nil {
			return nil, err
		}
		bound, err := sig.Bind(args, kwargs)
		if err != nil {
			return nil, err
		}
		return fn(t, b.Receiver(), bound)
	}).BindReceiver(object.Parameters(params))
}

// AddClassMethod adds a method to class, a class of ours, for its instances and for
// those of classes that scripts derive from it. The params, without self, are as for
// NewFunction.
func AddClassMethod(class *object.Class, name, params string, fn func(*Thread, *object.Instance, signature.Args) (starlark.Value, error)) {
	b := newMethod(class.Name(), name, params, func(t *Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
		i, ok := self.(*object.Instance)
		if !ok || !i.Class().Is(class) {
			return nil, exception.TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, class.Name(), exception.TypeName(self))
		}
		return fn(t, i, a)
	})
	class.Attrs().Set(name, object.NewNativeMethod(class, b))
}

// AddStateMethod is AddClassMethod for a method that needs what the __init__ of class
// made: the instance's state, of type S.
func AddStateMethod[S any](class *object.Class, name, params string, fn func(*Thread, S, signature.Args) (starlark.Value, error)) {
	AddClassMethod(class, name, params, func(t *Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		state, err := StateOf[S](class, self)
		if err != nil {
			return nil, err
		}
		return fn(t, state, a)
	})
}

// StateOf returns the state, of type S, that the __init__ of class made for self. The
// error is a RuntimeError that says that this was not called.
func StateOf[S any](class *object.Class, self starlark.Value) (S, error) {
	if i, ok := self.(*object.Instance); ok {
		if state, ok := i.State().(S); ok {
			return state, nil
		}
	}
	var none S
	return none, exception.RuntimeError.Errorf("%s.__init__() not called", class.Name())
}

// AddAttr adds an attribute to class, for its instances and for those of classes that
// scripts derive from it, that get, and set if not nil, take from the state that the
// __init__ of class made.
func AddAttr[S any](class *object.Class, name string, get func(S) starlark.Value, set func(S, starlark.Value) error) {
	var store func(self, v starlark.Value) error
	if set != nil {
		store = func(self, v starlark.Value) error {
			state, err := StateOf[S](class, self)
			if err != nil {
				return err
			}
			return set(state, v)
		}
	}
	class.Attrs().Set(name, object.NewGetSet(name, func(self starlark.Value) (starlark.Value, error) {
		state, err := StateOf[S](class, self)
		if err != nil {
			return nil, err
		}
		return get(state), nil
	}, store))
}

// AddRepr gives class its repr, which must not block.
func AddRepr(class *object.Class, repr func(*object.Instance) string) {
	class.Attrs().Set("__repr__", starlark.NewBuiltin("__repr__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 1 {
			if i, ok := args[0].(*object.Instance); ok && i.Class().Is(class) {
				return starlark.String(repr(i)), nil
			}
		}
		return nil, exception.TypeError.Errorf("%s.__repr__() needs a '%s' object", class.Name(), class.Name())
	}))
}
