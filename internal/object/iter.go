package object

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/memory"
	"fstar/internal/value"
)

// Iter returns iter(v).
func Iter(t Thread, v starlark.Value) (Iterator, error) {
	it, err := iter(t, v)
	if it == nil && err == nil {
		err = notIterable(v)
	}
	return it, err
}

func notIterable(v starlark.Value) error {
	return TypeError.Errorf("'%s' object is not iterable", TypeName(v))
}

// IsIterable reports whether v is iterable, as far as making an iterator tells.
func IsIterable(t Thread, v starlark.Value) bool {
	it, err := iter(t, v)
	return it != nil || err != nil
}

// iter is Iter, and nil for what is not iterable.
func iter(t Thread, v starlark.Value) (Iterator, error) {
	switch v := v.(type) {
	case *value.List:
		return &indexIterator{NewOpaque("list_iterator"), v, 0}, nil
	case starlark.Tuple:
		return &indexIterator{NewOpaque("tuple_iterator"), v, 0}, nil
	case *Range:
		return &indexIterator{NewOpaque("range_iterator"), v, 0}, nil
	case starlark.String:
		if IsASCII(string(v)) {
			return &textIterator{NewOpaque("str_ascii_iterator"), string(v)}, nil
		}
		return &textIterator{NewOpaque("str_iterator"), string(v)}, nil
	case *value.Tuple:
		return &indexIterator{NewOpaque("tuple_iterator"), v, 0}, nil
	case *value.Dict:
		return DictIterator(t, "dict_keyiterator", v, nil), nil
	case *value.Set:
		return newSetIterator(t, v), nil
	case *value.FrozenSet:
		return newSetIterator(t, v.Set()), nil
	case Bytes:
		return &indexIterator{NewOpaque("bytes_iterator"), v, 0}, nil
	case *Bytearray:
		return &indexIterator{NewOpaque("bytearray_iterator"), v, 0}, nil
	case *Instance:
		return operandIter(t, v)
	case *Exception:
		return operandIter(t, v)
	case *Class:
		return operandIter(t, v)
	case HasIter:
		got, err := v.Iter(t)
		if err != nil {
			if unsupported(err) {
				err = nil
			}
			return nil, err
		}
		it, ok := got.(Iterator)
		if !ok {
			return nil, BadReturn(v, "__iter__", "an iterator", got)
		}
		return it, nil
	case Iterator:
		return v, nil
	case starlark.Iterable:
		return foreignIterator(t, v), nil
	}
	return nil, nil
}

// Each calls f for each element of v, until it returns an error. Other threads run between two elements only if
// code of scripts does, or blocks: so f may change what they share.
func Each(t Thread, v starlark.Value, f func(starlark.Value) error) error {
	return EachValue(t, v, func(e value.Value) error { return f(e.Starlark()) })
}

// EachValue is [Each] for Values.
func EachValue(t Thread, v starlark.Value, f func(value.Value) error) error {
	return EachWhile(t, v, func(e value.Value) (bool, error) { return true, f(e) })
}

// EachWhile is [Each] for an f that says whether to go on.
func EachWhile(t Thread, v starlark.Value, f func(value.Value) (bool, error)) error {
	return each(t, v, f, func() error { return notIterable(v) }, false)
}

// EachInTurns is [EachWhile] for an f that changes nothing that threads share: others have their turn now and then,
// unless they could change what the elements come from: see [ReadsShared].
func EachInTurns(t Thread, v starlark.Value, f func(value.Value) (bool, error)) error {
	return each(t, v, f, func() error { return notIterable(v) }, true)
}

func each(t Thread, v starlark.Value, f func(value.Value) (bool, error), notIterable func() error, turns bool) error {
	switch v := v.(type) {
	case starlark.Tuple:
		tuple, _ := value.AsTuple(value.Of(v))
		return eachIndex(t, tuple, f, turns)
	case *value.Tuple:
		return eachIndex(t, v, f, turns)
	case *value.List:
		return eachIndex(t, v, f, false)
	}
	it, err := iter(t, v)
	if err != nil {
		return err
	}
	if it == nil {
		return notIterable()
	}
	loop := Loop{Turns: turns && !ReadsShared(it)}
	for {
		e, err := it.NextValue(t)
		if err != nil || !e.Present() {
			return err
		}
		more, err := f(e)
		if err == nil {
			err = loop.Next(t)
		}
		if err != nil || !more {
			LeaveOff(t, v, it)
			return err
		}
	}
}

