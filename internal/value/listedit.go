package value

import (
	"math"
	"slices"
	"unsafe"

	"fstar/internal/alarm"
	"fstar/internal/memory"
)

// Insert puts an element before the one at index i, which may be negative, and is as near as
// there are elements if it is beyond them.
func (l *List) Insert(i int, v Value) error {
	n := l.Len()
	if i < 0 {
		i = max(i+n, 0)
	}
	i = min(i, n)
	if u := l.upstream(); u != nil {
		return upstreamInsert(u, i, exported(v))
	}
	if l.state.flags != 0 {
		return l.state.refusal("insert into", "list")
	}
	if len(l.elems) == cap(l.elems) && !memory.Elements(2*len(l.elems), Size) {
		return ErrSize
	}
	l.hold(slices.Insert(l.elems, i, v))
	return nil
}

// Pop takes the element at index i away, which may be negative, and returns it. The error may
// be [ErrIndex].
func (l *List) Pop(i int) (Value, error) {
	n := l.Len()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, ErrIndex
	}
	if u := l.upstream(); u != nil {
		return upstreamPop(u, i)
	}
	if l.state.flags != 0 {
		return Value{}, l.state.refusal("pop from", "list")
	}
	v := l.elems[i]
	switch {
	case i == n-1:
		l.elems[i] = Value{}
		l.elems = l.elems[:i]
		l.shrink()
	case i == 0: // a queue: what it needs no more goes when it grows
		l.elems[0] = Value{}
		l.elems = l.elems[1:]
	default:
		l.elems = slices.Delete(l.elems, i, i+1)
	}
	return v, nil
}

// shrink gives memory back that a list which was long does not need any more.
func (l *List) shrink() {
	if n := len(l.elems); cap(l.elems) >= 64 && n < cap(l.elems)/4 {
		l.elems = append(make([]Value, 0, 2*n), l.elems...)
	}
}

// Clear takes all elements away.
func (l *List) Clear() error {
	if u := l.upstream(); u != nil {
		return u.Clear()
	}
	if l.state.flags != 0 {
		return l.state.refusal("clear", "list")
	}
	l.hold(nil)
	return nil
}

// Reverse turns the order of the elements round.
func (l *List) Reverse() error {
	if u := l.upstream(); u != nil {
		elems := upstreamValues(u)
		slices.Reverse(elems)
		return upstreamReplace(u, elems)
	}
	if l.state.flags != 0 {
		return l.state.refusal("reverse", "list")
	}
	slices.Reverse(l.elems)
	return nil
}

// Copy returns a new list of the same elements.
func (l *List) Copy() *List { return NewList(l.Elems()...) }

// Slice operations take start, stop and step as slice.indices() of Python returns them: they
// fit the length that the list has, and step is not 0.

// sliceLen returns how many elements a slice has.
func sliceLen(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && start > stop:
		return (start-stop-1)/-step + 1
	}
	return 0
}

// appendSlice appends the elements of a slice.
func appendSlice(out, elems []Value, start, stop, step int) []Value {
	if step == 1 {
		if start < stop {
			out = append(out, elems[start:stop]...)
		}
		return out
	}
	for i := range sliceLen(start, stop, step) {
		if i%alarm.Every == alarm.Every-1 {
			alarm.Must()
		}
		out = append(out, elems[start+i*step])
	}
	return out
}

// Sliced returns a new list of the elements of a slice.
func (l *List) Sliced(start, stop, step int) *List {
	c := MakeList(sliceLen(start, stop, step))
	c.elems = appendSlice(c.elems, l.Elems(), start, stop, step)
	return c
}

// SetSlice replaces the elements of a slice by others, which may be l's own. The error may be
// a [*SliceSizeError] if step is not 1.
func (l *List) SetSlice(start, stop, step int, elems []Value) error {
	if step == 1 {
		stop = max(start, stop)
	} else if n := sliceLen(start, stop, step); n != len(elems) {
		return &SliceSizeError{len(elems), n}
	}
	u := l.upstream()
	if u == nil && l.state.flags != 0 {
		return l.state.refusal("assign to slice of", "list")
	}
	if step == 1 && !memory.Elements(2*len(elems)+len(l.elems), Size) {
		return ErrSize
	}
	if u != nil || overlap(elems, l.elems) {
		elems = slices.Clone(elems)
	}
	all := l.Elems()
	if step == 1 {
		all = slices.Replace(all, start, stop, elems...)
	} else {
		for i, v := range elems {
			all[start+i*step] = v
		}
	}
	if u != nil {
		return upstreamReplace(u, exportedAll(all))
	}
	l.hold(all)
	l.shrink()
	return nil
}

