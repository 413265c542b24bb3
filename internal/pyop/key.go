package pyop

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// In Python 1 and True are one key, and so are "a" and an instance of a class derived
// from str that is made of it. In a starlark.Dict or Set they are two, so the functions in
// this file look for both.

// spellings returns the other spellings of a key, nil where there are no more.
func spellings(k starlark.Value) [2]starlark.Value {
	if i, ok := k.(*object.Instance); ok {
		if !i.HashesPlain() {
			return [2]starlark.Value{}
		}
		k = object.Plain(i)
		return [2]starlark.Value{k, boolTwin(k)}
	}
	twin := boolTwin(k)
	if !object.KeysMayBeInstances() {
		return [2]starlark.Value{twin}
	}
	return [2]starlark.Value{probe{k}, twin}
}

// dictTwin returns the other spelling of k that is a key of d, or nil.
func dictTwin(d *starlark.Dict, k starlark.Value) starlark.Value {
	for _, other := range spellings(k) {
		if other != nil {
			if _, found, _ := d.Get(other); found {
				return other
			}
		}
	}
	return nil
}

// setTwin returns the other spelling of x that is in s, or nil.
func setTwin(s *starlark.Set, x starlark.Value) starlark.Value {
	for _, other := range spellings(x) {
		if other != nil {
			if found, _ := s.Has(other); found {
				return other
			}
		}
	}
	return nil
}

// A probe is a plain value that finds a key that is an instance.
type probe struct{ starlark.Value }

var _ starlark.Comparable = probe{}

// Type returns that of instances, so that starlark.Compare asks the probe.
func (probe) Type() string { return instanceType }

var instanceType = new(object.Instance).Type()

// CompareSameType compares the value with an instance.
func (p probe) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return compare(op, p.Value, y, depth)
}

// boolTwin returns the other spelling of a key that is 0 or 1, or nil.
func boolTwin(k starlark.Value) starlark.Value {
	switch k := k.(type) {
	case starlark.Bool:
		return Number(k)
	case starlark.Int:
		if i, ok := k.Int64(); ok && (i == 0 || i == 1) {
			return starlark.Bool(i == 1)
		}
	case starlark.Float:
		if k == 0 || k == 1 {
			return starlark.Bool(k == 1)
		}
	}
	return nil
}

// DictGet returns d[k], if it is there.
func DictGet(d *starlark.Dict, k starlark.Value) (starlark.Value, bool, error) {
	v, found, err := d.Get(k)
	if err != nil {
		return nil, false, keyError(k, err)
	}
	if !found {
		if other := dictTwin(d, k); other != nil {
			return d.Get(other)
		}
	}
	return v, found, nil
}

// DictSet sets d[k] to v. A key that is there stays as it is.
func DictSet(d *starlark.Dict, k, v starlark.Value) error {
	if other := dictTwin(d, k); other != nil {
		k = other
	}
	if err := d.SetKey(k, v); err != nil {
		return keyError(k, err)
	}
	return nil
}

// DictDelete deletes d[k], and returns what it was if it was there.
func DictDelete(d *starlark.Dict, k starlark.Value) (starlark.Value, bool, error) {
	v, found, err := d.Delete(k)
	if err != nil {
		return nil, false, keyError(k, err)
	}
	if !found {
		if other := dictTwin(d, k); other != nil {
			return d.Delete(other)
		}
	}
	return v, found, nil
}

// keyError gives the error of an unhashable key CPython's text.
func keyError(k starlark.Value, err error) error {
	if _, hashErr := Hash(k); hashErr != nil {
		return useError(k, "dict key", hashErr)
	}
	return mutationError(err)
}

// useError says what the value that could not be hashed was used as.
func useError(k starlark.Value, as string, err error) error {
	if e, ok := err.(*exception.Exception); ok && e.Class() == exception.TypeError {
		return typeErrorf("cannot use '%s' as a %s (%s)", object.FullTypeName(k), as, e.Message())
	}
	return err
}

// SetHas reports whether x is in s.
func SetHas(s *starlark.Set, x starlark.Value) (bool, error) {
	found, err := s.Has(x)
	if inner, ok := x.(*starlark.Set); ok && err != nil { // a set of frozensets is asked for a set
		x = NewFrozenSet(inner)
		found, err = s.Has(x)
	}
	if err != nil {
		return false, elementError(x, err)
	}
	if !found {
		return setTwin(s, x) != nil, nil
	}
	return found, nil
}

