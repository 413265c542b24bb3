package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// An argument is one of a call with stars.
type argument struct {
	x    expr
	kind syntax.Token // STAR, STARSTAR, EQ for one by name, or 0
	name string
	at   site
}

// A starCall is a call at a place, with arguments behind stars. The positional ones are computed first,
// as in CPython.
type starCall struct {
	at    site
	args  []argument
	named []argument // those by name, and behind two stars
}

// starArguments compiles the arguments of a call, or of a class statement, at a place.
func (k *compiler) starArguments(list []syntax.Expr, at site) *starCall {
	s := &starCall{at: at}
	for _, x := range list {
		switch x := x.(type) {
		case *syntax.UnaryExpr:
			switch x.Op {
			case syntax.STAR:
				s.args = append(s.args, argument{k.expr(x.X), x.Op, "", k.site(x.OpPos)})
				continue
			case syntax.STARSTAR:
				s.named = append(s.named, argument{k.expr(x.X), x.Op, "", at})
				continue
			}
		case *syntax.BinaryExpr:
			if x.Op == syntax.EQ {
				s.named = append(s.named, argument{k.expr(x.Y), x.Op, x.X.(*syntax.Ident).Name, at})
				continue
			}
		}
		s.args = append(s.args, argument{x: k.expr(x)})
	}
	return s
}

//go:noinline
func (k *compiler) starCall(fn syntax.Expr, list []syntax.Expr, at site) expr {
	var m *methodName
	var of expr
	if d, ok := fn.(*syntax.DotExpr); ok {
		m = &methodName{name: k.scope.Mangle(d.Name.Name), at: at, attrAt: k.site(d.Dot)}
		of = k.expr(d.X)
	} else {
		of = k.expr(fn)
	}
	s := k.starArguments(list, at)
	return func(f *value.Frame) value.Value {
		fv := of(f)
		if !fv.Present() {
			return fv
		}
		var self value.Value
		if m != nil {
			x := fv
			var bound bool
			if fv, bound = m.find(f, x); !fv.Present() {
				return fv
			}
			if !bound {
				self = x
			}
		}
		t := threadOf(f)
		mark := t.Stack.Mark()
		v := s.call(f, fv, self)
		t.Stack.Pop(mark)
		return v
	}
}

// call computes the arguments and calls a value with them, with self first if that is one. What it
// leaves on the stack is for the caller to pop.
func (s *starCall) call(f *value.Frame, fv, self value.Value) value.Value {
	var args []value.Value
	var starred value.Value // the only argument by position, which is iterated over last, as in CPython
	ok := true
	if len(s.args) == 1 && s.args[0].kind == syntax.STAR {
		starred = s.args[0].x(f)
		ok = starred.Present()
	} else {
		args, ok = s.positional(f, self)
	}
	if !ok {
		return failure
	}
	named, names, kw, ok := s.keywords(f, fv)
	if !ok {
		return failure
	}
	var whole *value.Tuple
	if starred.Present() {
		tuple := s.args[0].spread(f, starred)
		switch {
		case tuple == nil:
			return failure
		case self.Present():
			args = append(append(stackRoom(threadOf(f), tuple.Len()+1)[:0], self), tuple.Elems()...)
		default:
			whole, args = tuple, tuple.Elems()
		}
	}
	if len(names) > 0 {
		return callAny(f, s.at, fv, slices.Concat(args, named), names)
	}
	return callSpread(f, s.at, fv, args, whole, kw)
}

// tuple computes an argument behind a star, as a tuple; nil if that failed.
func (a *argument) tuple(f *value.Frame) *value.Tuple {
	v := a.x(f)
	if !v.Present() {
		return nil
	}
	return a.spread(f, v)
}

// spread returns the elements of v, which is behind a star; nil if that failed.
func (a *argument) spread(f *value.Frame, v value.Value) *value.Tuple {
	if t, ok := value.Tuples.Get(v); ok {
		return t
	}
	t, x := threadOf(f), v.Starlark()
	elems, err := object.Values(t, x)
	if err == nil {
		err = object.RoomFor(len(elems), value.Size)
	}
	if err != nil {
		if !object.IsIterable(t, x) {
			err = notAfterStar(x)
		}
		fail(f, a.at, err)
		return nil
	}
	return value.NewTuple(elems...)
}

