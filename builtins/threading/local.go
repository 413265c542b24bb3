package threading

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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
			return nil, object.Catch(err, t.Depth())
		}
	}
	return attrs, nil
}

// localClass is threading.local.
var localClass = object.NewClass("_thread", "_local", nil)

func init() {
	native.Table{
		Doc:           "attributes of which each thread has its own; scripts\nmay derive classes from it",
		StaticMethods: []*native.Function{native.F3("__new__", "cls, /, *args, **kwargs", "", newLocal)},
		Methods:       []*native.Function{native.M1("__getattr__", "name, /", "", noLocal).AnyThread()},
	}.Define(localClass)
}

// noLocal is the __getattr__ of locals: it is asked for what no other attribute is.
func noLocal(self starlark.Value, _ *script.Thread, name string) (value.Value, error) {
	class := object.TypeName(self)
	if object.ClassOf(self) == localClass {
		class = localClass.QualifiedName()
	}
	return value.Value{}, object.AttributeError.Errorf("'%s' object has no attribute '%s'", class, name)
}

// newLocal is local.__new__.
func newLocal(t *script.Thread, cls starlark.Value, args native.Rest, kwargs native.Keywords) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok || !class.Is(localClass) {
		return nil, object.TypeError.Errorf("_thread._local.__new__(X): X is not a subtype of _thread._local")
	}
	if _, owner := class.Lookup("__init__"); owner == object.Object && len(args)+len(kwargs) > 0 {
		return nil, object.TypeError.Errorf("Initialization arguments are not supported")
	}
	i, err := object.New(class)
	if err != nil {
		return nil, err
	}
	l := &local{t.Runtime(), args.Starlark(), kwargs.Starlark()}
	i.SetState(l)
	t.SetLocal(l, new(object.Namespace)) // the call of the class calls __init__ on this thread
	return i, nil
}
