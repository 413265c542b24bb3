package value

import (
	"iter"
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/memory"
)

// A List is Python's list. The zero List is empty. Methods that change it may fail with a
// [*ChangeError]; those that take a [Keys] may run script code, and fail as that does.
type List struct {
	elems []Value
	up    atomic.Pointer[starlark.List] // what holds the elements if elems is empty: see demote.go
	state state
}

// Short lists are one allocation.
type (
	list1 struct {
		List
		buf [1]Value
	}
	list2 struct {
		List
		buf [2]Value
	}
	list3 struct {
		List
		buf [3]Value
	}
	list4 struct {
		List
		buf [4]Value
	}
	list6 struct {
		List
		buf [6]Value
	}
	list8 struct {
		List
		buf [8]Value
	}
)

// NewList returns a list of these elements, which it copies.
func NewList(elems ...Value) *List {
	l := MakeList(len(elems))
	l.elems = append(l.elems, elems...)
	return l
}

// ListOf returns a list that has elems for its own: the caller does not use the slice any more.
func ListOf(elems []Value) *List { return &List{elems: elems} }

// MakeList returns an empty list with room for n elements. One for 0 elements has room for
// some: what is made empty is mostly filled.
func MakeList(n int) *List {
	switch n {
	case 0, 4:
		l := new(list4)
		l.elems = l.buf[:0]
		return &l.List
	case 1:
		l := new(list1)
		l.elems = l.buf[:0]
		return &l.List
	case 2:
		l := new(list2)
		l.elems = l.buf[:0]
		return &l.List
	case 3:
		l := new(list3)
		l.elems = l.buf[:0]
		return &l.List
	case 5, 6:
		l := new(list6)
		l.elems = l.buf[:0]
		return &l.List
	case 7, 8:
		l := new(list8)
		l.elems = l.buf[:0]
		return &l.List
	}
	return &List{elems: make([]Value, 0, n)}
}

// ListOver returns a list that is the same as u, which Go code has made: what is done to one
// is done to the other.
func ListOver(u *starlark.List) *List {
	l := new(List)
	l.up.Store(u)
	return l
}

// Value returns the Value that l is.
func (l *List) Value() Value { return Value{unsafe.Pointer(l), Lists.word} }

// AsList returns the list that v is: a *List itself, a *starlark.List by [ListOver].
func AsList(v Value) (l *List, ok bool) {
	if l, ok := Lists.Get(v); ok {
		return l, true
	}
	if v.class() != listClass {
		return nil, false
	}
	return ListOver(v.object().(*starlark.List)), true
}

// Own returns the elements that l holds itself: all, unless it was demoted, and holds none. It is
// valid until l changes; the caller changes elements only, and only if Len says that there are any.
func (l *List) Own() []Value { return l.elems }

// upstream returns what holds l's elements if l does not.
func (l *List) upstream() *starlark.List {
	if len(l.elems) != 0 {
		return nil
	}
	return l.up.Load()
}

// Len returns the number of elements.
func (l *List) Len() int {
	if u := l.upstream(); u != nil {
		return u.Len()
	}
	return len(l.elems)
}

// At returns l[i], or the zero Value if there is no such element. i may be negative: -1 is the
// last one.
func (l *List) At(i int) Value {
	if uint(i) < uint(len(l.elems)) {
		return l.elems[i]
	}
	return l.at(i)
}

// at is At of all that is not quick.
func (l *List) at(i int) Value {
	u := l.upstream()
	n := len(l.elems)
	if u != nil {
		n = u.Len()
	}
	if i < 0 {
		i += n
	}
	switch {
	case i < 0 || i >= n:
		return Value{}
	case u != nil:
		return importContainer(u.Index(i))
	}
	return l.elems[i]
}

// SetAt does l[i] = v. i may be negative. The error may be [ErrIndex].
func (l *List) SetAt(i int, v Value) error {
	if e := l.elems; uint(i) < uint(len(e)) && l.state.flags == 0 {
		e[i] = v
		return nil
	}
	return l.setAt(i, v)
}

// Put is SetAt where l holds an element at i itself and may be changed. It reports false, and has done nothing, elsewhere.
func (l *List) Put(i int64, v Value) bool {
	if e := l.elems; uint64(i) < uint64(len(e)) && l.state.flags == 0 {
		e[i] = v
		return true
	}
	return false
}

