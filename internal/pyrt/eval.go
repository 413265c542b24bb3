package pyrt

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/python/symtable"
	"fstar/internal/script"
	"fstar/internal/value"
)

var _ object.Globals = (*Module)(nil)

// Call is Runtime.Call.
func (m *Module) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return m.r.Call(fn, args, kwargs)
}

// Eval returns the value of an expression, in which names mean what they mean in the
// module, but for those in locals.
func (m *Module) Eval(src string, locals starlark.StringDict) (v starlark.Value, err error) {
	err = m.r.rt.Do(func(t *script.Thread) error {
		v, err = m.evaluate(t, src, locals)
		return err
	})
	return v, err
}

func (m *Module) evaluate(t *script.Thread, src string, locals starlark.StringDict) (starlark.Value, error) {
	d := value.NewDict(len(locals))
	for name, v := range locals {
		d.SetKey(starlark.String(name), v)
	}
	return m.r.modules.importer.Run(t, m, strings.TrimLeft(src, " \t"), true, d)
}

// A Running is a function of a script whose code runs: the engine's.
type Running interface {
	starlark.Value

	// InModule returns the module that its code is of.
	InModule() *Module

	// Locals returns locals() for the function in a frame; nil for that of a module.
	Locals(f *value.Frame) starlark.Value
}

// running returns the function that has called the function in Go that runs on t, and its frame;
// nil if there is none.
func running(t *script.Thread) (Running, *value.Frame) {
	x := &t.Execution
	if x.Depth == 0 {
		return nil, nil
	}
	f := x.Calls[x.Depth-1].Frame
	fn, ok := f[symtable.FunctionSlot].Starlark().(Running)
	if !ok {
		return nil, nil
	}
	return fn, f
}

// localsOf returns the variables of the code that has called the function in Go that runs on t; nil if
// they are those of its module.
func localsOf(t *script.Thread) starlark.Value {
	if fn, f := running(t); fn != nil {
		return fn.Locals(f)
	}
	return nil
}

func locals(t *script.Thread) (starlark.Value, error) {
	if v := localsOf(t); v != nil {
		return v, nil
	}
	return globalsOf(t)
}

// callingModule returns the module of the script code that has called the function in Go that
// runs on t. If there is none, as a thread runs nothing but that function, it is __main__.
func callingModule(t *script.Thread) *Module {
	if fn, _ := running(t); fn != nil {
		return fn.InModule()
	}
	r := t.Runtime().Caller.(*Runtime)
	if m, ok := r.modules.get("__main__").(*Module); ok {
		return m
	}
	return r.NewMain("")
}

func eval(t *script.Thread, source, globals, locals starlark.Value) (starlark.Value, error) {
	src, err := sourceOf("eval", source)
	if err != nil {
		return nil, err
	}
	locals = aroundIfNone(t, globals, locals)
	in, err := callingModule(t).place("eval", globals, locals)
	if err != nil {
		return nil, err
	}
	return in.r.modules.importer.Run(t, in, strings.TrimLeft(src, " \t"), true, orNil(locals))
}

func exec(t *script.Thread, source, globals, locals, closure starlark.Value) (value.Value, error) {
	if closure != starlark.None {
		return value.Value{}, object.TypeError.Errorf("closure can only be used when source is a code object")
	}
	src, err := sourceOf("exec", source)
	if err != nil {
		return value.Value{}, err
	}
	locals = aroundIfNone(t, globals, locals)
	in, err := callingModule(t).place("exec", globals, locals)
	if err != nil {
		return value.Value{}, err
	}
	_, err = in.r.modules.importer.Run(t, in, src, false, orNil(locals))
	return value.None, err
}

// aroundIfNone returns the locals for eval or exec: those of the code around if it is given neither
// globals nor locals.
func aroundIfNone(t *script.Thread, globals, locals starlark.Value) starlark.Value {
	if globals == starlark.None && locals == starlark.None {
		if v := localsOf(t); v != nil {
			return v
		}
	}
	return locals
}

func orNil(v starlark.Value) starlark.Value {
	if v == starlark.None {
		return nil
	}
	return v
}

func sourceOf(name string, v starlark.Value) (string, error) {
	if s, ok := object.AsString(v); ok {
		return s, nil
	}
	if b, ok := object.AsBytes(v); ok {
		return b, nil
	}
	return "", object.TypeError.Errorf("%s() arg 1 must be a string, bytes or code object", name)
}

// place returns where eval or exec runs its code: m, or a module whose variables are in the dict that
// the script gave. The other variables are to be a mapping, or None.
func (m *Module) place(name string, vars, others starlark.Value) (in *Module, err error) {
	in = m
	switch g := object.Plain(vars).(type) {
	case starlark.NoneType:
	case *globals:
		in = g.m
	case *value.Dict:
		in = m.r.moduleOver(g)
	default:
		return nil, notGlobals(name, g)
	}
	if others != starlark.None && !hasItems(others) {
		if name == "eval" {
			return nil, object.TypeError.Errorf("locals must be a mapping")
		}
		return nil, object.TypeError.Errorf("locals must be a mapping or None, not %s", object.TypeName(others))
	}
	return in, nil
}

// notGlobals returns the error of exec or eval for globals that are no dict.
func notGlobals(name string, g starlark.Value) error {
	if name == "exec" {
		return object.TypeError.Errorf("exec() globals must be a dict or a frozendict, not %s", object.FullTypeName(g))
	}
	if hasItems(g) {
		return object.TypeError.Errorf("globals must be a real dict or a frozendict; try eval(expr, {}, mapping)")
	}
	return object.TypeError.Errorf("globals must be a dict or a frozendict")
}

// hasItems reports whether v has subscripts, which is what CPython takes for a mapping.
func hasItems(v starlark.Value) bool {
	switch v := v.(type) {
	case object.Operand:
		return v.Defines("__getitem__")
	case starlark.Mapping, starlark.Indexable:
		return true
	}
	return false
}
