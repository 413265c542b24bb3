package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Call calls f on t, which holds the script lock; t may be nil for a slot. args are the
// positional arguments, the receiver of a method first. Both may be on the Stack of t; f keeps
// neither. The error is an exception.
func (f *Function) Call(t *script.Thread, args []value.Value, named []Keyword) (value.Value, error) {
	s := f.signature()
	if len(named) > 0 || t == nil || !s.fits(len(args)) {
		return f.bindAndCall(t, args, byName{values: named})
	}
	if len(args) == s.exact {
		return f.run(t, args)
	}
	frame, mark := t.Stack.Push(s.room(len(args)))
	copy(frame[:], args)
	v, err := f.callFitting(s, t, frame, len(args))
	t.Stack.Pop(mark)
	return v, err
}

// run calls what f is in Go.
func (f *Function) run(t *script.Thread, args []value.Value) (v value.Value, err error) {
	if t != nil {
		defer recovered(&t.Execution, t.Execution.Nesting, &err)
	}
	return f.call(f, t, args)
}

// recovered is object.Recover for a call on a thread, where calls of scripts may be between this one and what
// panicked.
func recovered(x *script.Execution, before object.Nesting, err *error) {
	if p := recover(); p != nil {
		if *err = object.ErrorOf(p); *err == nil {
			panic(p)
		}
		x.Nesting = before
	}
}

// Room returns how many values the frame of a call with n positional arguments needs room for:
// see [Function.CallIn].
func (f *Function) Room(n int) int { return max(f.signature().room(n), n) }

// CallIn is Call for the n positional arguments that a frame begins with, which is the last on
// the Stack of t. It has [Function.Room] for the others, and must be popped afterwards.
func (f *Function) CallIn(t *script.Thread, frame *value.Frame, n int) (value.Value, error) {
	return f.callIn(f.signature(), t, frame, n)
}

func (f *Function) callIn(s *signature, t *script.Thread, frame *value.Frame, n int) (value.Value, error) {
	switch {
	case n == s.exact:
		return f.run(t, frame[:n])
	case s.fits(n):
		return f.callFitting(s, t, frame, n)
	}
	return f.bindAndCall(t, frame[:n], byName{})
}

// callFitting is CallIn for arguments that need no more than the defaults of those that are not
// there, and *args. What that takes is moved behind the others.
func (f *Function) callFitting(s *signature, t *script.Thread, frame *value.Frame, n int) (value.Value, error) {
	if extra := n - s.positional; extra > 0 {
		copy(frame[f.arity:f.arity+extra], frame[s.positional:n])
		n = s.positional
		copy(frame[n:f.arity], s.fallbacks[n:])
		frame[n] = value.Int(int64(extra))
	} else {
		copy(frame[n:f.arity], s.fallbacks[n:])
	}
	return f.run(t, frame[:f.arity])
}

// CallInternal is Call for foreign Go code that knows starlark.Callable: the thread is a script
// thread's.
func (f *Function) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return object.CallFromOutside(thread, f, args, kwargs)
}

// CallInside is CallInternal for Go code of fstar.
func (f *Function) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(thread)
	if err != nil {
		return f.callWithout(err, value.Value{}, args, kwargs)
	}
	return f.CallOn(t, args, kwargs)
}

// CallOn is CallInside on a thread that has the script lock.
func (f *Function) CallOn(t *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return f.callOn(t, value.Value{}, args, kwargs)
}

// CallValues is Call for Go code that does not know what it calls.
func (f *Function) CallValues(t object.Thread, args []value.Value) (value.Value, error) {
	return f.Call(t.(*script.Thread), args, nil)
}

// CallValues is Call for Go code that does not know what it calls.
func (b *Bound) CallValues(t object.Thread, args []value.Value) (value.Value, error) {
	return b.Call(t.(*script.Thread), args, nil)
}

// Call calls the method on t: see [Function.Call].
func (b *Bound) Call(t *script.Thread, args []value.Value, named []Keyword) (value.Value, error) {
	if len(args) >= maxFrame {
		return b.fn.Call(t, append([]value.Value{b.self}, args...), named)
	}
	frame, mark := t.Stack.Push(len(args) + 1)
	frame[0] = b.self
	copy(frame[1:], args)
	v, err := b.fn.Call(t, frame[:len(args)+1], named)
	t.Stack.Pop(mark)
	return v, err
}

// CallInternal calls the method: see [Function.CallInternal].
func (b *Bound) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return object.CallFromOutside(thread, b, args, kwargs)
}

// CallInside calls the method: see [Function.CallInside].
func (b *Bound) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(thread)
	if err != nil {
		return b.fn.callWithout(err, b.self, args, kwargs)
	}
	return b.CallOn(t, args, kwargs)
}

// CallOn is CallInside on a thread that has the script lock.
func (b *Bound) CallOn(t *script.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	f := b.fn
	return f.callOn(t, b.self, args, kwargs)
}

// CallOf calls f, a method of self, on t for Go code that has starlark.Values. No frame of the
// interpreter's thread is about the call.
func (f *Function) CallOf(t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	return f.callOn(t, value.Of(self), args, nil)
}

// callWithout is callOn where there is no script thread, as err says: for slots, and AnyThread.
func (f *Function) callWithout(err error, self value.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if f.slot || f.anyThread {
		return f.callAlone(nil, self, args, kwargs)
	}
	return nil, err
}

// callOn calls f on t with self, if it is a value, before the arguments.
func (f *Function) callOn(t *script.Thread, self value.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s, first := f.signature(), 0
	if self.Present() {
		first = 1
	}
	n := first + len(args)
	room := max(s.room(n), n)
	if room > maxFrame {
		return f.callAlone(t, self, args, kwargs)
	}
	frame, mark := t.Stack.Push(room)
	if first == 1 {
		frame[0] = self
	}
	for i, x := range args {
		frame[first+i] = value.Of(x)
	}
	var v value.Value
	var err error
	if len(kwargs) == 0 {
		v, err = f.callIn(s, t, frame, n)
	} else {
		v, err = f.bindIn(s, t, frame[:room], n, byName{pairs: kwargs})
	}
	t.Stack.Pop(mark)
	if err != nil {
		return nil, err
	}
	return t.Arena.Starlark(v), nil
}

// callAlone is callOn without the Stack: for a slot where there is no script thread, and
// for many arguments.
func (f *Function) callAlone(t *script.Thread, self value.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values []value.Value
	if self.Present() {
		values = append(values, self)
	}
	for _, x := range args {
		values = append(values, value.Of(x))
	}
	v, err := f.bindAndCall(t, values, byName{pairs: kwargs})
	if err != nil {
		return nil, err
	}
	return v.Starlark(), nil
}

// maxFrame is how many values of a call are on the thread's stack at most.
const maxFrame = 64
