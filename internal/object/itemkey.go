package object

import (
	"errors"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// Keys hashes and compares, for containers, what is of no built-in type, by __hash__ and __eq__.
var Keys value.Speller = keys{}

type keys struct{}

func (keys) Hash(v value.Value) (uint64, error) {
	h, err := Hash(v.Starlark())
	if e, ok := err.(*Exception); ok {
		err = hashFailure{e}
	}
	return uint64(h), err
}

// A hashFailure is an error of a __hash__, for hashError to tell it from one of an __eq__.
type hashFailure struct{ *Exception }

func (keys) Equal(v, w value.Value) (bool, error) { return Equal(v.Starlark(), w.Starlark()) }

// Spellings are other ways in which go.starlark.net's dicts and sets may have a key: for those that
// foreign Go code has, or was given.
func (keys) Spellings(k value.Value) []starlark.Value {
	x := k.Starlark()
	if i, ok := x.(*Instance); ok {
		if !i.HashesPlain() {
			return nil
		}
		return []starlark.Value{Plain(i)}
	}
	if !KeysMayBeInstances() {
		return nil
	}
	return []starlark.Value{probe{x}}
}

// A probe is a plain value that finds a key that is an instance.
type probe struct{ starlark.Value }

var _ starlark.Comparable = probe{}

// Type returns that of instances, so that starlark.Compare asks the probe.
func (probe) Type() string { return instanceType }

// CompareSameType compares the value with an instance.
func (p probe) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return compare(op, p.Value, y, depth)
}

// Lookup returns d[k], absent if there is none.
func Lookup(d *value.Dict, k value.Value) (value.Value, error) {
	v, err := d.Lookup(Keys, k)
	if err != nil {
		return value.Value{}, keyError(k, err)
	}
	return v, nil
}

// DictGet returns d[k], if it is there.
func DictGet(d *value.Dict, k starlark.Value) (starlark.Value, bool, error) {
	v, err := Lookup(d, value.Of(k))
	return v.Starlark(), v.Present(), err
}

// Store sets d[k] to v. A key that is there stays as it is.
func Store(d *value.Dict, k, v value.Value) error {
	if err := d.Set(Keys, k, v); err != nil {
		return keyError(k, err)
	}
	return nil
}

// DictSet is [Store].
func DictSet(d *value.Dict, k, v starlark.Value) error { return Store(d, value.Of(k), value.Of(v)) }

// SetDefault returns d[k], which it sets to v if it is not there.
func SetDefault(d *value.Dict, k, v value.Value) (value.Value, error) {
	v, err := d.SetDefault(Keys, k, v)
	if err != nil {
		return value.Value{}, keyError(k, err)
	}
	return v, nil
}

// DictDelete deletes d[k], and returns what it was; absent if it was not there.
func DictDelete(d *value.Dict, k value.Value) (value.Value, error) {
	v, err := d.Delete(Keys, k)
	if err != nil {
		return value.Value{}, keyError(k, err)
	}
	return v, nil
}

// keyError gives the error of an unhashable key CPython's text.
func keyError(k value.Value, err error) error { return hashError(k, "dict key", err) }

func elementError(x value.Value, err error) error { return hashError(x, "set element", err) }

// hashError says what the value that could not be hashed was used as, if that is what is wrong.
func hashError(v value.Value, as string, err error) error {
	x := v.Starlark()
	failure, ok := err.(hashFailure)
	if !ok {
		if _, ok := x.(Operand); ok { // its __hash__ has not failed
			return ContainerError(err)
		}
		_, hashErr := Hash(x) // which has the text
		if failure.Exception, ok = hashErr.(*Exception); !ok {
			return ContainerError(err)
		}
	}
	if e := failure.Exception; e.Class() == TypeError {
		return TypeError.Errorf("cannot use '%s' as a %s (%s)", FullTypeName(x), as, e.Message())
	}
	return failure.Exception
}

// ContainerError makes an exception of an error of a container.
func ContainerError(err error) error {
	switch err {
	case nil:
		return nil
	case value.ErrDepth:
		return RecursionError.Errorf("maximum recursion depth exceeded in comparison")
	case value.ErrSize:
		return MemoryError.New()
	case value.ErrChangedSort:
		return ValueError.Errorf("%s", err)
	case value.ErrChangedSize, value.ErrChangedKeys:
		return RuntimeError.Errorf("dictionary %s", err)
	}
	if failure, ok := err.(hashFailure); ok {
		return failure.Exception
	}
	if _, ok := errors.AsType[*value.UnhashableError](err); ok {
		return TypeError.Errorf("%s", err)
	}
	return Catch(err, 0)
}

// SetHas reports whether v is in s.
func SetHas(s *value.Set, v value.Value) (bool, error) { return askSet(s, v, (*value.Set).Contains) }

// askSet asks a set for an element. It looks for a frozenset that equals v if that is a set, or an instance made
// of one that has no hash.
func askSet(s *value.Set, v value.Value, ask func(*value.Set, value.Keys, value.Value) (bool, error)) (bool, error) {
	found, err := ask(s, Keys, v)
	if err == nil {
		return found, nil
	}
	err = elementError(v, err)
	if o, ok := v.Starlark().(*Instance); ok && IsA(err, TypeError) {
		if plain, ok := Plain(o).(*value.Set); ok {
			return askSet(s, plain.Value(), ask)
		}
	}
	return false, err
}

// SetAdd adds x to s.
func SetAdd(s *value.Set, x starlark.Value) error { return AddTo(s, value.Of(x)) }

// AddTo adds v to s.
func AddTo(s *value.Set, v value.Value) error {
	if err := s.Add(Keys, v); err != nil {
		return elementError(v, err)
	}
	return nil
}

// SetDelete deletes v from s, and reports whether it was there.
func SetDelete(s *value.Set, v value.Value) (bool, error) { return askSet(s, v, (*value.Set).Discard) }

// Hash returns hash(v): for numbers as CPython's, for others as it happens to be.
func Hash(v starlark.Value) (int64, error) {
	switch v := v.(type) {
	case *Slice:
		return Hash(v.tuple())
	case *Instance:
		if plain, ok := PlainFor(v, "__hash__"); ok && v.HashesPlain() {
			return Hash(plain)
		}
		return hashOperand(v)
	case *Exception:
		return hashOperand(v)
	case *Class:
		return hashOperand(v)
	case starlark.Int, starlark.Float, starlark.Bool, starlark.String, starlark.NoneType, starlark.Bytes, starlark.Tuple,
		*value.Tuple, *value.List, *value.Dict, *value.Set, *value.FrozenSet:
		h, err := value.Hash(Keys, value.Of(v))
		return int64(h), ContainerError(err)
	default:
		h, err := v.Hash()
		if err != nil {
			if _, ok := err.(*Exception); !ok {
				err = TypeError.Errorf("unhashable type: '%s'", TypeName(v))
			}
		}
		return int64(h), err
	}
}

// hashOperand is what __hash__ returns, as far as it fits.
func hashOperand(v Operand) (int64, error) {
	x, err := HashValue(v, v.Class())
	if err != nil {
		return 0, err
	}
	if i, ok := x.(starlark.Int); ok {
		if n, ok := i.Int64(); ok {
			return n, nil
		}
		return int64(value.HashBigInt(i.BigInt())), nil
	}
	h, err := v.Hash()
	return int64(h), err
}