// A Disposable is an iterator that knows whether the function in Go has it alone that runs on t.
type Disposable interface {
	// LeaveOff tells it that the function needs no more elements.
	LeaveOff(t Thread)
}

// LeaveOff says that no more elements are needed of it, which is [Iter] of v: for who has asked
// for them.
func LeaveOff(t Thread, v, it starlark.Value) {
	switch it := it.(type) {
	case *foreign:
		if v != it {
			it.end()
		}
	case Disposable:
		it.LeaveOff(t)
	}
}

// A Loop is one of Go code that may be long. Turns says that other threads have their turn meanwhile.
type Loop struct {
	Turns bool
	n     uint
}

const (
	loopSteps = 4096 // between two looks around
	loopLooks = 16   // between two looks at the memory that is left, which take a microsecond
)

// Next is to be called at each step. It returns the error with which the loop must end, if it must.
func (l *Loop) Next(t Thread) error {
	if l.n++; l.n%loopSteps != 0 {
		return nil
	}
	return l.look(t)
}

func (l *Loop) look(t Thread) error {
	if l.n%(loopLooks*loopSteps) == 0 && memory.Low() {
		return MemoryError.New()
	}
	if l.Turns {
		t.Yield()
	}
	return alarm.Err()
}

func eachIndex(t Thread, v sequence, f func(value.Value) (bool, error), turns bool) error {
	loop := Loop{Turns: turns}
	for i := 0; ; i++ {
		e := v.At(i)
		if !e.Present() {
			return nil
		}
		if more, err := f(e); err != nil || !more {
			return err
		}
		if err := loop.Next(t); err != nil {
			return err
		}
	}
}

// Tick lets other threads have their turn in a long loop in Go. It returns the error
// with which the loop must end, if it must.
func Tick(t Thread) error {
	t.Yield()
	return alarm.Err()
}

// Elements is [Values] as starlark.Values.
func Elements(t Thread, v starlark.Value) ([]starlark.Value, error) {
	values, err := Values(t, v)
	if err != nil {
		return nil, err
	}
	elems := make([]starlark.Value, len(values))
	for i, e := range values {
		elems[i] = t.Own().Arena.Starlark(e)
	}
	return elems, nil
}

// Values returns the elements of v in a new slice.
func Values(t Thread, v starlark.Value) ([]value.Value, error) { return AppendValues(t, nil, v) }

// AppendValues is [Values] behind those that elems has.
func AppendValues(t Thread, elems []value.Value, v starlark.Value) ([]value.Value, error) {
	seq, ok := asSequence(v)
	if !ok {
		var err error
		if seq, err = iterated(t, v); err != nil || elems == nil {
			return seq, err
		}
	}
	if n := len(elems) + len(seq); n > cap(elems) && !memory.Elements(max(n, 2*len(elems)), value.Size) {
		return nil, MemoryError.New()
	}
	return value.Append(elems, seq), nil
}

// iterated returns the elements of what is no sequence.
func iterated(t Thread, v starlark.Value) ([]value.Value, error) {
	elems := new(value.List) // which grows as it is good for the collector
	if _, ok := v.(Operand); ok {
		var err error
		if v, err = iterWithLength(t, v); err != nil {
			return nil, err
		}
	} else if seq, ok := v.(interface{ Len() int }); ok && !isText(v) {
		if !memory.Elements(seq.Len(), value.Size) {
			return nil, MemoryError.New()
		}
		elems = value.ListOf(make([]value.Value, 0, seq.Len()))
	}
	err := EachInTurns(t, v, func(e value.Value) (bool, error) { return true, ContainerError(elems.Append(e)) })
	return elems.Own(), err
}

