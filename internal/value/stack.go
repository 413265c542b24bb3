package value

import "unsafe"

// frameSize is how many values a Frame has for which no bounds need be checked.
const frameSize = 256

// A Frame is a window of a Stack: the values of one running function. A slot is a uint8, so
// that no index is out of bounds; a function that has more values than that keeps the others
// in a slice.
type Frame [frameSize]Value

// A Stack holds the Frames of one thread, the innermost last. The zero Stack is empty. It
// begins with 4 KiB and grows by doubling, in segments of at most 1 MiB; of what it has got
// it keeps what it needs now and one segment more, so that a call at the end of a segment
// does not make one each time. A Frame stays where it is until it is popped.
type Stack struct {
	segment []Value // the one that frames are pushed to
	top     int     // how many of its values are taken
	outer   []outer // segments that are full
	spare   []Value // one that was left, cleared
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

// Mark returns the height of s.
func (s *Stack) Mark() Mark { return Mark{len(s.outer), s.top} }

// Push adds a Frame of size values, at most 256, that are all absent, and returns it with the
// mark to give to [Stack.Pop]. Nothing of the Frame beyond size may be used.
func (s *Stack) Push(size int) (*Frame, Mark) {
	m := s.Mark()
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
		if len(s.segment) > len(s.spare) {
			s.spare = s.segment
		}
		last := len(s.outer) - 1
		s.segment, s.top = s.outer[last].segment, s.outer[last].top
		s.outer[last] = outer{}
		s.outer = s.outer[:last]
	}
	clear(s.segment[m.top:s.top])
	s.top = m.top
}

// grow goes on in another segment that has room for a frame of size values.
func (s *Stack) grow(size int) {
	if s.segment != nil {
		s.outer = append(s.outer, outer{s.segment, s.top})
	}
	n := max(size+1+framePadding, min(max(firstSegment, 2*len(s.segment)), largeSegment))
	if len(s.spare) >= size+1+framePadding {
		s.segment, s.spare = s.spare, nil
	} else {
		s.segment = make([]Value, n)
	}
	s.top = 0
}
