package engine

import (
	"fmt"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Function is a function of a script.
type Function struct {
	*properties                      // those of code, which do not change, until it has some of its own: see own
	body        atomic.Pointer[body] // that of code, once it is compiled
	code        *Code
	module      *pyrt.Module
	globals     []*pyrt.Global
	cells       []*Cell
}

// The properties of a function are what most functions of a Code have in common.
type properties struct {
	name     string // __name__ and __qualname__, as they were set last
	qualname string
	defaults []value.Value     // of the last positional parameters
	keywords []value.Value     // defaults of those by keyword only; absent for none
	attrs    *object.Namespace // nil until there is one
	notes    []*Cell           // what code.annotate captures
	class    *pyrt.ClassBody   // of a method with annotations: the namespace of the class that they are in
}

// own returns the properties of fn for who changes them.
func (fn *Function) own() *properties {
	if fn.properties == &fn.code.properties {
		p := fn.code.properties
		fn.properties = &p
	}
	return fn.properties
}

var functions = value.KindOf[Function]()

// Name returns __name__.
func (fn *Function) Name() string { return fn.name }

// QualifiedName returns __qualname__.
func (fn *Function) QualifiedName() string { return fn.qualname }

func (fn *Function) String() string {
	return fmt.Sprintf("<function %s at %#x>", fn.qualname, object.Address(fn))
}
func (fn *Function) Type() string          { return "function" }
func (fn *Function) Freeze()               {}
func (fn *Function) Truth() starlark.Bool  { return true }
func (fn *Function) Hash() (uint32, error) { return object.AddressHash(fn), nil }

// CallInternal calls the function, for foreign Go code: on a script thread.
func (fn *Function) CallInternal(interp *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return object.CallFromOutside(interp, fn, args, kwargs)
}

// CallInside is CallInternal for Go code of fstar.
func (fn *Function) CallInside(interp *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(interp)
	if err != nil {
		return nil, err
	}
	return fn.CallOn(t, args, kwargs)
}

// CallValues calls the function for Go code, on a thread that has the script lock.
func (fn *Function) CallValues(on object.Thread, args []value.Value) (value.Value, error) {
	t := on.(*script.Thread)
	var v value.Value
	if b := fn.ready(); len(args) == b.exact && t.Execution.EnterFromGo() {
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = value.Hold(t), functions.Of(fn)
		copy(frame[firstParam:], args)
		v = fn.run(t, b, frame, nowhere, frame)
		t.Stack.Pop(mark)
		t.Execution.LeaveFromGo()
	} else {
		v = fn.call(t, args, nil)
	}
	if !v.Present() {
		return value.Value{}, taken(t)
	}
	return v, nil
}

// CallOn is CallInside on a thread that has the script lock.
func (fn *Function) CallOn(t *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v value.Value
	if b := fn.ready(); len(args) == b.exact && len(kwargs) == 0 && t.Execution.EnterFromGo() {
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = value.Hold(t), functions.Of(fn)
		for i, x := range args {
			frame[firstParam+i] = value.Of(x)
		}
		v = fn.run(t, b, frame, nowhere, frame)
		t.Stack.Pop(mark)
		t.Execution.LeaveFromGo()
	} else {
		v = fn.bindOn(t, args, kwargs)
	}
	if !v.Present() {
		return nil, taken(t)
	}
	return t.Arena.Starlark(v), nil
}

// bindOn is CallOn for a call that has to bind its arguments.
func (fn *Function) bindOn(t *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) value.Value {
	var names []string
	for _, kw := range kwargs {
		name, _ := starlark.AsString(kw[0])
		names = append(names, name)
	}
	n := len(args) + len(kwargs)
	var values []value.Value
	mark := t.Stack.Mark()
	if n <= maxArgs {
		frame, _ := t.Stack.Push(n)
		values = frame[:n]
	} else {
		values = make([]value.Value, n)
	}
	for i, x := range args {
		values[i] = value.Of(x)
	}
	for i, kw := range kwargs {
		values[len(args)+i] = value.Of(kw[1])
	}
	v := fn.call(t, values, names)
	t.Stack.Pop(mark)
	return v
}