// positional computes the arguments without names, behind self if that is a value.
func (s *starCall) positional(f *value.Frame, self value.Value) (args []value.Value, ok bool) {
	t := threadOf(f)
	parts := stackRoom(t, len(s.args)) // an argument, or the tuple of those behind a star
	n := 0
	for i := range s.args {
		a := &s.args[i]
		if a.kind == syntax.STAR {
			tuple := a.tuple(f)
			if tuple == nil {
				return nil, false
			}
			parts[i] = tuple.Value()
			n += tuple.Len()
			continue
		}
		v := a.x(f)
		if !v.Present() {
			return nil, false
		}
		parts[i] = v
		n++
	}
	if err := object.RoomFor(n, value.Size); err != nil {
		fail(f, s.at, err)
		return nil, false
	}
	args = stackRoom(t, n+1)[:0]
	if self.Present() {
		args = append(args, self)
	}
	for i, v := range parts {
		if s.args[i].kind == syntax.STAR {
			tuple, _ := value.Tuples.Get(v)
			args = append(args, tuple.Elems()...)
		} else {
			args = append(args, v)
		}
	}
	return args, true
}

// stackRoom returns n absent values, on the stack if they are few.
func stackRoom(t *script.Thread, n int) []value.Value {
	if n > maxArgs {
		return make([]value.Value, n)
	}
	frame, _ := t.Stack.Push(n)
	return frame[:n:n]
}

// keywords computes the arguments by name for a call of fv: values and their names, or, where they are all that
// a dict has, that.
func (s *starCall) keywords(f *value.Frame, fv value.Value) (values []value.Value, names []string, kw *value.Dict, ok bool) {
	for i := range s.named {
		a := &s.named[i]
		v := a.x(f)
		if !v.Present() {
			return nil, nil, nil, false
		}
		if a.kind == syntax.EQ {
			if slices.Contains(names, a.name) {
				fail(f, a.at, twice(fv, a.name))
				return nil, nil, nil, false
			}
			names, values = append(names, a.name), append(values, v)
			continue
		}
		if d, ok := value.Dicts.Get(v); ok && len(s.named) == 1 && onlyTexts(d) {
			return nil, nil, d, true
		}
		if err := eachKeyword(threadOf(f), fv, v.Starlark(), names, func(name string, v starlark.Value) {
			names = append(names, name)
			values = append(values, value.Of(v))
		}); err != nil {
			fail(f, a.at, err)
			return nil, nil, nil, false
		}
	}
	return values, names, nil, true
}

// onlyTexts reports whether all keys of d are texts.
func onlyTexts(d *value.Dict) bool {
	for k := range d.All() {
		if !k.IsText() {
			return false
		}
	}
	return true
}

// callSpread calls a value with arguments, which are those of a whole tuple if that is not nil, and
// with those by name that a dict of texts has, which may be nil.
func callSpread(f *value.Frame, at site, fv value.Value, args []value.Value, whole *value.Tuple, kw *value.Dict) value.Value {
	if kw != nil && kw.Len() == 0 {
		kw = nil
	}
	if fn, ok := functions.Get(fv); ok {
		t := threadOf(f)
		b := fn.ready()
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = f[threadSlot], fv
		var v value.Value
		if err := fn.bindSpread(frame, args, whole, kw); err == nil {
			v = fn.run(t, b, f, at, frame)
		} else {
			v = failNowhere(t, err)
		}
		t.Stack.Pop(mark)
		if !v.Present() {
			pass(f, at)
		}
		return v
	}
	if kw == nil {
		return callAny(f, at, fv, args, nil)
	}
	return callAny(f, at, fv, appendValues(slices.Clone(args), kw), textsOf(kw))
}

func appendValues(to []value.Value, d *value.Dict) []value.Value {
	for _, v := range d.All() {
		to = append(to, v)
	}
	return to
}

func eachKeyword(t *script.Thread, fv value.Value, m starlark.Value, names []string, add func(name string, v starlark.Value)) error {
	if !pyrt.IsMapping(m) {
		return object.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(m))
	}
	d := new(value.Dict)
	if err := object.DictUpdate(t, d, m); err != nil {
		return err
	}
	known := make(map[string]bool, len(names))
	for _, name := range names {
		known[name] = true
	}
	for _, item := range d.Items() {
		name, ok := object.AsString(item[0])
		if !ok {
			return object.TypeError.Errorf("keywords must be strings")
		}
		if known[name] {
			return twice(fv, name)
		}
		add(name, item[1])
	}
	return nil
}

// twice is the error for a keyword that comes twice.
func twice(fv value.Value, name string) error {
	return object.TypeError.Errorf("%sgot multiple values for keyword argument '%s'", pyrt.Called(fv.Starlark()), name)
}
