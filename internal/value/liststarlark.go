package value

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// What a list and a tuple are to Go code that knows starlark.Values. Foreign Go code does not
// see them: see [Arena.Export].
var (
	_ starlark.HasSetIndex = (*List)(nil)
	_ starlark.Sliceable   = (*List)(nil)
	_ starlark.Sequence    = (*List)(nil)
	_ starlark.Container   = (*List)(nil)
	_ starlark.Comparable  = (*List)(nil)

	_ starlark.Sliceable  = (*Tuple)(nil)
	_ starlark.Sequence   = (*Tuple)(nil)
	_ starlark.Container  = (*Tuple)(nil)
	_ starlark.Comparable = (*Tuple)(nil)
)

// ListFrom returns a list of elements that are starlark.Values.
func ListFrom(elems []starlark.Value) *List {
	l := MakeList(len(elems))
	for _, x := range elems {
		l.elems = append(l.elems, Of(x))
	}
	return l
}

// Starlarks returns the elements as starlark.Values.
func (l *List) Starlarks() []starlark.Value {
	var a Arena
	elems := make([]starlark.Value, 0, l.Len())
	for _, v := range l.All() {
		elems = append(elems, a.Starlark(v))
	}
	return elems
}

// Type returns "fstar.list". It is not "list", as go.starlark.net takes whatever says so for
// its own.
func (l *List) Type() string { return "fstar.list" }

// String returns the elements as their String methods have them: for debugging.
func (l *List) String() string { return l.Value().text() }

// Truth reports whether there are elements.
func (l *List) Truth() starlark.Bool { return l.Len() > 0 }

// Hash fails.
func (l *List) Hash() (uint32, error) { return 0, &UnhashableError{l.Value()} }

// Freeze makes the list read-only for ever, and the values in it as their Freeze does.
func (l *List) Freeze() { freeze(l.Value()) }

// Index returns an element as a starlark.Value.
func (l *List) Index(i int) starlark.Value { return l.At(i).Starlark() }

// SetIndex sets an element.
func (l *List) SetIndex(i int, x starlark.Value) error { return l.SetAt(i, Import(x)) }

// Slice returns a new list.
func (l *List) Slice(start, end, step int) starlark.Value { return l.Sliced(start, end, step) }

// Has reports whether an element equals x.
func (l *List) Has(x starlark.Value) (bool, error) { return l.Contains(nil, Import(x)) }

// Iterate returns an iterator by index. It does not keep the list from being changed.
func (l *List) Iterate() starlark.Iterator { return &sequenceIterator{seq: l} }

// CompareSameType compares with another list as Python does.
func (l *List) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareOp(op, l.Value(), Of(y))
}

// TupleOf returns the elements of a tuple, which is a *Tuple or a starlark.Tuple.
func TupleOf(x starlark.Value) (starlark.Tuple, bool) {
	switch x := x.(type) {
	case starlark.Tuple:
		return x, true
	case *Tuple:
		return x.Starlarks(), true
	}
	return nil, false
}

// TupleFrom returns a tuple of elements that are starlark.Values.
func TupleFrom(elems []starlark.Value) *Tuple {
	t, values := MakeTuple(len(elems))
	for i, x := range elems {
		values[i] = Of(x)
	}
	return t
}

// Starlarks returns the elements as starlark.Values.
func (t *Tuple) Starlarks() starlark.Tuple {
	var a Arena
	elems := make(starlark.Tuple, t.Len())
	for i, v := range t.Elems() {
		elems[i] = a.Starlark(v)
	}
	return elems
}

// Type returns "fstar.tuple". It is not "tuple", as go.starlark.net takes whatever says so for
// its own.
func (t *Tuple) Type() string { return "fstar.tuple" }

// String returns the elements as their String methods have them: for debugging.
func (t *Tuple) String() string { return t.Value().text() }

// Truth reports whether there are elements.
func (t *Tuple) Truth() starlark.Bool { return t.Len() > 0 }

// Hash returns a part of Python's hash.
func (t *Tuple) Hash() (uint32, error) { return foldedHash(t.Value()) }

// Freeze freezes the elements.
func (t *Tuple) Freeze() { freeze(t.Value()) }

// Index returns an element as a starlark.Value.
func (t *Tuple) Index(i int) starlark.Value { return t.At(i).Starlark() }

// Slice returns a tuple.
func (t *Tuple) Slice(start, end, step int) starlark.Value { return t.Sliced(start, end, step) }

// Has reports whether an element equals x.
func (t *Tuple) Has(x starlark.Value) (bool, error) { return t.Contains(nil, Import(x)) }

// Iterate returns an iterator.
func (t *Tuple) Iterate() starlark.Iterator { return &sequenceIterator{seq: t} }

// CompareSameType compares with another tuple as Python does.
func (t *Tuple) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareOp(op, t.Value(), Of(y))
}

// sequenceIterator goes over a list, as long as that is at the time, or a tuple.
type sequenceIterator struct {
	seq   sequence
	at    int
	arena Arena
}

// Next returns the next element.
func (it *sequenceIterator) Next(p *starlark.Value) bool {
	v := it.seq.At(it.at)
	if !v.Present() {
		return false
	}
	it.at++
	*p = it.arena.Starlark(v)
	return true
}

// Done does nothing.
func (*sequenceIterator) Done() {}

// foldedHash returns a hash for tables of go.starlark.net.
func foldedHash(v Value) (uint32, error) {
	h, err := Hash(nil, v)
	return uint32(h>>32) ^ uint32(h), err
}

// compareOp does it for two values that need no Keys.
func compareOp(op syntax.Token, v, w Value) (bool, error) {
	switch op {
	case syntax.EQL, syntax.NEQ:
		equal, err := Equal(nil, v, w)
		return equal == (op == syntax.EQL), err
	}
	order := order4(v, w, maxDepth)
	switch {
	case order == unknown:
		return false, fmt.Errorf("'%s' not supported between instances of '%s' and '%s'", op, typeName(v), typeName(w))
	case order == unordered:
		return false, nil
	}
	switch op {
	case syntax.LT:
		return order < 0, nil
	case syntax.LE:
		return order <= 0, nil
	case syntax.GT:
		return order > 0, nil
	default:
		return order >= 0, nil
	}
}