// asked returns iter(v), and asks v how many elements there are, as CPython does, if that may be a
// method of a script.
func iterWithLength(t Thread, v starlark.Value) (starlark.Value, error) {
	o, ok := v.(Operand)
	if !ok {
		return v, nil
	}
	it, err := Iter(t, o)
	if err != nil {
		return nil, err
	}
	if _, _, err := o.Special("__len__"); err != nil && !IsA(err, TypeError) {
		return nil, err
	}
	return it, nil
}

// asSequence returns the elements that v, a list or a tuple, has: valid until it changes.
func asSequence(v starlark.Value) ([]value.Value, bool) {
	switch v := v.(type) {
	case *value.List:
		return v.Elems(), true
	case *value.Tuple:
		return v.Elems(), true
	case starlark.Tuple:
		t, _ := value.AsTuple(value.Of(v))
		return t.Elems(), true
	}
	return nil, false
}

func isText(v starlark.Value) bool { _, ok := v.(starlark.String); return ok }

// Next returns next(it). The end is a StopIteration.
func Next(t Thread, it starlark.Value) (value.Value, error) {
	i, ok := it.(Iterator)
	if o, isOperand := it.(Operand); isOperand && o.Defines("__next__") {
		i, ok = &operandIterator{Operand: o}, true
	}
	if !ok {
		return value.Value{}, TypeError.Errorf("'%s' object is not an iterator", TypeName(it))
	}
	v, err := i.NextValue(t)
	if err == nil && !v.Present() {
		if h, has := i.(HasResult); has {
			return value.Value{}, h.StopIteration()
		}
		err = StopIteration.New()
	}
	return v, err
}

// HasResult is an iterator whose end has a value, as a generator's.
type HasResult interface {
	// StopIteration returns the exception that says so.
	StopIteration() error
}

// IsStop reports whether err is the end of an iterator.
func IsStop(err error) bool { return IsA(err, StopIteration) }

// Unpack returns the n elements of v, as in a, b = v. They must not be changed.
func Unpack(t Thread, v starlark.Value, n int) ([]value.Value, error) {
	if seq, ok := asSequence(v); ok {
		if len(seq) != n {
			return nil, unpackError(v, len(seq), n)
		}
		if _, ok := v.(*value.List); ok {
			seq = slices.Clone(seq)
		}
		return seq, nil
	}
	elems := make([]value.Value, 0, n)
	more := false
	err := each(t, v, func(e value.Value) (bool, error) {
		if more = len(elems) == n; !more {
			elems = append(elems, e)
		}
		return !more, nil
	}, func() error { return TypeError.Errorf("cannot unpack non-iterable %s object", TypeName(v)) }, true)
	switch {
	case err != nil:
		return nil, err
	case more:
		return nil, unpackError(v, n+1, n)
	case len(elems) < n:
		return nil, unpackError(v, len(elems), n)
	}
	return elems, nil
}

// unpackError is the error for got elements where want are wanted. Of what is no
// list, tuple or dict it is not known how many there are, if too many.
func unpackError(v starlark.Value, got, want int) error {
	if got < want {
		return ValueError.Errorf("not enough values to unpack (expected %d, got %d)", want, got)
	}
	switch v := v.(type) {
	case *value.Dict:
		got = v.Len()
	case *value.List, *value.Tuple, starlark.Tuple:
	default:
		return ValueError.Errorf("too many values to unpack (expected %d)", want)
	}
	return ValueError.Errorf("too many values to unpack (expected %d, got %d)", want, got)
}

// UnpackStar returns the elements of v for a, *b, c = v: before elements, a list of
// those between, and after elements.
func UnpackStar(t Thread, v starlark.Value, before, after int) ([]value.Value, error) {
	var elems []value.Value
	err := each(t, v, func(e value.Value) (bool, error) {
		elems = append(elems, e)
		return true, nil
	}, func() error { return TypeError.Errorf("cannot unpack non-iterable %s object", TypeName(v)) }, true)
	if err != nil {
		return nil, err
	}
	if len(elems) < before+after {
		return nil, ValueError.Errorf("not enough values to unpack (expected at least %d, got %d)", before+after, len(elems))
	}
	end := len(elems) - after
	out := make([]value.Value, 0, before+1+after)
	out = append(out, elems[:before]...)
	out = append(out, value.NewList(elems[before:end]...).Value())
	return append(out, elems[end:]...), nil
}
