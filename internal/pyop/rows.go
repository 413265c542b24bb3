package pyop

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// Rows is an [Iterator] over tuples of one length. A loop that unpacks them into
// variables gets their elements without the tuples.
type Rows struct {
	Object
	object.Iteration
	width  int
	next   func(t *script.Thread, row []starlark.Value) (bool, error) // nil at the end
	reduce func() *object.Reduction
}

var (
	_ Iterator          = (*Rows)(nil)
	_ starlark.Iterable = (*Rows)(nil)
	_ starlark.Iterator = (*Rows)(nil)
)

// NewRows returns an iterator over tuples of width elements, whose type is called
// typeName. To next it gives a slice for those of the next tuple; once next has returned
// false, it is not called again.
func NewRows(t *script.Thread, typeName string, width int, next func(t *script.Thread, row []starlark.Value) (bool, error)) *Rows {
	return &Rows{Object: NewObject(t, typeName), width: width, next: next}
}

// ReducedBy returns r, for which f is Reduce.
func (r *Rows) ReducedBy(f func() *object.Reduction) *Rows {
	r.reduce = f
	return r
}

// Reduce returns a call of the built-in function that made the iterator, or nil.
func (r *Rows) Reduce() *object.Reduction { return reduced(r.reduce) }

// NextValue returns the next tuple.
func (r *Rows) NextValue(t *script.Thread) (starlark.Value, bool, error) {
	row := make(starlark.Tuple, r.width)
	ok, err := r.nextRow(t, row)
	return row, ok, err
}

// Width returns how many elements the tuples have.
func (r *Rows) Width() int { return r.width }

// NextRow puts the elements of the next tuple into row, of Width elements; ok is false at the end.
func (r *Rows) NextRow(t *script.Thread, row []starlark.Value) (ok bool, err error) {
	return r.nextRow(t, row)
}

func (r *Rows) nextRow(t *script.Thread, row []starlark.Value) (bool, error) {
	if r.next == nil {
		return false, nil
	}
	ok, err := r.next(t, row)
	if !ok && err == nil {
		r.next = nil
	}
	return ok, err
}

// Iterate returns r.
func (r *Rows) Iterate() starlark.Iterator { return r }

// Next is NextValue for the interpreter.
func (r *Rows) Next(p *starlark.Value) bool { return script.Step(r.rt, &r.Iteration, r, p) }
