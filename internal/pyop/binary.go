package pyop

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
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
func Pow(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
	return Binary(t, syntax.STARSTAR, x, y)
}

// Binary returns x op y. Only STARSTAR needs the thread.
func Binary(t *script.Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	return binary(t, op, x, y, "")
}

// binary is Binary; suffix is "=" for the operation in place, whose name messages have.
func binary(t *script.Thread, op syntax.Token, x, y starlark.Value, suffix string) (starlark.Value, error) {
	if v, err := sequenceLast(op, x, y); v != nil || err != nil {
		return v, err
	}
	if !object.IsDerived(y) || formats(op, x) {
		if v, err := binaryBuiltin(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if isOperand(x) || isOperand(y) {
		if v, err := object.Binary(op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if h, ok := x.(starlark.HasBinary); ok && !isOperand(x) {
		if v, err := binaryHook(op, h, y, starlark.Left); v != nil || err != nil && !declined(err) {
			return v, err
		}
	}
	if h, ok := y.(starlark.HasBinary); ok && !isOperand(y) {
		if v, err := binaryHook(op, h, x, starlark.Right); v != nil || err != nil && !declined(err) {
			return v, err
		}
	}
	if c, ok := x.(*object.Class); ok { // a union
		if v, err := c.Binary(op, y, starlark.Left); v != nil || err != nil {
			return v, err
		}
	} else if c, ok := y.(*object.Class); ok {
		if v, err := c.Binary(op, x, starlark.Right); v != nil || err != nil {
			return v, err
		}
	}
	return nil, operandError(op, suffix, x, y)
}

func binaryHook(op syntax.Token, h starlark.HasBinary, other starlark.Value, side starlark.Side) (starlark.Value, error) {
	if object.Foreign(h.(starlark.Value)) {
		other = object.Outward(other)
	}
	v, err := h.Binary(op, other, side)
	return imported(v), err
}

// OperandError returns the TypeError of x op y where neither operand has the operator.
func OperandError(op syntax.Token, x, y starlark.Value) error { return operandError(op, "", x, y) }

// declined reports whether a hook has no such operator for its operands.
func declined(err error) bool {
	_, ok := err.(*object.OperandError)
	return ok || unsupported(err)
}

func init() {
	object.Equal, object.Is, object.PlainHash = Same, Is, Hash
	value.Python = Keys
}

// isOperand reports whether v is an object.Operand.
func isOperand(v starlark.Value) bool {
	switch v.(type) {
	case *object.Instance, *object.Exception, *object.Class:
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

func operandError(op syntax.Token, suffix string, x, y starlark.Value) error {
	if err := sequenceError(op, x, y, suffix); err != nil {
		return err
	}
	symbol := object.OperatorText(op) + suffix
	if op == syntax.STARSTAR && suffix == "" {
		symbol = "** or pow()"
	}
	return typeErrorf("unsupported operand type(s) for %s: '%s' and '%s'", symbol, TypeName(x), TypeName(y))
}

// sequenceLast returns what an instance says of + and * with a sequence, which is asked last: nil if it has no
// such method.
func sequenceLast(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	own, mirrored := "__add__", "__radd__"
	switch op {
	case syntax.PLUS:
	case syntax.STAR:
		own, mirrored = "__mul__", "__rmul__"
	default:
		return nil, nil
	}
	if o, ok := y.(*object.Instance); ok && isSequence(x) && o.Defines(mirrored) {
		return object.Binary(op, x, y)
	}
	if o, ok := x.(*object.Instance); ok && isSequence(y) && o.Defines(own) {
		return object.Binary(op, x, y)
	}
	return nil, nil
}

// isSequence reports whether + and * of v are those of a sequence.
func isSequence(v starlark.Value) bool {
	switch v.(type) {
	case starlark.String, Bytes, starlark.Tuple, *value.Tuple, *value.List, *Bytearray:
		return true
	}
	return false
}

// binaryBuiltin returns x op y for values of Python's own types; nil for others.
func binaryBuiltin(t *script.Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
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
			s, err := percent(string(a), y)
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

// maxRepeat is how many elements, or bytes, a repetition may have.
const maxRepeat = 1 << 30

// binarySequence has + and * of sequences; it returns nil if they do not apply.
func binarySequence(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		switch x := x.(type) {
		case *value.List:
			if y, ok := y.(*value.List); ok {
				return x.Concat(y), nil
			}
		case *value.Tuple:
			if y, ok := value.AsTuple(value.Of(y)); ok {
				return x.Concat(y), nil
			}
		case starlark.Tuple:
			if y, ok := value.TupleOf(y); ok {
				return append(x[:len(x):len(x)], y...), nil
			}
		case Bytes:
			if y, ok := AsBytes(y); ok {
				return x + Bytes(y), nil
			}
		case *Bytearray:
			if y, ok := AsBytes(y); ok {
				return &Bytearray{[]byte(string(x.B) + y)}, nil
			}
		}
	case syntax.STAR:
		if v, err := repeat(x, y); v != nil || err != nil {
			return v, err
		}
		return repeat(y, x)
	case syntax.PERCENT:
		if format, ok := AsBytes(x); ok {
			return percentBytes(x, format, y)
		}
	}
	return nil, nil
}

// repeat returns the sequence x n times, or nil if it is none, or n no int.
func repeat(x, n starlark.Value) (starlark.Value, error) {
	size := 0
	switch x := x.(type) {
	case starlark.String:
		size = len(x)
	case Bytes:
		size = len(x)
	case *value.List:
		size = x.Len()
	case starlark.Tuple:
		size = len(x)
	case *value.Tuple:
		size = x.Len()
	case *Bytearray:
		size = len(x.B)
	default:
		return nil, nil
	}
	count, ok, err := repeatCount(size, n)
	if err != nil || !ok {
		return nil, err
	}
	switch x := x.(type) {
	case *value.List:
		l, err := x.Repeat(count)
		if err != nil {
			return nil, ContainerError(err)
		}
		return l, nil
	case *value.Tuple:
		t, err := x.Repeat(count)
		if err != nil {
			return nil, ContainerError(err)
		}
		return t, nil
	case starlark.Tuple:
		return starlark.Tuple(repeated(x, count)), nil
	case Bytes:
		return Bytes(strings.Repeat(string(x), count)), nil
	case *Bytearray:
		return &Bytearray{repeated(x.B, count)}, nil
	}
	v, err := starlark.Binary(syntax.STAR, x, starlark.MakeInt(count))
	if err != nil {
		return nil, exception.Catch(err, 0)
	}
	return v, nil
}

// repeatCount returns how often a sequence of size elements is to be repeated; !ok if n is no int.
func repeatCount(size int, n starlark.Value) (count int, ok bool, err error) {
	i, ok, err := asInt(n)
	if err != nil || !ok {
		return 0, false, err
	}
	times, ok := i.Int64()
	if !ok {
		return 0, false, exception.OverflowError.Errorf("cannot fit 'int' into an index-sized integer")
	}
	times = max(times, 0)
	if size > 0 && times > int64(maxRepeat/size) {
		return 0, false, exception.MemoryError.New()
	}
	return int(times), true, nil
}

func repeated[T any](elems []T, n int) []T {
	out := make([]T, len(elems)*n)
	for i := copy(out, elems); i > 0 && i < len(out); i *= 2 {
		copy(out[i:], out[:i])
	}
	return out
}

// sequenceError is the error of + and * of a sequence with something else, or nil.
func sequenceError(op syntax.Token, x, y starlark.Value, suffix string) error {
	if op == syntax.PLUS {
		switch x.(type) {
		case starlark.String:
			return typeErrorf(`can only concatenate str (not "%s") to str`, TypeName(y))
		case *value.List:
			return typeErrorf(`can only concatenate list (not "%s") to list`, TypeName(y))
		case starlark.Tuple, *value.Tuple:
			return typeErrorf(`can only concatenate tuple (not "%s") to tuple`, TypeName(y))
		case Bytes, *Bytearray:
			return typeErrorf("can't concat %s to %s", TypeName(y), TypeName(x))
		}
	}
	if op == syntax.STAR {
		if suffix != "" {
			switch x.(type) {
			case *value.Set, *value.FrozenSet, *value.Dict, *Range, *object.Instance:
				return nil // as CPython has it
			}
		}
		for range 2 {
			switch x.(type) {
			case starlark.String, *value.List, starlark.Tuple, *value.Tuple, Bytes, *Bytearray:
				return typeErrorf("can't multiply sequence by non-int of type '%s'", TypeName(y))
			}
			x, y = y, x
		}
	}
	return nil
}