// overlap reports whether two slices share memory.
func overlap(a, b []Value) bool {
	if len(a) == 0 || cap(b) == 0 {
		return false
	}
	b = b[:cap(b)]
	return uintptr(unsafe.Pointer(&a[0])) <= uintptr(unsafe.Pointer(&b[len(b)-1])) &&
		uintptr(unsafe.Pointer(&b[0])) <= uintptr(unsafe.Pointer(&a[len(a)-1]))
}

// DeleteSlice takes the elements of a slice away.
func (l *List) DeleteSlice(start, stop, step int) error {
	n := sliceLen(start, stop, step)
	u := l.upstream()
	if u == nil && l.state.flags != 0 {
		return l.state.refusal("delete from", "list")
	}
	if n == 0 {
		return nil
	}
	if step < 0 { // the same, from the front
		start, step = start+(n-1)*step, -step
	}
	all := l.Elems()
	if step == 1 {
		all = slices.Delete(all, start, start+n)
	} else {
		kept := start
		for i := start; i < len(all); i++ {
			if d := i - start; d%step != 0 || d/step >= n {
				all[kept] = all[i]
				kept++
			}
		}
		clear(all[kept:])
		all = all[:kept]
	}
	if u != nil {
		return upstreamReplace(u, exportedAll(all))
	}
	l.hold(all)
	l.shrink()
	return nil
}

// Concat returns a new list of the elements of l and those of m.
func (l *List) Concat(m *List) *List {
	a, b := l.Elems(), m.Elems()
	c := MakeList(len(a) + len(b))
	c.elems = appended(appended(c.elems, a), b)
	return c
}

// repeated appends elems n times to out, which has room for them.
func repeated(out, elems []Value, n int) []Value {
	if len(elems) == 1 {
		for n > 0 {
			part := min(n, alarm.Every)
			out = out[:len(out)+part]
			fill(out[len(out)-part:], elems[0])
			if n -= part; n > 0 {
				alarm.Must()
			}
		}
		return out
	}
	for i := range n {
		if i%alarm.Every == alarm.Every-1 {
			alarm.Must()
		}
		out = append(out, elems...)
	}
	return out
}

// fill makes all elements v.
func fill(elems []Value, v Value) {
	if v.isObject() {
		for i := range elems {
			elems[i] = v
		}
		return
	}
	type words struct { // of a Value, which the collector need not be told of
		p uintptr
		n uint64
	}
	w := words{uintptr(v.p), v.n}
	all := unsafe.Slice((*words)(unsafe.Pointer(unsafe.SliceData(elems))), len(elems))
	for i := range all {
		all[i] = w
	}
}

// repeatedLen returns how many elements there are if n is repeated; a negative number of times
// is none. The error may be [ErrSize].
func repeatedLen(elems, times int) (int, error) {
	if times <= 0 || elems == 0 {
		return 0, nil
	}
	if elems > math.MaxInt/times || !memory.Elements(elems*times, Size) {
		return 0, ErrSize
	}
	return elems * times, nil
}

// Repeat returns a new list of the elements of l, n times. The error may be [ErrSize].
func (l *List) Repeat(n int) (*List, error) {
	elems := l.Elems()
	total, err := repeatedLen(len(elems), n)
	if err != nil || total == 0 {
		return MakeList(0), err
	}
	c := MakeList(total)
	c.elems = repeated(c.elems, elems, n)
	return c, nil
}

// RepeatInPlace makes l its elements n times. The error may be [ErrSize].
func (l *List) RepeatInPlace(n int) error {
	c, err := l.Repeat(n)
	if err != nil {
		return err
	}
	return l.SetSlice(0, l.Len(), 1, c.elems)
}
