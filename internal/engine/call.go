package engine

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// tick is what a thread does every now and then: it lets others have their turn, and sees
// whether it is to stop. It reports whether that is so.
//
//go:noinline
func tick(t *script.Thread) bool {
	if err := t.Tick(); err != nil {
		t.Execution.Err, t.Execution.Trace = err, t.Execution.Trace[:0]
		return true
	}
	return false
}

// spent takes the step of a loop that jumps back. It reports whether it is time for a tick: see tickAt.
func spent(f *value.Frame) bool {
	x := &threadOf(f).Execution
	x.Fuel--
	return x.Due()
}

// tickAt ticks at a place. It reports whether the thread is to stop.
//
//go:noinline
func tickAt(f *value.Frame, at site) bool {
	if !tick(threadOf(f)) {
		return false
	}
	pass(f, at)
	return true
}

// refused returns failure for a call from a place that enter did not let begin.
//
//go:noinline
func refused(f *value.Frame, at site) value.Value {
	pass(f, at)
	return failure
}

// enter notes a call of a function in Go under way, which the caller takes off again. It reports false
// if that is one too many, or if the thread is to stop: see refused.
func enter(t *script.Thread, at site, f *value.Frame) bool { return enterAny(t, at, f, false) }

// enterAny is enter for a call of a function of a script, too.
func enterAny(t *script.Thread, at site, f *value.Frame, ofScript bool) bool {
	x := &t.Execution
	d := x.Depth
	if uint(d) >= uint(len(x.Calls)) && !t.MoreCalls(ofScript) {
		failNowhere(t, object.RecursionError.Errorf("maximum recursion depth exceeded"))
		return false
	}
	x.Calls[d] = script.Activation{At: at, Frame: f}
	x.Depth = d + 1
	x.Fuel--
	if x.Due() && tick(t) {
		x.Depth = d
		return false
	}
	return true
}

var nowhere = &starlark.CallFrame{}

