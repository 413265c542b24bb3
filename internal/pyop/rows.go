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

// Unpacked returns what a loop that unpacks each element into n variables iterates over
// for it, once: a value of [Iterate].
func Unpacked(t *script.Thread, it starlark.Iterable, n int) starlark.Iterable {
	u := &unpacker{Object: NewObject(t, "unpacker"), n: n}
	if rows, ok := it.(*Rows); ok && rows.width == n {
		u.rows, u.buf = rows, make([]starlark.Value, n)
	} else {
		u.it = it.Iterate()
	}
	return u
}

// unpacker goes over elements that the interpreter unpacks at once: all that it gives is
// the same value, which has another element in it each time.
type unpacker struct {
	Object
	n     int
	it    starlark.Iterator // over the elements, or
	rows  *Rows             // those, and
	buf   []starlark.Value  // what they are put in
	elems elements
}

func (u *unpacker) Iterate() starlark.Iterator { return u }

func (u *unpacker) Next(p *starlark.Value) bool {
	t := u.rt.Running()
	if u.rows != nil {
		ok, err := u.rows.nextRow(t, u.buf)
		if err != nil {
			t.Fail(err)
		}
		if !ok || err != nil {
			return false
		}
		u.elems.left = u.buf
	} else {
		if !u.it.Next(p) {
			return false
		}
		elems, err := Unpack(t, *p, u.n)
		if err != nil {
			t.Fail(err)
			return false
		}
		u.elems.left = elems
	}
	*p = &u.elems
	return true
}

func (u *unpacker) Done() {
	if u.it != nil {
		u.it.Done()
	}
}

// elements are those of an element that an unpacker gives.
type elements struct {
	Object
	left []starlark.Value
}

func (e *elements) Iterate() starlark.Iterator { return e }

func (e *elements) Next(p *starlark.Value) bool {
	if len(e.left) == 0 {
		return false
	}
	*p, e.left = e.left[0], e.left[1:]
	return true
}

func (e *elements) Done() {}