func (l *List) setAt(i int, v Value) error {
	n := l.Len()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return ErrIndex
	}
	if u := l.upstream(); u != nil {
		return u.SetIndex(i, exported(v))
	}
	if l.state.flags != 0 {
		return l.state.refusal("assign to element of", "list")
	}
	l.elems[i] = v
	return nil
}

// Append adds an element at the end.
func (l *List) Append(v Value) error {
	if n := len(l.elems); n < cap(l.elems) && l.state.flags == 0 && n != 0 {
		l.elems = l.elems[:n+1]
		l.elems[n] = v
		return nil
	}
	return l.append(v)
}

// PopLast takes the last element away and returns it: the zero Value if there is none, or if l cannot be
// changed or was demoted.
func (l *List) PopLast() (v Value) {
	i := len(l.elems) - 1
	if i < 0 || l.state.flags != 0 {
		return v
	}
	v = l.elems[i]
	l.elems[i] = Value{}
	l.elems = l.elems[:i]
	l.shrink()
	return v
}

func (l *List) append(v Value) error {
	if u := l.upstream(); u != nil {
		return u.Append(exported(v))
	}
	if l.state.flags != 0 {
		return l.state.refusal("append to", "list")
	}
	if len(l.elems) == cap(l.elems) && !memory.Elements(2*len(l.elems), Size) {
		return ErrSize
	}
	l.hold(append(l.grown(1), v))
	return nil
}

// shortList is the largest list that is one allocation.
const shortList = 8

// hold makes elems the elements. The memory behind the head of a short list is cleared if it is
// used no more: nobody else would do that as long as the list is there.
func (l *List) hold(elems []Value) {
	if old := l.elems; 0 < cap(old) && cap(old) <= shortList && unsafe.SliceData(old) != unsafe.SliceData(elems) {
		clear(old)
	}
	l.elems = elems
}

// grown returns the elements with room for n more. The memory of a large list comes from the system, and is not there
// before it is written; to grow less at a time, as append does, leaves more behind that is to be collected.
func (l *List) grown(n int) []Value {
	have := len(l.elems)
	if have+n <= cap(l.elems) {
		return l.elems
	}
	return appended(make([]Value, 0, max(have+n, 2*have, 4)), l.elems)
}

// piece is how many elements are copied between two looks at whether the script is to stop: a megabyte.
const piece = 1 << 16

// Append appends elems to out as the built-in function does, but piece by piece: it panics as alarm.Must does if the
// script is to stop. The caller has asked package memory for the room.
func Append(out, elems []Value) []Value {
	if n := len(out) + len(elems); n > cap(out) {
		out = appended(make([]Value, 0, max(n, 2*len(out), 4)), out)
	}
	return appended(out, elems)
}

// appended appends elems to out, which has room for them, piece by piece.
func appended(out, elems []Value) []Value {
	for len(elems) > piece {
		out = append(out, elems[:piece]...)
		elems = elems[piece:]
		alarm.Must()
	}
	return append(out, elems...)
}

// Extend adds elements at the end. They may be l's own.
func (l *List) Extend(elems []Value) error {
	if u := l.upstream(); u != nil {
		for _, v := range elems {
			if err := u.Append(exported(v)); err != nil {
				return err
			}
		}
		return nil
	}
	if l.state.flags != 0 {
		return l.state.refusal("extend", "list")
	}
	if n := len(l.elems) + len(elems); n > cap(l.elems) && !memory.Elements(max(n, 2*len(l.elems)), Size) {
		return ErrSize
	}
	l.hold(appended(l.grown(len(elems)), elems))
	return nil
}

// Elems returns the elements. The caller does not change the slice, and does not use it after
// the list was changed.
func (l *List) Elems() []Value {
	if u := l.upstream(); u != nil {
		return upstreamElems(u)
	}
	return l.elems
}

// All returns indices and elements, also of a list that is changed meanwhile.
func (l *List) All() iter.Seq2[int, Value] {
	return func(yield func(int, Value) bool) {
		for i := 0; ; i++ {
			if v := l.At(i); !v.Present() || !yield(i, v) {
				return
			}
		}
	}
}
