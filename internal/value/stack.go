package value

import "unsafe"

// frameSize is how many values a Frame has for which no bounds need be checked.
const frameSize = 256

// A Frame is a window of a Stack: the values of one running function. A slot is a uint8, so
// that no index is out of bounds; a function that has more values than that keeps the others
// in a slice.
type Frame [frameSize]Value

// A Stack holds the Frames of one thread, the innermost last. The zero Stack is empty. It
// begins with 2 KiB and grows by doubling, in segments of at most 1 MiB; of what it has got
// it keeps what it needs now and one segment more, so that a call at the end of a segment
// does not make one each time. A Frame stays where it is until it is popped.
//
// What popped frames had stays where it was until other frames overwrite it, or [Stack.Scrub]
// does.
type Stack struct {
	base    unsafe.Pointer // of the segment
	top     int            // how many of its values are taken
	room    int            // how many may be
	segment []Value        // the one that frames are pushed to
	outer   []outer        // segments that are full
	spare   []Value        // one that was left
}

type outer struct {
	segment []Value
	top     int
	kept    bool // see Keep
}

const (
	firstSegment = 2048/int(unsafe.Sizeof(Value{})) - 1 // and what Go puts before slices
	largeSegment = 1 << 16
)

// A Mark is a height of a Stack: see [Stack.Pop].
type Mark struct{ depth, top int }

// Mark returns the height of s.
func (s *Stack) Mark() Mark { return Mark{len(s.outer), s.top} }

// Enter is Push where that needs no more memory, and nil elsewhere; but what the Frame has is
// left from others. It is popped by Leave.
func (s *Stack) Enter(size int) (f *Frame) {
	if top := s.top + size; top < s.room {
		f = (*Frame)(unsafe.Add(s.base, uintptr(s.top)*unsafe.Sizeof(Value{})))
		s.top = top
	}
	return f
}

// Leave takes off the Frame of size values that Enter returned last.
func (s *Stack) Leave(size int) { s.top -= size }

// fewSlots is how many values are cleared one by one, which is faster than to ask the run time.
const fewSlots = 4

// Clear makes the values of f from index i up to n absent.
func (f *Frame) Clear(i, n int) {
	if n-i <= fewSlots {
		for ; i < n; i++ {
			f[uint8(i)] = Value{}
		}
		return
	}
	clear(unsafe.Slice((*Value)(unsafe.Add(unsafe.Pointer(f), uintptr(i)*unsafe.Sizeof(Value{}))), n-i))
}

// Push adds a Frame of size values, at most 256, that are all absent, and returns it with the
// mark to give to [Stack.Pop]. Nothing of the Frame beyond size may be used.
func (s *Stack) Push(size int) (*Frame, Mark) {
	m := s.Mark()
	f := s.Enter(size)
	if f == nil {
		s.grow(size)
		f = s.Enter(size)
	}
	f.Clear(0, size)
	return f, m
}

// Pop takes the frames off that were pushed since the mark was made.
func (s *Stack) Pop(m Mark) {
	for len(s.outer) > m.depth {
		if len(s.segment) > len(s.spare) {
			s.spare = s.segment
		}
		last := len(s.outer) - 1
		if o := s.outer[last]; o.kept {
			s.use(make([]Value, lengthBeside(o.segment, o.top)))
		} else {
			s.use(o.segment)
		}
		s.outer[last] = outer{}
		s.outer = s.outer[:last]
	}
	s.top = m.top
}

// Height returns how many values of the segment that frames are pushed to lie below f; 0 if f is
// in no such place.
func (s *Stack) Height(f *Frame) int {
	n := (uintptr(unsafe.Pointer(f)) - uintptr(s.base)) / unsafe.Sizeof(Value{}) // huge if it is below
	if s.base == nil || n >= uintptr(len(s.segment)) {
		return 0
	}
	return int(n)
}

// scrubbed is how many absent values Scrub takes for the end of what popped frames had.
const scrubbed = 64

// Scrub forgets what popped frames had, up to the height of the highest, and what is above that as far
// as there is something: for a thread that is about to wait, or now and then.
func (s *Stack) Scrub(height int) {
	scrub(s.segment[s.top:], height-s.top)
	scrub(s.spare, 0)
}

func scrub(left []Value, height int) {
	for i, absent := 0, 0; i < len(left) && (i < height || absent < scrubbed); i++ {
		if left[i] == (Value{}) {
			absent++
		} else {
			left[i], absent = Value{}, 0
		}
	}
}

// Keep leaves the frames that s has now where they are, with what is in them, for good: what is pushed from
// then on, when they have been popped, goes elsewhere. It takes memory for as many values as s has.
func (s *Stack) Keep() {
	for i := range s.outer {
		s.outer[i].kept = true
	}
	if s.segment != nil {
		scrub(s.segment[s.top:], 0)
		s.use(make([]Value, lengthBeside(s.segment, s.top)))
	}
}

// lengthBeside returns how long a segment is that takes the place of another one, of which top values are taken.
func lengthBeside(segment []Value, top int) int {
	return min(len(segment), max(firstSegment, 2*top+framePadding))
}

// use makes frames be pushed to a segment.
func (s *Stack) use(segment []Value) {
	s.segment = segment
	s.base, s.room = unsafe.Pointer(unsafe.SliceData(segment)), len(segment)-framePadding // a frame of no values has an address, too
}

// grow goes on in another segment that has room for a frame of size values.
func (s *Stack) grow(size int) {
	if s.segment != nil {
		s.outer = append(s.outer, outer{segment: s.segment, top: s.top})
	}
	n := max(size+1+framePadding, min(max(firstSegment, 2*len(s.segment)), largeSegment))
	if len(s.spare) >= size+1+framePadding {
		s.use(s.spare)
		s.spare = nil
	} else {
		s.use(make([]Value, n))
	}
	s.top = 0
}

// NewFrame returns a Frame of size values, at most 256, that is on no Stack: of a generator.
func NewFrame(size int) *Frame {
	mem := make([]Value, size+1+framePadding)
	return (*Frame)(unsafe.Pointer(&mem[0]))
}

// NewWithFrame returns a T with a Frame of size values, at most 256, that is on no Stack. Small ones are
// in one piece of memory, which lasts as long as one of them is in use.
func NewWithFrame[T any](size int) (*T, *Frame) {
	switch {
	case framePadding > 0:
	case size <= 7:
		x := new(struct {
			of     T
			values [7]Value
		})
		return &x.of, (*Frame)(unsafe.Pointer(&x.values))
	case size <= 9:
		x := new(struct {
			of     T
			values [9]Value
		})
		return &x.of, (*Frame)(unsafe.Pointer(&x.values))
	case size <= 12:
		x := new(struct {
			of     T
			values [12]Value
		})
		return &x.of, (*Frame)(unsafe.Pointer(&x.values))
	case size <= 16:
		x := new(struct {
			of     T
			values [16]Value
		})
		return &x.of, (*Frame)(unsafe.Pointer(&x.values))
	case size <= 24:
		x := new(struct {
			of     T
			values [24]Value
		})
		return &x.of, (*Frame)(unsafe.Pointer(&x.values))
	}
	return new(T), NewFrame(size)
}
