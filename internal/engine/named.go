package engine

import (
	"sync/atomic"

	"fstar/internal/object"
	"fstar/internal/value"
)

// maxArgs is how many arguments may be on the thread's stack.
const maxArgs = 64

// callNamed calls a value with any number of arguments, of which the last have names.
//
//go:noinline
func callNamed(fn expr, args []expr, names []string, at site) expr {
	n := &namedCall{at: at, args: args, names: names}
	return func(f *value.Frame) value.Value {
		fv := fn(f)
		if !fv.Present() {
			return fv
		}
		return n.call(f, fv, value.Value{})
	}
}

//go:noinline
func callMethodNamed(m *methodName, x expr, args []expr, names []string) expr {
	n := &namedCall{at: m.at, args: args, names: names}
	return func(f *value.Frame) value.Value {
		self := x(f)
		if !self.Present() {
			return self
		}
		fv, bound := m.find(f, self)
		if !fv.Present() {
			return fv
		}
		if bound {
			self = value.Value{}
		}
		return n.call(f, fv, self)
	}
}

// A namedCall is a call at a place, whose last arguments may have names.
type namedCall struct {
	at       site
	args     []expr
	names    []string
	matching atomic.Pointer[matching] // of the function that was called last
}

// A matching says where the arguments of a call go in the frame of a function. It does not change.
type matching struct {
	code   *Code
	first  int         // 1 if a value comes before the arguments
	fits   bool        // the arguments may be put where they go one by one
	slots  []uint8     // of the arguments; elsewhere for those that *args and **kwargs take
	gaps   []uint8     // the parameters that get no argument
	extra  int         // how many arguments *args takes
	others *value.Dict // what **kwargs takes, with other values; nil if it is not there
}

// elsewhere is no slot of a parameter.
const elsewhere = threadSlot

// match returns the matching for functions of c that are called with so many values before the arguments.
func (n *namedCall) match(c *Code, first int) *matching {
	if m := n.matching.Load(); m != nil && m.code == c && m.first == first {
		return m
	}
	m := &matching{code: c, first: first}
	m.fits = n.fit(m)
	n.matching.Store(m)
	return m
}

// fit finds out where the arguments go. It reports false if the call is not to be made in that way.
func (n *namedCall) fit(m *matching) bool {
	c := m.code
	given := m.first + len(n.args) - len(n.names)
	if given > c.positions && c.star < 0 || m.first > c.positions || len(c.params) > maxArgs {
		return false
	}
	taken := make([]bool, c.positions+c.keywords)
	for i := range given {
		switch {
		case i >= c.positions:
			m.slots = append(m.slots, elsewhere)
			m.extra++
			continue
		case i >= m.first:
			m.slots = append(m.slots, uint8(firstParam+i))
		}
		taken[i] = true
	}
	if c.starstar >= 0 {
		m.others = value.NewDict(len(n.names))
	}
	for i, name := range n.names {
		p := c.find(name)
		switch {
		case p < 0 && m.others != nil:
			if object.Store(m.others, value.TextAt(&n.names[i]), value.None) != nil {
				return false
			}
			m.slots = append(m.slots, elsewhere)
			continue
		case p < 0 || taken[p]:
			return false
		}
		taken[p] = true
		m.slots = append(m.slots, uint8(firstParam+p))
	}
	for p, t := range taken {
		if !t {
			m.gaps = append(m.gaps, uint8(p))
		}
	}
	return true
}

