package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Rows is an [Iterator] over tuples of one length. A loop that unpacks them into
// variables gets their elements without the tuples.
type Rows struct {
	Opaque
	Iteration
	width  int
	next   func(t Thread, row []value.Value) (bool, error) // nil at the end
	reduce func() *Reduction
}

var (
	_ Iterator          = (*Rows)(nil)
	_ starlark.Iterable = (*Rows)(nil)
	_ starlark.Iterator = (*Rows)(nil)
)

// NewRows returns an iterator over tuples of width elements, whose type is called
// typeName. To next it gives a slice for those of the next tuple; once next has returned
// false, it is not called again.
func NewRows(t Thread, typeName string, width int, next func(t Thread, row []value.Value) (bool, error)) *Rows {
	return &Rows{Opaque: NewOpaque(typeName), Iteration: Iteration{By: t.Caller()}, width: width, next: next}
}

// ReducedBy returns r, for which f is Reduce.
func (r *Rows) ReducedBy(f func() *Reduction) *Rows {
	r.reduce = f
	return r
}

// Over returns r, which gets its elements from these: see [ReadsShared].
func (r *Rows) Over(sources ...starlark.Value) *Rows {
	r.readFrom(sources)
	return r
}

// Reduce returns a call of the built-in function that made the iterator, or nil.
func (r *Rows) Reduce() *Reduction { return reduced(r.reduce) }

// NextValue returns the next tuple.
func (r *Rows) NextValue(t Thread) (value.Value, error) {
	tuple, row := value.MakeTuple(r.width)
	ok, err := r.NextRow(t, row)
	if !ok || err != nil {
		return value.Value{}, err
	}
	return tuple.Value(), nil
}

// Width returns how many elements the tuples have.
func (r *Rows) Width() int { return r.width }

// NextRow puts the elements of the next tuple into row, of Width elements; ok is false at the end.
func (r *Rows) NextRow(t Thread, row []value.Value) (ok bool, err error) {
	if r.next == nil {
		return false, nil
	}
	ok, err = r.next(t, row)
	if !ok && err == nil {
		r.next = nil
	}
	return ok, err
}

// Iterate returns r.
func (r *Rows) Iterate() starlark.Iterator { return r }

// Next is NextValue for the interpreter.
func (r *Rows) Next(p *starlark.Value) bool { return r.Step(r, p) }
