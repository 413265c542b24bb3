package object

import (
	"reflect"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/alarm"
	"fstar/internal/value"
)

// maxDepth bounds comparisons of values inside values.
const maxCompareDepth = 1000

// Equal reports whether x == y.
func Equal(x, y starlark.Value) (bool, error) {
	if x, ok := x.(starlark.String); ok {
		if y, ok := y.(starlark.String); ok {
			return x == y, nil
		}
	}
	return compare(syntax.EQL, x, y, maxCompareDepth)
}

// Compare reports whether x op y, op being EQL, NEQ, LT, LE, GT or GE.
func Compare(op syntax.Token, x, y starlark.Value) (bool, error) {
	return compare(op, x, y, maxCompareDepth)
}

// CompareValues is [Compare] for Values.
func CompareValues(op syntax.Token, v, w value.Value) (bool, error) {
	if order, ok := value.Compare(v, w); ok {
		return threeway(op, order), nil
	}
	return Compare(op, v.Starlark(), w.Starlark())
}

// CompareValue is Compare for a comparison whose result may be any value, since the
// operands have the hook HasCompare.
func CompareValue(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	switch a := x.(type) { // quickly
	case starlark.Int:
		if b, ok := y.(starlark.Int); ok {
			return starlark.Bool(threeway(op, cmpInt(a, b))), nil
		}
	case starlark.String:
		if b, ok := y.(starlark.String); ok {
			switch op {
			case syntax.EQL:
				return starlark.Bool(a == b), nil
			case syntax.NEQ:
				return starlark.Bool(a != b), nil
			}
			return starlark.Bool(threeway(op, strings.Compare(string(a), string(b)))), nil
		}
	}
	if v, err := compareHooks(op, x, y); v != nil || err != nil {
		return v, err
	}
	b, err := compare(op, x, y, maxCompareDepth)
	return starlark.Bool(b), err
}

// Same reports whether x is y or equals it: how containers look for an element.
func Same(x, y starlark.Value) (bool, error) { return same(x, y, maxCompareDepth) }

// SameValue is [Same] for Values.
func SameValue(v, w value.Value) (bool, error) { return sameValue(v, w, maxCompareDepth) }

func same(x, y starlark.Value, depth int) (bool, error) {
	if Is(x, y) {
		return true, nil
	}
	return compare(syntax.EQL, x, y, depth)
}

// compare does it for operands that contain others up to depth deep.
func compare(op syntax.Token, x, y starlark.Value, depth int) (bool, error) {
	if depth == 0 {
		return false, RecursionError.Errorf("maximum recursion depth exceeded in comparison")
	}
	if err := alarm.Err(); err != nil {
		return false, err
	}
	equality := op == syntax.EQL || op == syntax.NEQ
	switch x := x.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		if ok, handled := compareNumbers(op, x, y); handled {
			return ok, nil
		}
	case starlark.String:
		if y, ok := y.(starlark.String); ok {
			return threeway(op, strings.Compare(string(x), string(y))), nil
		}
	case Bytes, *Bytearray, starlark.Bytes:
		if b, ok := AsBytes(y); ok {
			a, _ := AsBytes(x)
			return threeway(op, strings.Compare(a, b)), nil
		}
	case *value.List:
		if y, ok := y.(*value.List); ok {
			if equality {
				return equalContainers(op, x, y)
			}
			return compareSequences(op, x, y, depth)
		}
	case starlark.Tuple, *value.Tuple:
		if b, ok := value.AsTuple(value.Of(y)); ok {
			if equality {
				return equalContainers(op, x, y)
			}
			a, _ := value.AsTuple(value.Of(x))
			return compareSequences(op, a, b, depth)
		}
	case *value.Dict:
		if _, ok := y.(*value.Dict); ok && equality {
			return equalContainers(op, x, y)
		}
	case *value.Set, *value.FrozenSet:
		a, _ := AsSet(x)
		if b, ok := AsSet(y); ok {
			return compareSets(op, a, b)
		}
	case *starlark.Builtin, Builtin:
		a, _ := BuiltinOf(x)
		if b, ok := BuiltinOf(y); ok && a.Self() != nil && b.Self() != nil && equality {
			eq := a.Name() == b.Name() && Is(a.Self(), b.Self())
			return eq == (op == syntax.EQL), nil
		}
	default:
		if reflect.TypeOf(x) == reflect.TypeOf(y) {
			if ok, handled, err := compareOwn(op, x, y, depth); handled {
				return ok, err
			}
		}
	}
	if v, err := compareHooks(op, x, y); v != nil || err != nil {
		if err != nil {
			return false, err
		}
		return Truth(v)
	}
	if IsDerived(x) || IsDerived(y) { // of different types that compare, as int and float
		a, b := Plain(x), Plain(y)
		if ok, handled := compareNumbers(op, a, b); handled {
			return ok, nil
		}
	}
	switch op {
	case syntax.EQL:
		return Is(x, y), nil
	case syntax.NEQ:
		return !Is(x, y), nil
	}
	return false, notSupported(op, x, y)
}

