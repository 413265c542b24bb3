package value

import "unsafe"

// frameSize is how many values a Frame has for which no bounds need be checked.
const frameSize = 256

// A Frame is a window of a Stack: the values of one running function. A slot is a uint8, so
// that no index is out of bounds; a function that has more values than that keeps the others
// in a slice.
type Frame [frameSize]Value

// A Stack holds the Frames of one thread, the innermost last. The zero Stack is empty. It
// begins with 4 KiB and grows by doubling; what it has got it keeps. A Frame stays where it
// is until it is popped.
type Stack struct {
	segment []Value // the one that frames are pushed to
	top     int     // how many of its values are taken
	outer   []outer // segments that are full
}

type outer struct {
	segment []Value
	top     int
}

const (
	firstSegment = 4096 / int(unsafe.Sizeof(Value{}))
	largeSegment = 1 << 16
)

// A Mark is a height of a Stack: see [Stack.Pop].
type Mark struct{ depth, top int }

// Push adds a Frame of size values, at most 256, that are all absent, and returns it with the
// mark to give to [Stack.Pop]. Nothing of the Frame beyond size may be used.
func (s *Stack) Push(size int) (*Frame, Mark) {
	m := Mark{len(s.outer), s.top}
	if s.top+size >= len(s.segment)-framePadding { // a frame of no values has an address, too
		s.grow(size)
	}
	f := (*Frame)(unsafe.Pointer(&s.segment[s.top]))
	s.top += size
	return f, m
}

// Pop takes the frames off that were pushed since the mark was made.
func (s *Stack) Pop(m Mark) {
	for len(s.outer) > m.depth {
		clear(s.segment[:s.top])
		o := s.outer[len(s.outer)-1]
		s.outer = s.outer[:len(s.outer)-1]
		s.segment, s.top = o.segment, o.top
	}
	clear(s.segment[m.top:s.top])
	s.top = m.top
}

// grow goes on in a new segment that has room for a frame of size values.
func (s *Stack) grow(size int) {
	if s.segment != nil {
		s.outer = append(s.outer, outer{s.segment, s.top})
	}
	n := min(max(firstSegment, 2*len(s.segment)), largeSegment)
	s.segment, s.top = make([]Value, max(n, size+1+framePadding)), 0
}
