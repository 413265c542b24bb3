package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// steps is how many steps lie between two ticks.
const steps = 1000

// tick is what a thread does every now and then: it lets others have their turn, and sees
// whether it is to stop. It reports whether that is so.
//
//go:noinline
func tick(t *script.Thread) bool {
	t.Execution.Fuel = steps
	t.Yield()
	if err := t.Failure(); err != nil {
		t.Execution.Err, t.Execution.Trace = err, t.Execution.Trace[:0]
		return true
	}
	if err := t.Interrupted(); err != nil {
		t.Execution.Err, t.Execution.Trace = err, t.Execution.Trace[:0]
		return true
	}
	return false
}

// back is what a loop does when it jumps back. It reports whether the thread is to stop.
func back(f *value.Frame) bool {
	t := threadOf(f)
	t.Execution.Fuel--
	return t.Execution.Fuel < 0 && tick(t)
}

// enter notes a call under way, and reports whether that is one too many.
func enter(t *script.Thread, at site, f *value.Frame) bool {
	x := &t.Execution
	d := x.Depth
	if uint(d) >= uint(len(x.Calls)) && !moreCalls(t) {
		return false
	}
	x.Calls[d] = script.Activation{At: at, Frame: f}
	x.Depth = d + 1
	x.Fuel--
	return x.Fuel >= 0 || !tick(t)
}

// limit is how deep calls may be nested.
const limit = 1000

func moreCalls(t *script.Thread) bool {
	x := &t.Execution
	if x.Depth >= limit {
		raise(t, nowhere, exception.RecursionError.Errorf("maximum recursion depth exceeded"))
		return false
	}
	calls := make([]script.Activation, min(max(2*len(x.Calls), 64), limit))
	copy(calls, x.Calls)
	x.Calls = calls
	return true
}

var nowhere = &starlark.CallFrame{}

// call calls fn from Go code. The last len(names) arguments are given by name. If it fails the
// thread knows why: see taken.
func (fn *Function) call(t *script.Thread, args []value.Value, names []string) value.Value {
	b := fn.ready()
	frame, mark := t.Stack.Push(b.size)
	frame[threadSlot] = value.Hold(t)
	frame[functionSlot] = functions.Of(fn)
	v := fn.bindAndRun(t, b, frame, nowhere, frame, args, names)
	t.Stack.Pop(mark)
	return v
}

// ready compiles a function that has not been called yet.
func (fn *Function) ready() *body {
	b := fn.body.Load()
	if b == &notCompiled {
		b = fn.code.compiled()
		fn.body.Store(b)
	}
	return b
}

// callAny calls a value, from the code at a place, with arguments of which the last
// len(names) are given by name.
//
//go:noinline
func callAny(f *value.Frame, at site, fv value.Value, args []value.Value, names []string) value.Value {
	t := threadOf(f)
	if fn, ok := functions.Get(fv); ok {
		b := fn.ready()
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = f[threadSlot], fv
		v := fn.bindAndRun(t, b, f, at, frame, args, names)
		t.Stack.Pop(mark)
		if !v.Present() {
			pass(f, at)
		}
		return v
	}
	if m, ok := methods.Get(fv); ok {
		if fn, ok := m.Func.(*Function); ok {
			var buf [8]value.Value
			all := append(append(buf[:0], value.Of(m.Self)), args...)
			return callAny(f, at, functions.Of(fn), all, names)
		}
	}
	d := t.Execution.Depth
	if !enter(t, at, f) {
		return failure
	}
	v, err := callValue(t, fv, args, names)
	t.Execution.Depth = d
	if err == nil && t.Failing() {
		err = t.Failure()
	}
	if err != nil {
		return fail(f, at, err)
	}
	return v
}

var methods = value.KindOf[object.Method]()
var natives = value.KindOf[native.Function]()

// callValue calls what is no function of the engine.
func callValue(t *script.Thread, fv value.Value, args []value.Value, names []string) (value.Value, error) {
	if fn, ok := natives.Get(fv); ok {
		var named []native.Keyword
		if n := len(names); n > 0 {
			named = make([]native.Keyword, n)
			for i, name := range names {
				named[i] = native.Keyword{Name: name, Value: args[len(args)-n+i]}
			}
			args = args[:len(args)-n]
		}
		return fn.Call(t, args, named)
	}
	x := fv.Starlark()
	fn, ok := x.(starlark.Callable)
	if !ok {
		return value.Value{}, exception.TypeError.Errorf("'%s' object is not callable", object.TypeName(x))
	}
	n := len(args) - len(names)
	tuple := make(starlark.Tuple, n)
	for i, a := range args[:n] {
		tuple[i] = t.Arena.Starlark(a)
	}
	var kwargs []starlark.Tuple
	for i, name := range names {
		kwargs = append(kwargs, starlark.Tuple{starlark.String(name), t.Arena.Starlark(args[n+i])})
	}
	v, err := starlark.Call(t.Interp(), fn, tuple, kwargs)
	if err != nil {
		return value.Value{}, err
	}
	return value.Of(v), nil
}

// call0 to call5 call any value with so many arguments.

//go:noinline
func call0(f *value.Frame, at site, fv value.Value) value.Value {
	return callWith(f, at, fv, 0, func(*value.Frame) {})
}

//go:noinline
func call1(f *value.Frame, at site, fv, a value.Value) value.Value {
	return callWith(f, at, fv, 1, func(args *value.Frame) { args[0] = a })
}

//go:noinline
func call2(f *value.Frame, at site, fv, a, b value.Value) value.Value {
	return callWith(f, at, fv, 2, func(args *value.Frame) { args[0], args[1] = a, b })
}

//go:noinline
func call3(f *value.Frame, at site, fv, a, b, c value.Value) value.Value {
	return callWith(f, at, fv, 3, func(args *value.Frame) { args[0], args[1], args[2] = a, b, c })
}

//go:noinline
func call4(f *value.Frame, at site, fv, a, b, c, d value.Value) value.Value {
	return callWith(f, at, fv, 4, func(args *value.Frame) { args[0], args[1], args[2], args[3] = a, b, c, d })
}

// callWith calls a value with n arguments, which set puts into a frame.
func callWith(f *value.Frame, at site, fv value.Value, n int, set func(args *value.Frame)) value.Value {
	t := threadOf(f)
	fn, ok := natives.Get(fv)
	if !ok {
		args, mark := t.Stack.Push(n)
		set(args)
		v := callAny(f, at, fv, args[:n], nil)
		t.Stack.Pop(mark)
		return v
	}
	d := t.Execution.Depth
	if !enter(t, at, f) {
		return failure
	}
	args, mark := t.Stack.Push(fn.Room(n))
	set(args)
	v, err := fn.CallIn(t, args, n)
	t.Stack.Pop(mark)
	t.Execution.Depth = d
	if err == nil && t.Failing() {
		err = t.Failure()
	}
	if err != nil {
		return fail(f, at, err)
	}
	return v
}
