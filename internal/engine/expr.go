package engine

import (
	"math/big"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// constantOf returns the value of an expression that is a literal.
func constantOf(x syntax.Expr) (v value.Value, ok bool) {
	switch x := unparen(x).(type) {
	case *syntax.Literal:
		switch v := x.Value.(type) {
		case string:
			if x.Token == syntax.BYTES {
				return value.Of(object.Bytes(v)), true
			}
			return value.Text(v), true
		case int64:
			return value.Int(v), true
		case float64:
			return value.Float(v), true
		case *big.Int:
			return value.Of(starlark.MakeBigInt(v)), true
		}
	case *syntax.Ident:
		switch x.Name {
		case "None":
			return value.None, true
		case "True":
			return value.True, true
		case "False":
			return value.False, true
		}
	case *pysyntax.EllipsisExpr:
		return value.Of(object.Ellipsis), true
	case *syntax.UnaryExpr:
		if x.Op == syntax.MINUS {
			v, ok := constantOf(x.X)
			if i, isInt := v.Int64(); ok && isInt && i > 0 {
				return value.Int(-i), true
			}
			if f, isFloat := v.Float64(); ok && isFloat {
				return value.Float(-f), true
			}
		}
	}
	return value.Value{}, false
}

// operand compiles an operand of a binary operator.
func (k *compiler) operand(x syntax.Expr) *operand {
	if v, ok := constantOf(x); ok {
		return &operand{shape: 'K', constant: v}
	}
	if slot, name, ok := k.slotOf(x); ok {
		return &operand{shape: 'L', slot: slot, name: name, at: k.site(syntax.Start(unparen(x)))}
	}
	return &operand{shape: 'E', expr: k.expr(x)}
}

func (k *compiler) exprs(list []syntax.Expr) []expr {
	out := make([]expr, len(list))
	for i, x := range list {
		out[i] = k.expr(x)
	}
	return out
}

// expr compiles an expression.
func (k *compiler) expr(x syntax.Expr) expr {
	if v, ok := constantOf(x); ok {
		return constant(v)
	}
	switch x := unparen(x).(type) {
	case *syntax.Ident:
		return k.name(x)
	case *syntax.BinaryExpr:
		return k.binary(x)
	case *pysyntax.PowExpr:
		return k.arithmetic(syntax.STARSTAR, x.OpPos, k.operand(x.X), k.operand(x.Y))
	case *syntax.UnaryExpr:
		return k.unary(x)
	case *pysyntax.CompareExpr:
		return k.comparison(x)
	case *syntax.CondExpr:
		return choose(k.cond(x.Cond), k.expr(x.True), k.expr(x.False))
	case *syntax.DotExpr:
		return k.attribute(x)
	case *syntax.IndexExpr:
		n := newOperation(syntax.LBRACK, k.site(x.Lbrack))
		a, b := k.operand(x.X), k.subscriptOperand(x.Y)
		n.x, n.y = a.name, b.name
		return item(n, a, b)
	case *syntax.SliceExpr:
		return k.slice(x)
	case *syntax.TupleExpr:
		return k.tuple(x.List, x.Lparen)
	case *syntax.ListExpr:
		return k.list(x.List, x.Lbrack)
	case *syntax.DictExpr:
		return k.dict(x)
	case *pysyntax.SetExpr:
		return k.set(x)
	case *syntax.Comprehension:
		return k.comprehension(x, x, firstIterable(x))
	case *pysyntax.SetComp:
		return k.comprehension(&x.Comprehension, x, firstIterable(&x.Comprehension))
	case *pysyntax.GenExpr:
		return k.generatorExpr(x, firstIterable(&x.Comprehension), nil)
	case *syntax.LambdaExpr:
		return k.lambda(x, x.Params)
	case *pysyntax.LambdaExpr:
		return k.lambda(x, x.Params)
	case *syntax.CallExpr:
		return k.call(x)
	case *pysyntax.FStringExpr:
		return k.fstring(x)
	case *pysyntax.NamedExpr:
		return named(k.expr(x.X), k.assignWalrus(x.Name))
	case *pysyntax.StarredExpr: // the value of x = *y, or the index in a[*b]
		return k.tuple([]syntax.Expr{x}, x.OpPos)
	case *pysyntax.SliceItem:
		return k.sliceItem(x)
	case *spilledComp:
		return k.spilledComp(x)
	case *spilledLambda:
		return k.lambda(x.Expr, x.params)
	case *slotExpr:
		return slotNode(x.slot)
	}
	k.unsupported(syntax.Start(x), something)
	return nil
}

// assignWalrus returns what assigns to the name of a := b.
func (k *compiler) assignWalrus(id *syntax.Ident) store { return k.assign(id.Name, id.NamePos) }

//go:noinline
func named(x expr, to store) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() || to(f, v) {
			return failure
		}
		return v
	}
}

