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
	if t == nil {
		return f.bound(s, t, make([]value.Value, f.arity), args, named)
	}
	out, mark := t.Stack.Push(f.arity)
	v, err := f.bound(s, t, out[:f.arity], args, named)
	t.Stack.Pop(mark)
	return v, err
}

// bound calls f with args and named bound in out.
func (f *Function) bound(s *signature, t *script.Thread, out, args []value.Value, named []Keyword) (value.Value, error) {
	var self value.Value
	params := out
	if f.method {
		if len(args) == 0 {
			return value.Value{}, f.noReceiver()
		}
		self, args, params = args[0], args[1:], out[1:]
		out[0] = self
	}
	if err := f.bind(s, self, params, args, named); err != nil {
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
	if err != nil && f.anyThread {
		return f.callAlone(self, args, kwargs)
	}
	if err != nil {
		return nil, err
	}
	n := len(args)
	if self.Present() {
		n++
	}
	var values []value.Value
	var mark value.Mark
	if size := max(n, f.arity); size <= maxFrame {
		frame, m := t.Stack.Push(size)
		values, mark = frame[:0:size], m
	} else {
		_, mark = t.Stack.Push(0)
		values = make([]value.Value, 0, size)
	}
	if self.Present() {
		values = append(values, self)
	}
	for _, x := range args {
		values = append(values, value.Of(x))
	}
	var v value.Value
	if len(kwargs) == 0 && f.fill(values) {
		v, err = f.call(f, t, values[:f.arity])
	} else {
		v, err = f.Call(t, values, keywords(kwargs))
	}
	t.Stack.Pop(mark)
	if err != nil {
		return nil, err
	}
	return t.Arena.Starlark(v), nil
}

// callAlone is callStarlark where there is no script thread.
func (f *Function) callAlone(self value.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values []value.Value
	if self.Present() {
		values = append(values, self)
	}
	for _, x := range args {
		values = append(values, value.Of(x))
	}
	v, err := f.Call(nil, values, keywords(kwargs))
	if err != nil {
		return nil, err
	}
	return v.Starlark(), nil
}

// keywords returns the arguments by name of a call by Go code of go.starlark.net.
func keywords(kwargs []starlark.Tuple) []Keyword {
	if len(kwargs) == 0 {
		return nil
	}
	named := make([]Keyword, len(kwargs))
	for i, kw := range kwargs {
		named[i] = Keyword{string(kw[0].(starlark.String)), value.Of(kw[1])}
	}
	return named
}

// maxFrame is how many arguments of a call are on the thread's stack.
const maxFrame = 64