// call calls fn from Go code. The last len(names) arguments are given by name. If it fails the
// thread knows why: see taken.
func (fn *Function) call(t *script.Thread, args []value.Value, names []string) value.Value {
	if !t.Execution.EnterFromGo() {
		return failNowhere(t, object.RecursionError.Errorf("maximum recursion depth exceeded"))
	}
	b := fn.ready()
	frame, mark := t.Stack.Push(b.size)
	frame[threadSlot] = value.Hold(t)
	frame[functionSlot] = functions.Of(fn)
	v := fn.bindAndRun(t, b, frame, nowhere, frame, args, names)
	t.Stack.Pop(mark)
	t.Execution.LeaveFromGo()
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
		if _, ok := m.Func.(*Function); ok && len(args) < maxArgs {
			return callBefore(f, at, value.Of(m.Func), value.Of(m.Self), args, names)
		}
	}
	if in, ok := instances.Get(fv); ok && len(args) < maxArgs {
		if fn := specialOf(in, "__call__"); fn.Present() {
			return callBefore(f, at, fn, fv, args, names)
		}
	}
	if c, ok := classes.Get(fv); ok {
		if v, ok := construct(f, at, t, c, args, names); ok {
			return v
		}
	}
	d := t.Execution.Depth
	if !enter(t, at, f) {
		return refused(f, at)
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

// constructor returns the function in Go that a call of a built-in type calls.
func constructor(fv value.Value) (fn *native.Function, ok bool) {
	c, ok := classes.Get(fv)
	if !ok {
		return nil, false
	}
	fn, ok = c.Constructor().(*native.Function)
	return fn, ok
}

// callBefore calls a function with a value before the arguments.
func callBefore(f *value.Frame, at site, fv, self value.Value, args []value.Value, names []string) value.Value {
	t := threadOf(f)
	frame, mark := t.Stack.Push(len(args) + 1)
	frame[0] = self
	copy(frame[1:], args)
	v := callAny(f, at, fv, frame[:len(args)+1], names)
	t.Stack.Pop(mark)
	return v
}

// construct makes an instance of a class of a script, or an exception, if that is done in the usual way.
func construct(f *value.Frame, at site, t *script.Thread, c *object.Class, args []value.Value, names []string) (v value.Value, ok bool) {
	init, ok := c.Init()
	if !ok || len(args) >= maxArgs || init == nil && (len(names) > 0 || len(args) > 0 && !c.IsException()) {
		return value.Value{}, false
	}
	self := newOf(t, c, args[:len(args)-len(names)])
	if init == nil {
		return self, true
	}
	return initialized(f, at, self, callBefore(f, at, method(init), self, args, names)), true
}

// newOf returns an instance that is not initialized, of a class whose Init is ok. The arguments are what an
// exception keeps.
func newOf(t *script.Thread, c *object.Class, args []value.Value) value.Value {
	if !c.IsException() {
		return instances.Of(object.NewInstance(c, nil))
	}
	e, kept := object.NewException(c, len(args))
	for i, v := range args {
		kept[i] = t.Arena.Starlark(v)
	}
	return exceptions.Of(e)
}

// initialized returns an instance whose __init__ has returned v.
func initialized(f *value.Frame, at site, self, v value.Value) value.Value {
	if v.IsNone() {
		return self
	}
	if !v.Present() {
		return v
	}
	return fail(f, at, object.TypeError.Errorf("__init__() should return None, not '%s'", object.TypeName(v.Starlark())))
}

// initOf returns the __init__ of a class whose instances need no more than a call of it with n arguments, and
// its body; nil for others.
func initOf(c *object.Class, n int) (*Function, *body) {
	init, ok := c.Init()
	if fn, isFunction := init.(*Function); ok && isFunction {
		if b := fn.ready(); b.exact > n && b.exact-n-1 <= len(fn.defaults) {
			return fn, b
		}
	}
	return nil, nil
}

var exceptions = object.ExceptionKind

var methods = value.KindOf[object.Method]()
var natives = value.KindOf[native.Function]()
var bounds = value.KindOf[native.Bound]()

// method returns a function of a class as it is called with an instance of that first.
func method(fn starlark.Value) value.Value {
	if m, ok := fn.(*object.NativeMethod); ok {
		if f, ok := m.Method().(*native.Function); ok {
			return natives.Of(f)
		}
	}
	return value.Of(fn)
}

// callValue calls what is no function of the engine.
func callValue(t *script.Thread, fv value.Value, args []value.Value, names []string) (value.Value, error) {
	fn, isFunction := natives.Get(fv)
	bound, isBound := bounds.Get(fv)
	if isFunction || isBound {
		var named []native.Keyword
		if n := len(names); n > 0 {
			named = make([]native.Keyword, n)
			for i, name := range names {
				named[i] = native.Keyword{Name: name, Value: args[len(args)-n+i]}
			}
			args = args[:len(args)-n]
		}
		if isBound {
			return bound.Call(t, args, named)
		}
		return fn.Call(t, args, named)
	}
	x := fv.Starlark()
	if fn, ok := x.(object.ValueFunction); ok && len(names) == 0 {
		return fn.CallValues(t, args)
	}
	callable, ok := x.(starlark.Callable)
	if !ok {
		return value.Value{}, object.TypeError.Errorf("'%s' object is not callable", object.TypeName(x))
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
	t.Forget() // nobody knows how long fn runs
	v, err := t.Invoke(callable, tuple, kwargs)
	if err != nil {
		return value.Value{}, err
	}
	return value.Of(v), nil
}

// nativeFailed is the end of a call of a function in Go that has returned an error, or told the thread of
// one.
//
//go:noinline
func nativeFailed(f *value.Frame, at site, t *script.Thread, err error) value.Value {
	if err == nil {
		err = t.Failure()
	}
	return fail(f, at, err)
}