//go:noinline
func choose(q cond, x, y expr) expr {
	return func(f *value.Frame) value.Value {
		switch q(f) {
		case yes:
			return x(f)
		case no:
			return y(f)
		}
		return failure
	}
}

func (k *compiler) binary(x *syntax.BinaryExpr) expr {
	switch x.Op {
	case syntax.AND, syntax.OR:
		return either(k.expr(x.X), k.expr(x.Y), x.Op == syntax.AND, k.site(x.OpPos))
	case syntax.IN, syntax.NOT_IN:
		return asBool(k.cond(x))
	case syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE:
		return compared(newOperation(x.Op, k.site(x.OpPos)), k.operand(x.X), k.operand(x.Y))
	}
	if form := percentForm(x); form != nil {
		return k.percent(form, x)
	}
	if n := k.together(x); n != nil {
		return n
	}
	return k.arithmetic(x.Op, x.OpPos, k.operand(x.X), k.operand(x.Y))
}

// together compiles several operators that are computed in one node; nil for others.
func (k *compiler) together(x *syntax.BinaryExpr) expr {
	if rest := k.restOfProduct(x); rest != nil {
		return rest
	}
	return k.textSum(x)
}

// either is x and y, or x or y.
//
//go:noinline
func either(x, y expr, and bool, at site) expr {
	goesOn := truthOf(and)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		b, ok := v.AsBool()
		if !ok {
			t := truth(f, v, at)
			if t == bad {
				return failure
			}
			b = t == yes
		}
		if truthOf(b) == goesOn {
			return y(f)
		}
		return v
	}
}

//go:noinline
func compared(n *operation, x, y *operand) expr {
	less, equal, greater := holds(n.op, -1), holds(n.op, 0), holds(n.op, 1)
	return func(f *value.Frame) value.Value {
		a := x.value(f)
		if !a.Present() {
			return x.missing(f)
		}
		b := y.value(f)
		if !b.Present() {
			return y.missing(f)
		}
		if i, ok := a.Int64(); ok {
			if j, ok := b.Int64(); ok {
				return value.Bool(i < j && less || i == j && equal || i > j && greater)
			}
		}
		if order, ok := value.Compare(a, b); ok && (a.IsInt() || a.IsFloat() || a.IsText()) {
			return value.Bool(holds(n.op, order))
		}
		return n.value(f, a, b)
	}
}

// holds reports whether x op y, x being less (-1), equal (0) or greater (1).
func holds(op syntax.Token, order int) bool {
	switch op {
	case syntax.EQL:
		return order == 0
	case syntax.NEQ:
		return order != 0
	case syntax.LT:
		return order < 0
	case syntax.LE:
		return order <= 0
	case syntax.GT:
		return order > 0
	}
	return order >= 0
}

// arithmetic compiles a binary operator.
func (k *compiler) arithmetic(op syntax.Token, pos syntax.Position, x, y *operand) expr {
	return arithmetic(newOperation(op, k.site(pos)).of(x.name, y.name), x, y)
}

func arithmetic(n *operation, x, y *operand) expr {
	switch n.op {
	case syntax.PLUS:
		return add(n, x, y)
	case syntax.MINUS:
		return sub(n, x, y)
	case syntax.STAR:
		return mul(n, x, y)
	case syntax.PERCENT:
		return mod(n, x, y)
	case syntax.SLASHSLASH:
		return floorDiv(n, x, y)
	case syntax.SLASH:
		return trueDiv(n, x, y)
	case syntax.AMP:
		return bitAnd(n, x, y)
	case syntax.PIPE:
		return bitOr(n, x, y)
	case syntax.CIRCUMFLEX:
		return bitXor(n, x, y)
	case syntax.LTLT:
		return shiftLeft(n, x, y)
	case syntax.GTGT:
		return shiftRight(n, x, y)
	}
	return otherOperator(n, x.node(), y.node())
}

func arithmeticTo(n *operation, x, y *operand, to uint8) stmt {
	switch n.op {
	case syntax.PLUS:
		return stmt(addTo(n, x, y, to))
	case syntax.MINUS:
		return stmt(subTo(n, x, y, to))
	case syntax.STAR:
		return stmt(mulTo(n, x, y, to))
	case syntax.PERCENT:
		return stmt(modTo(n, x, y, to))
	case syntax.SLASHSLASH:
		return stmt(floorDivTo(n, x, y, to))
	case syntax.SLASH:
		return stmt(trueDivTo(n, x, y, to))
	case syntax.AMP:
		return stmt(bitAndTo(n, x, y, to))
	case syntax.PIPE:
		return stmt(bitOrTo(n, x, y, to))
	case syntax.CIRCUMFLEX:
		return stmt(bitXorTo(n, x, y, to))
	case syntax.LTLT:
		return stmt(shiftLeftTo(n, x, y, to))
	case syntax.GTGT:
		return stmt(shiftRightTo(n, x, y, to))
	}
	return storeLocal(to, otherOperator(n, x.node(), y.node()))
}

