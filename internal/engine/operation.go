package engine

import (
	"math/bits"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

//go:generate go run ./gen

// An operation is a binary operator, or a comparison, at a place.
type operation struct {
	op      syntax.Token
	inPlace bool
	private bool // what is assigned in place is a variable that no other thread sees
	at      site
	x, y    string  // the variables that the operands are, if they are
	special special // the dunder method of the left operand
}

// newOperation returns an operation of the code at a place. The operands tell their names later.
func newOperation(op syntax.Token, at site) *operation {
	return &operation{op: op, at: at, special: special{name: binaryNames[op]}}
}

// newInPlace is newOperation for an augmented assignment.
func newInPlace(op syntax.Token, at site) *operation {
	n := newOperation(op, at)
	n.inPlace = true
	return n
}

// of notes the names of the variables that the operands are.
func (n *operation) of(x, y string) *operation {
	n.x, n.y = x, y
	return n
}

// An operand is an expression in one of three shapes: a variable of the frame, a constant, or
// any other.
type operand struct {
	shape    int // 'L', 'K' or 'E'
	slot     uint8
	name     string // of the variable
	at       site   // where it is read
	constant value.Value
	expr     expr
}

// node returns the operand as a node of its own.
func (o *operand) node() expr {
	switch o.shape {
	case 'L':
		return local(o.slot, o.name, o.at)
	case 'K':
		return constant(o.constant)
	}
	return o.expr
}

// value computes the operand. It is absent if that fails, or if the variable that it is has no value: see missing.
func (o *operand) value(f *value.Frame) value.Value {
	switch o.shape {
	case 'L':
		return f[o.slot]
	case 'K':
		return o.constant
	}
	return o.expr(f)
}

// missing returns failure for an operand whose value is absent.
func (o *operand) missing(f *value.Frame) value.Value {
	if o.shape == 'L' {
		return fail(f, o.at, unboundLocal(o.name))
	}
	return failure
}

// unbound fails as the first *operand, a variable, has no value.
func (n *operation) unbound(f *value.Frame) value.Value { return fail(f, n.at, unboundLocal(n.x)) }

// bad is unbound for conditions.
func (n *operation) bad(f *value.Frame, _ value.Value) int {
	n.unbound(f)
	return bad
}

// check fails if an operand has no value, as the variable that it is has none.
func (n *operation) check(f *value.Frame, x, y value.Value) bool {
	switch {
	case !x.Present():
		fail(f, n.at, unboundLocal(n.x))
	case !y.Present():
		fail(f, n.at, unboundLocal(n.y))
	default:
		return true
	}
	return false
}

// quick is x + y, or x - y, of two ints or floats, if that is the operation and the result needs no memory. It is absent
// for all others. By value.Add and value.Sub, augmented assignments to items take a tenth longer.
func (n *operation) quick(x, y value.Value) (v value.Value) {
	if a, ok := x.Int64(); ok {
		b, ok := y.Int64()
		if c := a + b; ok && n.op == syntax.PLUS && (c > a) == (b > 0) {
			return value.Int(c)
		}
		if c := a - b; ok && n.op == syntax.MINUS && (c < a) == (b > 0) {
			return value.Int(c)
		}
	} else if a, ok := x.Float64(); ok {
		if b, ok := y.Float64(); ok && n.op == syntax.PLUS {
			return value.Float(a + b)
		} else if ok && n.op == syntax.MINUS {
			return value.Float(a - b)
		}
	}
	return v
}

// slow computes the operation for any operands.
//
//go:noinline
func (n *operation) slow(f *value.Frame, x, y value.Value) value.Value {
	var v value.Value
	var ok bool
	switch n.op {
	case syntax.PLUS:
		v, ok = value.Add(x, y)
	case syntax.MINUS:
		v, ok = value.Sub(x, y)
	case syntax.STAR:
		v, ok = value.Mul(x, y)
	case syntax.SLASHSLASH:
		v, ok = value.FloorDiv(x, y)
	case syntax.PERCENT:
		v, ok = value.Mod(x, y)
	case syntax.SLASH:
		v, ok = value.TrueDiv(x, y)
	case syntax.STARSTAR:
		v, ok = power(x, y)
	}
	if ok {
		return v
	}
	if !n.check(f, x, y) {
		return failure
	}
	if in, ok := instances.Get(x); ok {
		if v, ok := n.dunder(f, in, x, y); ok {
			return v
		}
	}
	t := threadOf(f)
	if n.op == syntax.PLUS {
		if a, ok := x.Text(); ok {
			if b, ok := y.Text(); ok {
				if err := object.Room(len(a) + len(b)); err != nil {
					return fail(f, n.at, err)
				}
				return concat(t, a, b)
			}
		}
	}
	r, err := n.compute(t, t.Arena.Starlark(x), t.Arena.Starlark(y))
	if err != nil || t.Failing() {
		return fail(f, n.at, err)
	}
	return value.Of(r)
}

// compute is slow of what is no number.
func (n *operation) compute(t *script.Thread, x, y starlark.Value) (r starlark.Value, err error) {
	defer object.Recover(&err)
	if n.inPlace && !(n.private && n.mayBeLong(x, y)) {
		return object.InPlace(t, n.op, x, y)
	}
	return object.Binary(t, n.op, x, y)
}

// mayBeLong reports whether n is work on ints that object.InPlace would do as a whole, and that may be long.
func (n *operation) mayBeLong(x, y starlark.Value) bool {
	_, ok1 := x.(starlark.Int)
	_, ok2 := y.(starlark.Int)
	return ok1 && ok2 && (n.op == syntax.STAR || n.op == syntax.STARSTAR)
}

func (n *operation) slowTo(f *value.Frame, x, y value.Value, to uint8) value.Value {
	v := n.slow(f, x, y)
	if !v.Present() {
		return v
	}
	f[to] = v
	return next
}

func (n *operation) subscriptTo(f *value.Frame, x, y value.Value, to uint8) value.Value {
	v := n.subscript(f, x, y)
	if !v.Present() {
		return v
	}
	f[to] = v
	return next
}

// power returns x ** y for two floats, and for an int and a small one, if it fits.
func power(x, y value.Value) (v value.Value, ok bool) {
	if a, ok := x.Float64(); ok {
		if b, ok := y.Float64(); ok {
			z, err := object.FloatPower(a, b)
			return value.Float(z), err == nil
		}
	}
	base, ok1 := x.Int64()
	n, ok2 := y.Int64()
	if !ok1 || !ok2 || n < 0 || n > 62 {
		return value.Value{}, false
	}
	p := int64(1)
	for range n {
		if p, ok = multiply(p, base); !ok {
			return value.Value{}, false
		}
	}
	return value.Int(p), true
}

// item reads x[y].
func item(n *operation, x, y *operand) expr {
	if s, ok := y.constant.Text(); ok && y.shape == 'K' {
		return textItem(n, x, y.constant, value.HashText(s))
	}
	return index(n, x, y)
}

// textItem is index for a key that is a constant.
//
//go:noinline
func textItem(n *operation, x *operand, key value.Value, hash uint64) expr {
	return func(f *value.Frame) value.Value {
		v := x.value(f)
		if !v.Present() {
			return x.missing(f)
		}
		if d, ok := value.Dicts.Get(v); ok {
			if got := d.QuickHashed(key, hash); got.Present() {
				return got
			}
		}
		return n.subscript(f, v, key)
	}
}

// subscript is x[y].
//
//go:noinline
func (n *operation) subscript(f *value.Frame, x, y value.Value) value.Value {
	if d, ok := value.Dicts.Get(x); ok {
		if v, known := d.Quick(y); known && v.Present() {
			return v
		}
	} else if s, ok := x.Text(); ok {
		if i, ok := y.Int64(); ok {
			if v := object.CharAt(&threadOf(f).Workspace, s, i); v.Present() {
				return v
			}
		}
	} else if tuple, ok := value.Tuples.Get(x); ok {
		if i, ok := y.Int64(); ok {
			if v := tuple.At(int(i)); v.Present() {
				return v
			}
		}
	} else if l, ok := value.Lists.Get(x); ok {
		if i, ok := y.Int64(); ok {
			if v := l.At(int(i)); v.Present() {
				return v
			}
		}
	}
	return n.anySubscript(f, x, y)
}

// anySubscript is subscript of all that is not quick.
func (n *operation) anySubscript(f *value.Frame, x, y value.Value) value.Value {
	if !n.check(f, x, y) {
		return failure
	}
	if in, ok := instances.Get(x); ok {
		if fn := n.special.of(in); fn.Present() {
			return call2(f, n.at, fn, x, y)
		}
	}
	if d, ok := value.Dicts.Get(x); ok {
		v, err := object.Lookup(d, y)
		if err != nil {
			return fail(f, n.at, err)
		}
		if v.Present() {
			return v
		}
	}
	t := threadOf(f)
	v, err := getItem(t.Arena.Starlark(x), t.Arena.Starlark(y))
	if err != nil {
		return fail(f, n.at, err)
	}
	return value.Of(v)
}

func getItem(x, key starlark.Value) (v starlark.Value, err error) {
	defer object.Recover(&err)
	return object.GetItem(x, key)
}

// compare computes a comparison for any operands.
//
//go:noinline
func (n *operation) compare(f *value.Frame, x, y value.Value) int {
	if !n.check(f, x, y) {
		return bad
	}
	if n.op == syntax.EQL || n.op == syntax.NEQ {
		if a, ok := x.Text(); ok {
			if b, ok := y.Text(); ok {
				return truthOf((a == b) == (n.op == syntax.EQL))
			}
		}
	}
	if in, ok := instances.Get(x); ok {
		if v, ok := n.compareDunder(f, in, x, y); ok {
			if !v.Present() {
				return bad
			}
			return truth(f, v, n.at)
		}
	}
	if order, ok := value.Compare(x, y); ok {
		switch n.op {
		case syntax.LT:
			return truthOf(order < 0)
		case syntax.LE:
			return truthOf(order <= 0)
		case syntax.GT:
			return truthOf(order > 0)
		case syntax.GE:
			return truthOf(order >= 0)
		}
	}
	t := threadOf(f)
	ok, err := object.Compare(n.op, t.Arena.Starlark(x), t.Arena.Starlark(y))
	if err != nil {
		return failCond(f, n.at, err)
	}
	return truthOf(ok)
}

// value computes a comparison whose result may be any value: that of a dunder method.
func (n *operation) value(f *value.Frame, x, y value.Value) value.Value {
	if !n.check(f, x, y) {
		return failure
	}
	if in, ok := instances.Get(x); ok {
		if v, ok := n.compareDunder(f, in, x, y); ok {
			return v
		}
	}
	t := threadOf(f)
	v, err := object.CompareValue(n.op, t.Arena.Starlark(x), t.Arena.Starlark(y))
	if err != nil {
		return fail(f, n.at, err)
	}
	return value.Of(v)
}

func truthOf(b bool) int {
	if b {
		return yes
	}
	return no
}

// multiply returns a * b if that fits.
func multiply(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if a < 0 {
		hi -= uint64(b)
	}
	if b < 0 {
		hi -= uint64(a)
	}
	return int64(lo), int64(hi) == int64(lo)>>63
}

// rest returns a % b, and quotient a / b, for an a that is not negative and a positive b. The processor divides numbers
// of 32 bits faster.
func rest(a, b int64) int64 {
	if uint64(a|b)>>32 == 0 {
		return int64(uint32(a) % uint32(b))
	}
	return int64(uint64(a) % uint64(b))
}

func quotient(a, b int64) int64 {
	if uint64(a|b)>>32 == 0 {
		return int64(uint32(a) / uint32(b))
	}
	return int64(uint64(a) / uint64(b))
}

// exact reports whether a float can be what i is, and so can all ints between it and 0.
func exact(i int64) bool { return uint64(i)+1<<53 <= 1<<54 }

// truth returns the truth of a value.
//
//go:noinline
func truth(f *value.Frame, v value.Value, at site) int {
	switch {
	case v.IsBool():
		b, _ := v.AsBool()
		return truthOf(b)
	case v.IsNone():
		return no
	case v.IsInt():
		i, _ := v.Int64()
		return truthOf(i != 0)
	case v.IsText():
		s, _ := v.Text()
		return truthOf(s != "")
	}
	ok, err := object.Truth(v.Starlark())
	if err != nil {
		return failCond(f, at, err)
	}
	return truthOf(ok)
}

func unboundLocal(name string) error {
	return object.UnboundLocalError.Errorf("cannot access local variable '%s' where it is not associated with a value", name)
}