// call computes the arguments and calls a value with them, with self first if that is one.
func (n *namedCall) call(f *value.Frame, fv, self value.Value) value.Value {
	if fn, ok := functions.Get(fv); ok {
		first := 0
		if self.Present() {
			first = 1
		}
		if m := n.match(fn.code, first); m.fits {
			return n.run(f, fn, m, self)
		}
	} else if m, ok := methods.Get(fv); ok {
		if fn, ok := m.Func.(*Function); ok && !self.Present() {
			if match := n.match(fn.code, 1); match.fits {
				return n.run(f, fn, match, value.Of(m.Self))
			}
		}
	} else if c, ok := classes.Get(fv); ok && !self.Present() && !c.IsException() {
		init, ok := c.Init()
		if fn, isFunction := init.(*Function); ok && isFunction {
			if m := n.match(fn.code, 1); m.fits {
				self := instances.Of(object.NewInstance(c, nil))
				return initialized(f, n.at, self, n.run(f, fn, m, self))
			}
		}
	}
	return callArgs(f, n.at, fv, self, n.args, n.names)
}

// run computes the arguments where the frame of fn has them, and runs fn.
func (n *namedCall) run(f *value.Frame, fn *Function, m *matching, self value.Value) value.Value {
	t := threadOf(f)
	b := fn.ready()
	frame, mark := t.Stack.Push(b.size)
	frame[threadSlot], frame[functionSlot] = f[threadSlot], functions.Of(fn)
	if m.first == 1 {
		frame[firstParam] = self
	}
	var rest []value.Value
	var others *value.Dict
	if star := fn.code.star; star >= 0 {
		var tuple *value.Tuple
		tuple, rest = value.MakeTuple(m.extra)
		frame[firstParam+star] = tuple.Value()
	}
	if m.others != nil {
		others = m.others.Template()
		frame[firstParam+fn.code.starstar] = others.Value()
	}
	taken, named := 0, 0
	for i, x := range n.args {
		v := x(f)
		if !v.Present() {
			t.Stack.Pop(mark)
			return v
		}
		switch slot := m.slots[i]; {
		case slot != elsewhere:
			frame[slot] = v
		case taken < len(rest):
			rest[taken] = v
			taken++
		default:
			others.Fill(named, v)
			named++
		}
	}
	var v value.Value
	if fn.fillGaps(frame, m.gaps) {
		v = fn.run(t, b, f, n.at, frame)
	} else {
		v = failNowhere(t, fn.missing(frame[firstParam:]))
	}
	t.Stack.Pop(mark)
	if !v.Present() {
		pass(f, n.at)
	}
	return v
}

// fillGaps gives parameters their defaults. It reports false if one has none.
func (fn *Function) fillGaps(frame *value.Frame, gaps []uint8) bool {
	for _, p := range gaps {
		v := fn.defaultOf(int(p))
		if !v.Present() {
			return false
		}
		frame[firstParam+p] = v
	}
	return true
}

// callArgs computes arguments and calls a value with them, with self first if that is one.
func callArgs(f *value.Frame, at site, fv, self value.Value, args []expr, names []string) value.Value {
	t := threadOf(f)
	n := len(args)
	first := 0
	if self.Present() {
		first = 1
	}
	if n+first <= 3 && names == nil {
		return callFew(f, at, fv, self, args)
	}
	var values []value.Value
	mark := t.Stack.Mark()
	if n+first <= maxArgs {
		frame, _ := t.Stack.Push(n + first)
		values = frame[:n+first]
	} else {
		values = make([]value.Value, n+first)
	}
	if first == 1 {
		values[0] = self
	}
	for i, x := range args {
		v := x(f)
		if !v.Present() {
			t.Stack.Pop(mark)
			return v
		}
		values[first+i] = v
	}
	v := callAny(f, at, fv, values, names)
	t.Stack.Pop(mark)
	return v
}

// callFew is callArgs for at most three arguments, with self, and none by name.
func callFew(f *value.Frame, at site, fv, self value.Value, args []expr) value.Value {
	var few [3]value.Value
	n := 0
	if self.Present() {
		few[0], n = self, 1
	}
	for _, x := range args {
		if few[n] = x(f); !few[n].Present() {
			return failure
		}
		n++
	}
	switch n {
	case 0:
		return call0(f, at, fv)
	case 1:
		return call1(f, at, fv, few[0])
	case 2:
		return call2(f, at, fv, few[0], few[1])
	}
	return call3(f, at, fv, few[0], few[1], few[2])
}