// SetAdd adds x to s.
func SetAdd(s *starlark.Set, x starlark.Value) error {
	if setTwin(s, x) != nil {
		return nil
	}
	if err := s.Insert(x); err != nil {
		return elementError(x, err)
	}
	return nil
}

// SetDelete deletes x from s, and reports whether it was there.
func SetDelete(s *starlark.Set, x starlark.Value) (bool, error) {
	found, err := s.Delete(x)
	if err == nil && s.Len() == 0 && !found {
		_, err = Hash(x) // an empty table does not ask
	}
	if inner, ok := x.(*starlark.Set); ok && err != nil {
		x = NewFrozenSet(inner)
		found, err = s.Delete(x)
	}
	if err != nil {
		return false, elementError(x, err)
	}
	if !found {
		if other := setTwin(s, x); other != nil {
			return s.Delete(other)
		}
	}
	return found, nil
}

func elementError(x starlark.Value, err error) error {
	if _, hashErr := Hash(x); hashErr != nil {
		return useError(x, "set element", hashErr)
	}
	return mutationError(err)
}

// mutationError makes an exception of an error of go.starlark.net that says that a
// container cannot change now.
func mutationError(err error) error {
	return exception.Catch(err, 0)
}

// Hash returns hash(v): for numbers as CPython's, for others as it happens to be.
func Hash(v starlark.Value) (int64, error) {
	switch v := Number(v).(type) {
	case starlark.Int:
		return hashInt(v), nil
	case starlark.Float:
		if i, err := starlark.NumberToInt(v); err == nil && i.Float() == v {
			return hashInt(i), nil
		}
		return hashFloat(float64(v)), nil
	case *starlark.List, *starlark.Dict, *starlark.Set:
		return 0, typeErrorf("unhashable type: '%s'", TypeName(v))
	case *Slice:
		return Hash(v.tuple())
	case starlark.Tuple:
		for _, x := range v {
			if _, err := Hash(x); err != nil {
				return 0, err
			}
		}
		h, err := v.Hash()
		return int64(h), err
	case *object.Instance:
		if plain, ok := object.PlainFor(v, "__hash__"); ok && v.HashesPlain() {
			return Hash(plain)
		}
		return hashOperand(v)
	case *object.Exception:
		return hashOperand(v)
	case *object.Class:
		return hashOperand(v)
	default:
		h, err := v.Hash()
		if err != nil {
			if _, ok := err.(*exception.Exception); !ok {
				err = typeErrorf("unhashable type: '%s'", TypeName(v))
			}
		}
		return int64(h), err
	}
}

// hashOperand is what __hash__ returns, as far as it fits.
func hashOperand(v object.Operand) (int64, error) {
	x, err := object.HashValue(v, v.Class())
	if err != nil {
		return 0, err
	}
	if i, ok := x.(starlark.Int); ok {
		if n, ok := i.Int64(); ok {
			return n, nil
		}
		return hashInt(i), nil
	}
	h, err := v.Hash()
	return int64(h), err
}

// hashModulus is 2**61 - 1: CPython hashes numbers modulo this prime.
var hashModulus = big.NewInt(1<<61 - 1)

func hashInt(i starlark.Int) int64 {
	n, ok := i.Int64()
	if !ok || n >= 1<<61-1 || n <= -(1<<61-1) {
		b := i.BigInt()
		n = new(big.Int).Rem(b, hashModulus).Int64()
	}
	if n == -1 {
		return -2
	}
	return n
}

// hashFloat returns the hash of a float that is no whole number.
func hashFloat(f float64) int64 {
	switch {
	case math.IsNaN(f):
		return 0
	case math.IsInf(f, 0):
		return int64(math.Copysign(314159, f))
	}
	frac, exp := math.Frexp(f)
	m := big.NewInt(int64(frac * (1 << 53)))
	exp = (exp - 53) % 61 // 2**61 is 1
	if exp < 0 {
		exp += 61
	}
	return hashInt(starlark.MakeBigInt(m.Lsh(m, uint(exp))))
}
