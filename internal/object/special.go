package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// An Operand is a value whose operators are the dunder methods of its class: an
// [Instance], an [Exception], or a [Class], whose class is its metaclass.
type Operand interface {
	Classed

	// Defines reports whether the class, or a base other than object, has the dunder
	// method called name.
	Defines(name string) bool

	// Special calls the dunder method called name; found is false if there is none.
	Special(name string, args ...starlark.Value) (v starlark.Value, found bool, err error)
}

var (
	_ Operand = (*Instance)(nil)
	_ Operand = (*Exception)(nil)
	_ Operand = (*Class)(nil)
)

// operators is what an [Operand] embeds: the operators of go.starlark.net's interfaces
// and, in protocol.go, those of hooks.go.
type operators struct{ self Operand }

// special calls a dunder method. Found is false if the class has none.
func special(self starlark.Value, class *Class, name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	fn, owner := class.Lookup(name)
	if fn == nil || owner.isRoot() || fn == starlark.None {
		return nil, false, nil
	}
	if isMethod(fn) {
		v, err = class.callKw(fn, prepend(self, args), nil)
		return v, true, err
	}
	if fn, err = bind(fn, self, class); err == nil {
		v, err = class.call(fn, args...)
	}
	return v, true, err
}

// isRoot reports whether the dunder methods of c are what is done anyway where there are
// no others.
func (c *Class) isRoot() bool { return c == Object || c == BaseException || c == Type }

// blocks reports whether the class says by None that it has no such dunder method, whatever
// would do instead.
func blocks(class *Class, name string) bool {
	fn, owner := class.Lookup(name)
	return fn == starlark.None && !owner.isRoot()
}

// defines reports whether the class has the dunder method, object aside.
func defines(class *Class, name string) bool {
	fn, owner := class.Lookup(name)
	return fn != nil && !owner.isRoot() && fn != starlark.None
}

// comparisons are the dunder methods of the operators.
var comparisons = map[syntax.Token]string{
	syntax.EQL: "__eq__", syntax.NEQ: "__ne__",
	syntax.LT: "__lt__", syntax.GT: "__gt__", syntax.LE: "__le__", syntax.GE: "__ge__",
}

// CompareSameType compares the value with another.
func (o operators) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	if c := outside(o.self.Class()); c != nil {
		return from(c, func() (bool, error) { return Compare(op, o.self, y) })
	}
	return Compare(op, o.self, y)
}

// GoesFirst reports whether the method of y, the right operand, is asked before that of
// x: if its class is derived from that of x.
func GoesFirst(y, x starlark.Value) bool {
	switch y.(type) { // faster than asking for an Operand
	case *Instance, *Exception, *Class:
	default:
		return false
	}
	cx, cy := ClassOf(x), ClassOf(y)
	return cx != cy && cy.Is(cx)
}

// compareWith calls the dunder method called name, or for __ne__ the opposite of __eq__;
// nil stands for NotImplemented, or no method.
func compareWith(self starlark.Value, class *Class, name string, y starlark.Value) (starlark.Value, error) {
	if class.caller == nil && class.kind == kindNative {
		return nil, nil // the other one knows
	}
	v, found, err := special(self, class, name, y)
	if !found && name == "__ne__" {
		if v, found, err = special(self, class, "__eq__", y); found && err == nil && v != NotImplemented {
			v = !v.Truth()
		}
	}
	if !found || err != nil || v == NotImplemented {
		return nil, err
	}
	return v, nil
}

func notSupported(op syntax.Token, x, y starlark.Value) error {
	return TypeError.Errorf("'%s' not supported between instances of '%s' and '%s'", op, TypeName(x), TypeName(y))
}

// equalityOnly is CompareSameType for values that have no order.
func equalityOnly(op syntax.Token, same bool, x, y starlark.Value) (bool, error) {
	switch op {
	case syntax.EQL:
		return same, nil
	case syntax.NEQ:
		return !same, nil
	}
	return false, notSupported(op, x, y)
}

var binaryMethods = map[syntax.Token]string{
	syntax.PLUS: "add", syntax.MINUS: "sub", syntax.STAR: "mul", syntax.SLASH: "truediv", syntax.SLASHSLASH: "floordiv",
	syntax.PERCENT: "mod", syntax.AMP: "and", syntax.PIPE: "or", syntax.CIRCUMFLEX: "xor",
	syntax.LTLT: "lshift", syntax.GTGT: "rshift", syntax.STARSTAR: "pow", OpMatMul: "matmul", OpDivmod: "divmod",
}

// MatMul and Divmod stand for the operator @ and the function divmod, of which upstream
// has no tokens.
const (
	OpMatMul syntax.Token = 90
	OpDivmod syntax.Token = 91
)

// OperatorText returns how messages spell a binary operator.
func OperatorText(op syntax.Token) string {
	switch op {
	case OpMatMul:
		return "@"
	case OpDivmod:
		return "divmod()"
	}
	return op.String()
}

// Binary is x op y where the value is one of them.
func (o operators) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	x := starlark.Value(o.self)
	if side == starlark.Right {
		x, y = y, x
	}
	if c := outside(o.self.Class()); c != nil {
		return from(c, func() (starlark.Value, error) { return Binary(nil, op, x, y) })
	}
	return Binary(nil, op, x, y)
}

