package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Call calls f on t, which holds the script lock. args are the positional arguments, the
// receiver of a method first. Both may be on the Stack of t; f keeps neither. The error is an
// exception.
func (f *Function) Call(t *script.Thread, args []value.Value, named []Keyword) (value.Value, error) {
	if s := f.sig.Load(); s != nil && len(args) == s.exact && len(named) == 0 {
		return f.call(f, t, args)
	}
	return f.bindAndCall(t, args, named)
}

// bindAndCall is Call for arguments that are not yet one for each parameter.
func (f *Function) bindAndCall(t *script.Thread, args []value.Value, named []Keyword) (value.Value, error) {
	s := f.signature()
	out, mark := t.Stack.Push(f.arity)
	v, err := f.bound(s, t, out[:f.arity], args, named)
	t.Stack.Pop(mark)
	return v, err
}

// bound calls f with args and named bound in out.
func (f *Function) bound(s *signature, t *script.Thread, out, args []value.Value, named []Keyword) (value.Value, error) {
	self := 0
	if f.method {
		if len(args) == 0 {
			return value.Value{}, f.noReceiver()
		}
		out[0], self = args[0], 1
	}
	if err := f.bind(s, out[self:], args[self:], named); err != nil {
		return value.Value{}, err
	}
	return f.call(f, t, out)
}

func (f *Function) noReceiver() error {
	return exception.TypeError.Errorf("unbound method %s() needs an argument", f.qualified())
}

// CallInternal is Call for Go code that knows starlark.Callable: the thread is a script
// thread's.
func (f *Function) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return f.callStarlark(thread, value.Value{}, args, kwargs)
}

// CallInternal calls the method: see [Function.CallInternal].
func (b *Bound) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return b.fn.callStarlark(thread, b.self, args, kwargs)
}

// callStarlark calls f with self, if it is a value, before the arguments.
func (f *Function) callStarlark(thread *starlark.Thread, self value.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(thread)
	if err != nil {
		return nil, err
	}
	n := len(args)
	if self.Present() {
		n++
	}
	var values []value.Value
	var mark value.Mark
	if n <= maxFrame {
		frame, m := t.Stack.Push(n)
		values, mark = frame[:0], m
	} else {
		_, mark = t.Stack.Push(0)
		values = make([]value.Value, 0, n)
	}
	if self.Present() {
		values = append(values, self)
	}
	for _, x := range args {
		values = append(values, value.Of(x))
	}
	var named []Keyword
	if len(kwargs) > 0 {
		named = make([]Keyword, len(kwargs))
		for i, kw := range kwargs {
			named[i] = Keyword{string(kw[0].(starlark.String)), value.Of(kw[1])}
		}
	}
	v, err := f.Call(t, values, named)
	t.Stack.Pop(mark)
	if err != nil {
		return nil, err
	}
	return t.Arena.Starlark(v), nil
}

// maxFrame is how many arguments of a call are on the thread's stack.
const maxFrame = 64
