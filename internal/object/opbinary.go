package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// Add returns x + y.
func Add(x, y starlark.Value) (starlark.Value, error) {
	switch a := x.(type) { // quickly
	case starlark.Int:
		if b, ok := y.(starlark.Int); ok {
			return a.Add(b), nil
		}
	case starlark.Float:
		if b, ok := y.(starlark.Float); ok {
			return a + b, nil
		}
	case starlark.String:
		if b, ok := y.(starlark.String); ok {
			return a + b, nil
		}
	}
	return Binary(nil, syntax.PLUS, x, y)
}

// FloorDiv returns x // y.
func FloorDiv(x, y starlark.Value) (starlark.Value, error) {
	if a, ok := x.(starlark.Int); ok {
		if b, ok := y.(starlark.Int); ok && b.Sign() != 0 {
			return a.Div(b), nil
		}
	}
	return Binary(nil, syntax.SLASHSLASH, x, y)
}

// Mod returns x % y.
func Mod(x, y starlark.Value) (starlark.Value, error) {
	if a, ok := x.(starlark.Int); ok {
		if b, ok := y.(starlark.Int); ok && b.Sign() != 0 {
			return a.Mod(b), nil
		}
	}
	return Binary(nil, syntax.PERCENT, x, y)
}

// Pow returns x ** y. A large power is computed without the script lock.
func Pow(t Thread, x, y starlark.Value) (starlark.Value, error) {
	return Binary(t, syntax.STARSTAR, x, y)
}

// Binary returns x op y. Only STARSTAR needs the thread.
func Binary(t Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	return binary(t, op, x, y, "")
}

// binary is Binary; suffix is "=" for the operation in place, whose name messages have.
func binary(t Thread, op syntax.Token, x, y starlark.Value, suffix string) (starlark.Value, error) {
	last := sequencesLast(op, x, y)
	formatted := formats(op, x)
	if !last && (!IsDerived(y) || formatted && !hasOwnMod(x, y)) {
		if v, err := binaryBuiltin(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if isOperand(x) || isOperand(y) {
		if v, err := binaryByMethods(op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if formatted && hasOwnMod(x, y) { // and has returned NotImplemented
		return binaryBuiltin(t, op, x, y)
	}
	if h, ok := x.(starlark.HasBinary); ok && !isOperand(x) && !(last && isPlainSequence(x)) {
		if v, err := binaryHook(op, h, y, starlark.Left); v != nil || err != nil && !unsupported(err) {
			return v, err
		}
	}
	if h, ok := y.(starlark.HasBinary); ok && !isOperand(y) && !(last && isPlainSequence(y)) {
		if v, err := binaryHook(op, h, x, starlark.Right); v != nil || err != nil && !unsupported(err) {
			return v, err
		}
	}
	if c, ok := x.(*Class); ok { // a union
		if v, err := c.Binary(op, y, starlark.Left); v != nil || err != nil {
			return v, err
		}
	} else if c, ok := y.(*Class); ok {
		if v, err := c.Binary(op, x, starlark.Right); v != nil || err != nil {
			return v, err
		}
	}
	if last && suffix != "" {
		if v, err := sequenceInPlace(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	return unanswered(op, suffix, x, y)
}

func binaryHook(op syntax.Token, h starlark.HasBinary, other starlark.Value, side starlark.Side) (starlark.Value, error) {
	if Foreign(h.(starlark.Value)) {
		other = Outward(other)
	}
	v, err := h.Binary(op, other, side)
	return Inward(v), err
}

// Unanswered returns what x op y is after the methods of both operands had no answer.
func Unanswered(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	return unanswered(op, "", x, y)
}

func unanswered(op syntax.Token, suffix string, x, y starlark.Value) (starlark.Value, error) {
	if sequencesLast(op, x, y) {
		if v, err := binaryOfSequence(op, x, y, suffix != ""); v != nil || err != nil {
			return v, err
		}
	}
	return nil, operandError(op, suffix, x, y)
}

func init() { value.Python = Keys }

// isOperand reports whether v is an Operand.
func isOperand(v starlark.Value) bool {
	switch v.(type) {
	case *Instance, *Exception, *Class:
		return true
	}
	return false
}

// formats reports whether x op y is a formatting, which wants the y that it is given.
func formats(op syntax.Token, x starlark.Value) bool {
	if op != syntax.PERCENT {
		return false
	}
	switch x.(type) {
	case starlark.String, Bytes, *Bytearray:
		return true
	}
	return false
}

// hasOwnMod reports whether y is an instance of a class derived from the type of x that has a method __rmod__ of
// its own, which is asked before x formats y.
func hasOwnMod(x, y starlark.Value) bool {
	o, ok := y.(*Instance)
	return ok && o.Class().Is(ClassOf(x)) && o.Defines("__rmod__") && !inherits(o, "__rmod__")
}

// inherits reports whether the class of o has a method from a built-in type.
func inherits(o *Instance, method string) bool {
	_, plain := PlainFor(o, method)
	return plain
}

func operandError(op syntax.Token, suffix string, x, y starlark.Value) error {
	if err := sequenceError(op, x, y, suffix != ""); err != nil {
		return err
	}
	symbol := OperatorText(op) + suffix
	if op == syntax.STARSTAR && suffix == "" {
		symbol = "** or pow()"
	}
	return TypeError.Errorf("unsupported operand type(s) for %s: '%s' and '%s'", symbol, TypeName(x), TypeName(y))
}

// binaryBuiltin returns x op y for values of Python's own types; nil for others.
func binaryBuiltin(t Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	switch a := x.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		if v, err := binaryNumbers(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	case starlark.String:
		switch op {
		case syntax.PLUS:
			if b, ok := y.(starlark.String); ok {
				return a + b, nil
			}
			return nil, nil
		case syntax.PERCENT:
			s, err := Percent(string(a), y)
			if err != nil {
				return nil, err
			}
			return starlark.String(s), nil
		}
	case *value.Set, *value.FrozenSet:
		return binarySets(op, x, y)
	case *value.Dict:
		if b, ok := y.(*value.Dict); ok && op == syntax.PIPE {
			out, err := a.Copy(Keys)
			if err == nil {
				err = out.Update(Keys, b)
			}
			if err != nil {
				return nil, ContainerError(err)
			}
			return out, nil
		}
		return nil, nil
	}
	return binarySequence(op, x, y)
}