// binaryByMethods is x op y, of which one at least is an [Operand]; nil if neither has a method
// that knows.
func binaryByMethods(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	name, ok := binaryMethods[op]
	if !ok {
		return nil, nil
	}
	if op == syntax.PLUS || op == syntax.STAR {
		return addOrMultiply("__"+name+"__", "__r"+name+"__", x, y)
	}
	xo, _ := x.(Operand)
	yo, _ := y.(Operand)
	reflected := false
	if GoesFirst(y, x) && overrides(yo.Class(), ClassOf(x), "__r"+name+"__") {
		reflected = true
		if v, err := operator(yo, "__r"+name+"__", x); v != nil || err != nil {
			return v, err
		}
	}
	if xo != nil {
		if v, err := operator(xo, "__"+name+"__", y); v != nil || err != nil {
			return v, err
		}
	} else if IsDerived(y) { // what x can do with the value that y is made of
		if fn, _ := ClassOf(x).Lookup("__" + name + "__"); fn != nil {
			v, err := yo.Class().call(fn, x, y)
			if err != nil || v != NotImplemented {
				return v, err
			}
		}
	}
	switch {
	case yo != nil && !reflected && (xo == nil || xo.Class() != yo.Class()):
		return operator(yo, "__r"+name+"__", x)
	case yo == nil && IsDerived(x): // what y can do with the value that x is made of
		if fn, _ := ClassOf(y).Lookup("__r" + name + "__"); fn != nil {
			v, err := xo.Class().call(fn, y, x)
			if err != nil || v != NotImplemented {
				return v, err
			}
		}
	}
	return nil, nil
}

// addOrMultiply is Binary for + and *. What a class has of these from a sequence that it is derived from
// is no answer here, unless it has one of the two methods of its own, too: binary asks sequences last.
func addOrMultiply(own, mirrored string, x, y starlark.Value) (starlark.Value, error) {
	xo, yo := asked(x, own, mirrored), asked(y, own, mirrored)
	reflected := yo != nil && GoesFirst(y, x) && (xo == nil || overrides(yo.Class(), xo.Class(), mirrored))
	if reflected {
		if v, err := operator(yo, mirrored, x); v != nil || err != nil {
			return v, err
		}
	}
	if xo != nil {
		if v, err := operator(xo, own, y); v != nil || err != nil {
			return v, err
		}
	} else if yo != nil && isNumber(x) && IsDerived(y) {
		if v, err := numberMethod(yo, x, own, y); v != nil || err != nil {
			return v, err
		}
	}
	switch {
	case yo != nil && !reflected && (xo == nil || xo.Class() != yo.Class()):
		return operator(yo, mirrored, x)
	case xo != nil && isNumber(y) && IsDerived(x):
		return numberMethod(xo, y, mirrored, x)
	}
	return nil, nil
}

// asked returns v if its class has one of the methods, but not from a sequence; else nil.
func asked(v starlark.Value, names ...string) Operand {
	o, ok := v.(Operand)
	if !ok {
		return nil
	}
	for _, name := range names {
		fn, owner := o.Class().Lookup(name)
		if fn != nil && !owner.isRoot() && !(owner.kind == kindNative && defines(owner, "__len__")) {
			return o
		}
	}
	return nil
}

func isNumber(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		return true
	}
	return false
}

// numberMethod returns what the method of a number says of other, an operand: nil stands for NotImplemented.
func numberMethod(o Operand, number starlark.Value, name string, other starlark.Value) (starlark.Value, error) {
	fn, _ := ClassOf(number).Lookup(name)
	v, err := o.Class().call(fn, number, other)
	if err != nil || v == NotImplemented {
		return nil, err
	}
	return v, nil
}

// overrides reports whether class has an attribute that is not that of base.
func overrides(class, base *Class, name string) bool {
	own, _ := class.Lookup(name)
	theirs, _ := base.Lookup(name)
	return own != nil && own != theirs
}

// operator calls a dunder method for an operator; nil means that it has no answer.
func operator(x Operand, name string, y starlark.Value) (starlark.Value, error) {
	v, found, err := x.Special(name, y)
	if !found || err != nil || v == NotImplemented {
		return nil, err
	}
	return v, nil
}

// InPlace is x op= y by the method for that; nil stands for NotImplemented, or no
// method.
func (o operators) InPlace(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	return operator(o.self, "__i"+binaryMethods[op]+"__", y)
}

// Unary is -x, +x or ~x.
func (o operators) Unary(op syntax.Token) (starlark.Value, error) {
	if c := outside(o.self.Class()); c != nil {
		return from(c, func() (starlark.Value, error) { return o.unaryOperator(op) })
	}
	return o.unaryOperator(op)
}

func (o operators) unaryOperator(op syntax.Token) (starlark.Value, error) {
	name := map[syntax.Token]string{syntax.MINUS: "__neg__", syntax.PLUS: "__pos__", syntax.TILDE: "__invert__"}[op]
	v, found, err := o.self.Special(name)
	if !found && err == nil {
		err = TypeError.Errorf("bad operand type for unary %s: '%s'", op, TypeName(o.self))
	}
	return v, err
}