// compareOwn lets two values of one Go type compare themselves, if they can.
func compareOwn(op syntax.Token, x, y starlark.Value, depth int) (ok, handled bool, err error) {
	if _, hooked := x.(HasCompare); hooked {
		return false, false, nil
	}
	switch x := x.(type) {
	case starlark.Comparable:
		ok, err := x.CompareSameType(op, y, depth)
		if err != nil && strings.HasSuffix(err.Error(), " not implemented") {
			return false, false, nil
		}
		return ok, true, err
	case starlark.TotallyOrdered:
		c, err := x.Cmp(y, depth)
		return threeway(op, c), true, err
	}
	return false, false, nil
}

// reflected are the operators with their operands swapped.
var reflected = map[syntax.Token]syntax.Token{
	syntax.EQL: syntax.EQL, syntax.NEQ: syntax.NEQ,
	syntax.LT: syntax.GT, syntax.GT: syntax.LT, syntax.LE: syntax.GE, syntax.GE: syntax.LE,
}

// compareHooks asks x, then y; or y first if its class is derived from that of x. The result is nil if neither knows.
func compareHooks(op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	if GoesFirst(y, x) {
		x, y, op = y, x, reflected[op]
	}
	for range 2 {
		if x, ok := x.(HasCompare); ok {
			v, err := x.CompareWith(op, y)
			if v != nil || err != nil && !unsupported(err) {
				return v, err
			}
		}
		x, y, op = y, x, reflected[op]
	}
	return nil, nil
}

func threeway(op syntax.Token, c int) bool {
	switch op {
	case syntax.EQL:
		return c == 0
	case syntax.NEQ:
		return c != 0
	case syntax.LT:
		return c < 0
	case syntax.LE:
		return c <= 0
	case syntax.GT:
		return c > 0
	default:
		return c >= 0
	}
}

func cmpInt(x, y starlark.Int) int {
	c, _ := x.Cmp(y, 1) // cannot fail
	return c
}

// compareNumbers compares exactly, ints with floats too. A NaN is unlike anything.
func compareNumbers(op syntax.Token, x, y starlark.Value) (ok, handled bool) {
	x, y = Number(x), Number(y)
	fx, xFloat := x.(starlark.Float)
	fy, yFloat := y.(starlark.Float)
	ix, xInt := x.(starlark.Int)
	iy, yInt := y.(starlark.Int)
	switch {
	case xInt && yInt:
		return threeway(op, cmpInt(ix, iy)), true
	case !xInt && !xFloat || !yInt && !yFloat:
		return false, false
	case xFloat && fx != fx || yFloat && fy != fy:
		return op == syntax.NEQ, true
	}
	ok, _ = starlark.Compare(op, x, y) // cannot fail for numbers
	return ok, true
}

// A sequence is a list or a tuple.
type sequence interface {
	Len() int
	At(i int) value.Value // absent beyond the end
}

// compareSequences orders two lists, or two tuples, by their first elements that
// are not equal.
func compareSequences(op syntax.Token, x, y sequence, depth int) (bool, error) {
	for i := 0; i < x.Len() && i < y.Len(); i++ { // comparing may change a list
		a, b := x.At(i), y.At(i)
		eq, err := sameValue(a, b, depth-1)
		if err != nil {
			return false, err
		}
		if !eq {
			return compare(op, a.Starlark(), b.Starlark(), depth-1)
		}
	}
	return threeway(op, x.Len()-y.Len()), nil
}

// sameValue is same for two Values.
func sameValue(v, w value.Value, depth int) (bool, error) {
	if value.Same(v, w) {
		return true, nil
	}
	if a, ok := v.Text(); ok {
		if b, ok := w.Text(); ok {
			return a == b, nil
		}
	}
	return compare(syntax.EQL, v.Starlark(), w.Starlark(), depth)
}

// equalContainers compares two lists, two tuples or two dicts by == or !=.
func equalContainers(op syntax.Token, x, y starlark.Value) (bool, error) {
	eq, err := value.Equal(Keys, value.Of(x), value.Of(y))
	return eq == (op == syntax.EQL), ContainerError(err)
}
