package value

import (
	"iter"
	"sync/atomic"
	"unsafe"

	"fstar/internal/alarm"
)

// A Tuple is Python's tuple: the head, which the elements follow in the same allocation. So
// Tuples are made by this package only. They do not change, and may be used by any number of
// goroutines if their elements may.
type Tuple struct {
	size unsafe.Pointer // &sizes[n]; of a large tuple, an int
	hash keptHash
}

// The head has the memory of one Value: its pointer where that has one.
const _ = uint(unsafe.Sizeof(Value{})-unsafe.Sizeof(Tuple{})) + uint(unsafe.Sizeof(Tuple{})-unsafe.Sizeof(Value{}))

// sizes are addresses that stand for the numbers of elements of most tuples.
var sizes [1 << 10]byte

// emptyTuple is the only one of no elements.
var emptyTuple = Tuple{size: unsafe.Pointer(&sizes[0])}

// MakeTuple returns a tuple of n elements, and these for the caller to set before anybody sees
// the tuple, and never again.
func MakeTuple(n int) (*Tuple, []Value) {
	var p unsafe.Pointer
	switch n {
	case 0:
		return &emptyTuple, nil
	case 1:
		p = unsafe.Pointer(new([2]Value))
	case 2:
		p = unsafe.Pointer(new([3]Value))
	case 3:
		p = unsafe.Pointer(new([4]Value))
	case 4:
		p = unsafe.Pointer(new([5]Value))
	default:
		p = unsafe.Pointer(unsafe.SliceData(make([]Value, n+1)))
	}
	t := (*Tuple)(p)
	if n < len(sizes) {
		t.size = unsafe.Pointer(&sizes[n])
	} else {
		size := new(int)
		*size = n
		t.size = unsafe.Pointer(size)
	}
	return t, t.Elems()
}

// NewTuple returns a tuple of these elements.
func NewTuple(elems ...Value) *Tuple {
	t, e := MakeTuple(len(elems))
	copy(e, elems)
	return t
}

// Pair returns a tuple of two elements.
func Pair(a, b Value) *Tuple {
	p := new([3]Value)
	p[1], p[2] = a, b
	t := (*Tuple)(unsafe.Pointer(p))
	t.size = unsafe.Pointer(&sizes[2])
	return t
}

// Value returns the Value that t is.
func (t *Tuple) Value() Value { return Value{unsafe.Pointer(t), Tuples.word} }

// AsTuple returns the tuple that v is: a *Tuple itself, a starlark.Tuple as [Import] makes
// it one.
func AsTuple(v Value) (t *Tuple, ok bool) {
	if t, ok := Tuples.Get(v); ok {
		return t, true
	}
	if v.class() != tupleClass {
		return nil, false
	}
	return Tuples.Get(Import(v.object()))
}

// Len returns the number of elements.
func (t *Tuple) Len() int {
	if n := uintptr(t.size) - uintptr(unsafe.Pointer(&sizes)); n < uintptr(len(sizes)) {
		return int(n)
	}
	return *(*int)(t.size)
}

// Elems returns the elements. The caller does not change them.
func (t *Tuple) Elems() []Value {
	return unsafe.Slice((*Value)(unsafe.Add(unsafe.Pointer(t), unsafe.Sizeof(Value{}))), t.Len())
}

// At returns t[i], or the zero Value if there is no such element. i may be negative: -1 is the
// last one.
func (t *Tuple) At(i int) Value {
	elems := t.Elems()
	if i < 0 {
		i += len(elems)
	}
	if uint(i) < uint(len(elems)) {
		return elems[i]
	}
	return Value{}
}

// All returns indices and elements.
func (t *Tuple) All() iter.Seq2[int, Value] {
	return func(yield func(int, Value) bool) {
		for i, v := range t.Elems() {
			if !yield(i, v) {
				return
			}
		}
	}
}

// Sliced returns the tuple of a slice's elements. start, stop and step are as for
// [List.Sliced].
func (t *Tuple) Sliced(start, stop, step int) *Tuple {
	n := sliceLen(start, stop, step)
	if n == t.Len() && step == 1 {
		return t
	}
	c, out := MakeTuple(n)
	appendSlice(out[:0], t.Elems(), start, stop, step)
	return c
}

// Concat returns the tuple of t's elements and those of u.
func (t *Tuple) Concat(u *Tuple) *Tuple {
	switch {
	case t.Len() == 0:
		return u
	case u.Len() == 0:
		return t
	}
	c, out := MakeTuple(t.Len() + u.Len())
	copy(out[copy(out, t.Elems()):], u.Elems())
	return c
}

// Repeat returns the tuple of t's elements, n times. The error may be [ErrSize].
func (t *Tuple) Repeat(n int) (*Tuple, error) {
	total, err := repeatedLen(t.Len(), n)
	if err != nil || total == 0 {
		return &emptyTuple, err
	}
	if n == 1 {
		return t, nil
	}
	c, out := MakeTuple(total)
	repeated(out[:0], t.Elems(), n)
	return c, nil
}

// hashed returns the hash of a tuple, and keeps it: so it takes no longer for tuples that are
// elements of one another many times. What Keys have a say in is kept, too, as CPython does.
func (t *Tuple) hashed(keys Keys, depth int) (uint64, error) {
	if h, ok := t.hash.load(); ok {
		return h, nil
	}
	if depth == 0 {
		return 0, ErrDepth
	}
	elems := t.Elems()
	sum := newTupleHash()
	for i, v := range elems {
		if i%alarm.Every == 0 {
			if err := alarm.Err(); err != nil {
				return 0, err
			}
		}
		h, err := hash(keys, v, depth-1)
		if err != nil {
			return 0, err
		}
		sum.add(h)
	}
	h := sum.sum(len(elems))
	t.hash.store(h)
	return h, nil
}

// quickHash is hashed for a tuple of ints of 64 bits and texts; ok is false for others.
func (t *Tuple) quickHash() (h uint64, ok bool) {
	sum := newTupleHash()
	elems := t.Elems()
	for _, v := range elems {
		switch {
		case v.p == tag(tagInt):
			sum.add(HashInt(int64(v.n)))
		case v.is(wordText):
			sum.add(HashText(*(*string)(v.p)))
		default:
			return 0, false
		}
	}
	return sum.sum(len(elems)), true
}

// A keptHash is a hash once it is known, in two words that are atomic on all machines: the
// second is set last, and is 0 before. A hash that has a 0 there is not kept.
type keptHash struct{ high, low atomic.Uint32 }

func (k *keptHash) load() (h uint64, ok bool) {
	low := k.low.Load()
	return uint64(k.high.Load())<<32 | uint64(low), low != 0
}

func (k *keptHash) store(h uint64) {
	k.high.Store(uint32(h >> 32))
	k.low.Store(uint32(h))
}
