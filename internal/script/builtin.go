package script

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/signature"
)

// NewFunction returns a builtin function. The params are as for signature.New;
// fn is called with the thread it runs on and the arguments bound to them.
// [object.ParametersOf] tells the params.
func NewFunction(name, params string, fn func(*Thread, signature.Args) (starlark.Value, error)) *starlark.Builtin {
	sig := signature.New(name, params)
	return starlark.NewBuiltin(name, func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t, err := Current(interp)
		if err != nil {
			return nil, err
		}
		bound, err := sig.Bind(args, kwargs)
		if err != nil {
			return nil, err
		}
		return fn(t, bound)
	}).BindReceiver(object.Parameters(params))
}

// Methods are the methods of a type of values, by name: functions of the value and the
// arguments, or of the arguments if they are bound. Those that are not bound have
// [object.Parameters] as their receiver.
type Methods map[string]*starlark.Builtin

// AddMethod adds a method of the values of type V, which scripts know as class.
// The params, without self, and fn are as for NewFunction.
func AddMethod[V starlark.Value](m Methods, class, name, params string, fn func(*Thread, V, signature.Args) (starlark.Value, error)) {
	if params != "" {
		params = ", " + params
	}
	params = "self" + params
	sig := signature.New(class+"."+name, params)
	m[name] = starlark.NewBuiltin(name, func(interp *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t, err := Current(interp)
		if err != nil {
			return nil, err
		}
		receiver := b.Receiver()
		if _, unbound := receiver.(object.Parameters); unbound { // it is the first argument
			receiver, args = args[0], args[1:]
		}
		bound, err := sig.Bind(args, kwargs)
		if err != nil {
			return nil, err
		}
		v, ok := receiver.(V)
		if !ok { // an instance of a derived class
			v, ok = object.Plain(receiver).(V)
		}
		if !ok {
			return nil, exception.TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, class, exception.TypeName(receiver))
		}
		return fn(t, v, bound)
	}).BindReceiver(object.Parameters(params))
}

// AddTo makes the methods attributes of a class.
func (m Methods) AddTo(class *object.Class) {
	for _, name := range m.Names() {
		class.Attrs().Set(name, object.NewNativeMethod(class, m[name]))
	}
}

// Attr returns the method called name, bound to receiver, or nil: it is what
// starlark.HasAttrs wants.
func (m Methods) Attr(receiver starlark.Value, name string) (starlark.Value, error) {
	if method := m[name]; method != nil {
		return method.BindReceiver(receiver), nil
	}
	return nil, nil
}

// Names returns the names of the methods and the others given, sorted.
func (m Methods) Names(others ...string) []string {
	return slices.Sorted(slices.Values(slices.AppendSeq(others, maps.Keys(m))))
}
