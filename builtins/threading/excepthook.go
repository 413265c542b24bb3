package threading

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
)

// hookArgsClass is threading.ExceptHookArgs, which is called with one sequence.
var (
	hookArgsClass = pytuple.NewNamedTuple("_thread", "_ExceptHookArgs", hookArgs, nil)
	hookArgs      = []string{"exc_type", "exc_value", "exc_traceback", "thread"}
)

func init() {
	native.Table{
		Doc: "what excepthook is given",
		New: native.F1("ExceptHookArgs", "iterable, /", "", newHookArgs),
	}.Define(hookArgsClass)
}

func newHookArgs(t *script.Thread, iterable starlark.Value) (starlark.Value, error) {
	values, err := object.Elements(t, iterable)
	if err != nil {
		return nil, err
	}
	if len(values) != len(hookArgs) {
		return nil, object.TypeError.Errorf("_thread._ExceptHookArgs() takes a 4-sequence (%d-sequence given)", len(values))
	}
	return pytuple.MakeNamedTuple(hookArgsClass, values...), nil
}

// report has threading.excepthook report the error that the run of a thread ended with.
// If the thread is being stopped, that is why, and nobody wants to know.
func (m *Module) report(t *script.Thread, self starlark.Value, err error) {
	e := object.Catch(err, 0)
	if t.Interrupted() != nil {
		return
	}
	args := pytuple.MakeNamedTuple(hookArgsClass, e.Class(), e, t.Runtime().TracebackOf(e), self)
	hook := m.members["excepthook"]
	if hook == nil || hook == starlark.None {
		hook = m.excepthook
	}
	if _, err := t.Call(nil, hook, starlark.Tuple{args}, nil); err != nil && t.Interrupted() == nil {
		log(t, "Exception in threading.excepthook:", object.Catch(err, 0))
	}
}

// exceptHook is threading.excepthook: it writes a traceback to the standard error
// output, unless the thread ended itself by SystemExit.
func (m *Module) exceptHook(t *script.Thread, args starlark.Value) (starlark.Value, error) {
	if object.ClassOf(args) != hookArgsClass {
		return nil, object.TypeError.Errorf("_thread.excepthook argument type must be ExceptHookArgs")
	}
	fields := make(map[string]starlark.Value)
	for _, name := range hookArgs {
		v, err := object.Getattr(args, name)
		if err != nil {
			return nil, err
		}
		fields[name] = v
	}
	class, value := fields["exc_type"], fields["exc_value"]
	if class == object.SystemExit {
		return starlark.None, nil
	}
	name := object.Str(starlark.MakeInt64(t.Ident()))
	if i, ok := fields["thread"].(*object.Instance); ok {
		if th, ok := i.State().(*thread); ok {
			name = th.Name()
		}
	}
	e, ok := value.(*object.Exception)
	if !ok {
		c, isClass := class.(*object.Class)
		if !isClass || !c.IsException() {
			return nil, object.TypeError.Errorf("exc_type must be an exception class, not %s", object.TypeName(class))
		}
		e = c.New()
	}
	log(t, "Exception in thread "+name+":", e)
	return starlark.None, nil
}

// log writes a line and the traceback of e to the standard error output.
func log(t *script.Thread, line string, e *object.Exception) {
	t.Runtime().Report(t, line+"\n"+t.Traceback(e))
}
