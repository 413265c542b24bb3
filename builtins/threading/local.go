package threading

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// local is the state of a threading.local: an object whose attributes are others on each
// thread. It keeps the arguments that it was made with, since its __init__ is called on
// each thread that uses it. The threads keep the attributes.
type local struct {
	rt     *script.Runtime
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

var _ object.AttrsHolder = (*local)(nil)

// AttrsOf returns the attributes that the running thread has in i.
func (l *local) AttrsOf(i *object.Instance) (*object.Namespace, error) {
	t := l.rt.Running()
	if t == nil {
		return nil, script.ErrClosed // Go code outside of scripts is made one that runs, before that
	}
	if attrs, ok := t.Local(l).(*object.Namespace); ok {
		return attrs, nil
	}
	attrs := new(object.Namespace)
	t.SetLocal(l, attrs)
	if init, owner := i.Class().Lookup("__init__"); init != nil && owner != object.Object {
		args := append(starlark.Tuple{i}, l.args...)
		if _, err := t.Call(nil, init, args, l.kwargs); err != nil {
			t.SetLocal(l, nil)
			return nil, exception.Catch(err, t.Depth())
		}
	}
	return attrs, nil
}

// localClass is threading.local.
var localClass = object.NewClass("_thread", "_local", nil)

func init() {
	localClass.Attrs().Set("__new__", object.NewStaticMethod(script.NewFunction("__new__", "cls, /, *args, **kwargs", newLocal)))
	// It is asked for what no other attribute is.
	localClass.Attrs().Set("__getattr__", starlark.NewBuiltin("__getattr__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 2 {
			return nil, exception.TypeError.Errorf("__getattr__() takes exactly one argument (%d given)", max(len(args)-1, 0))
		}
		class := exception.TypeName(args[0])
		if object.ClassOf(args[0]) == localClass {
			class = localClass.QualifiedName()
		}
		name, _ := object.AsString(args[1])
		return nil, exception.AttributeError.Errorf("'%s' object has no attribute '%s'", class, name)
	}))
}

// newLocal is local.__new__.
func newLocal(t *script.Thread, a signature.Args) (starlark.Value, error) {
	class, ok := a.Values[0].(*object.Class)
	if !ok || !class.Is(localClass) {
		return nil, exception.TypeError.Errorf("_thread._local.__new__(X): X is not a subtype of _thread._local")
	}
	if _, owner := class.Lookup("__init__"); owner == object.Object && len(a.Rest)+len(a.Kwargs) > 0 {
		return nil, exception.TypeError.Errorf("Initialization arguments are not supported")
	}
	i, err := object.New(class)
	if err != nil {
		return nil, err
	}
	l := &local{t.Runtime(), slices.Clone(a.Rest), a.Kwargs}
	i.SetState(l)
	t.SetLocal(l, new(object.Namespace)) // the call of the class calls __init__ on this thread
	return i, nil
}