// otherOperator has the operators that have no fast way: ** and @.
//
//go:noinline
func otherOperator(n *operation, x, y expr) expr {
	return func(f *value.Frame) value.Value {
		a := x(f)
		if !a.Present() {
			return a
		}
		b := y(f)
		if !b.Present() {
			return b
		}
		return n.slow(f, a, b)
	}
}

func (k *compiler) unary(x *syntax.UnaryExpr) expr {
	if x.Op == syntax.NOT {
		return asBool(k.cond(x))
	}
	return unary(x.Op, k.expr(x.X), k.site(x.OpPos))
}

//go:noinline
func unary(op syntax.Token, x expr, at site) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		if op == syntax.MINUS {
			if i, ok := v.Int64(); ok && i != -i {
				return value.Int(-i)
			}
			if x, ok := v.Float64(); ok {
				return value.Float(-x)
			}
		}
		return unarySlow(f, op, v, at)
	}
}

//go:noinline
func unarySlow(f *value.Frame, op syntax.Token, v value.Value, at site) value.Value {
	x := v.Starlark()
	var r starlark.Value
	var err error
	switch op {
	case syntax.MINUS:
		r, err = object.Neg(x)
	case syntax.TILDE:
		r, err = object.Invert(x)
	default:
		r, err = object.Pos(x)
	}
	if err != nil {
		return fail(f, at, err)
	}
	return value.Of(r)
}

func (k *compiler) attribute(x *syntax.DotExpr) expr {
	a := &attribute{name: k.scope.Mangle(x.Name.Name), at: k.site(x.Dot)}
	if slot, name, ok := k.slotOf(x.X); ok {
		return a.readLocal(slot, name)
	}
	return a.read(k.expr(x.X))
}

// subscriptOperand compiles what is in the brackets.
func (k *compiler) subscriptOperand(y syntax.Expr) *operand {
	if s, ok := y.(*pysyntax.SliceItem); ok {
		return &operand{shape: 'E', expr: k.sliceItem(s)}
	}
	return k.operand(y)
}

// opt compiles an expression that may be missing, which means None.
func (k *compiler) opt(x syntax.Expr) expr {
	if x == nil {
		return constant(value.None)
	}
	return k.expr(x)
}

func (k *compiler) sliceItem(s *pysyntax.SliceItem) expr {
	return sliceOf(k.opt(s.Lo), k.opt(s.Hi), k.opt(s.Step))
}

//go:noinline
func sliceOf(lo, hi, step expr) expr {
	return func(f *value.Frame) value.Value {
		a := lo(f)
		if !a.Present() {
			return a
		}
		b := hi(f)
		if !b.Present() {
			return b
		}
		c := step(f)
		if !c.Present() {
			return c
		}
		return value.Of(object.NewSlice(a.Starlark(), b.Starlark(), c.Starlark()))
	}
}

func (k *compiler) slice(x *syntax.SliceExpr) expr {
	of, lo, hi := k.expr(x.X), k.opt(x.Lo), k.opt(x.Hi)
	var step expr
	if x.Step != nil {
		step = k.expr(x.Step)
	}
	return sliced(of, lo, hi, step, k.site(x.Lbrack))
}

// sliced is x[lo:hi:step]; step is nil for x[lo:hi].
//
//go:noinline
func sliced(x, lo, hi, step expr, at site) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		a := lo(f)
		if !a.Present() {
			return a
		}
		b := hi(f)
		if !b.Present() {
			return b
		}
		c := value.None
		if step != nil {
			if c = step(f); !c.Present() {
				return c
			}
		}
		if c.IsNone() {
			if part := part(f, v, a, b); part.Present() {
				return part
			}
		}
		r, err := object.GetSlice(v.Starlark(), a.Starlark(), b.Starlark(), c.Starlark())
		if err != nil {
			return fail(f, at, err)
		}
		return value.Of(r)
	}
}

// longPart is from how many elements on memory is looked for before a list is copied, elsewhere.
const longPart = 1 << 12

// part returns v[lo:hi] of a list, a text or a tuple by ints, or None. It is absent for others.
func part(f *value.Frame, v, lo, hi value.Value) (w value.Value) {
	if l, ok := value.Lists.Get(v); ok {
		if i, j, ok := object.Bounds(lo, hi, l.Len()); ok && j-i < longPart {
			return l.Sliced(i, j, 1).Value()
		}
	} else if tuple, ok := value.Tuples.Get(v); ok {
		if i, j, ok := object.Bounds(lo, hi, tuple.Len()); ok && j-i < longPart {
			return tuple.Sliced(i, j, 1).Value()
		}
	} else {
		return object.Part(&threadOf(f).Workspace, v, lo, hi)
	}
	return w
}
