package object

import (
	"sync/atomic"
	"unicode/utf8"
	"unsafe"
	"weak"
)

// A textMap says where in a long text its code points begin, so that a script which goes
// through the text by index takes time in proportion to the text and not to its square.
// It is never changed.
type textMap struct {
	text  string
	chars int
	marks []int // where each code point of a number that markEvery divides begins; nil if all is ASCII
}

const (
	mapFrom   = 2048 // bytes: to look through a shorter text takes about as long as to find its map
	markEvery = 128  // code points: the marks take up to a sixteenth of the text's memory
)

// textMaps has the maps of the texts used last, each in the slot that its address gives. All
// threads and Hosts share them: what a script can learn from them is only how long it takes.
// They and their texts live until the next garbage collection, which looks through more
// memory than it takes to make a map anew.
var textMaps [16]atomic.Pointer[weak.Pointer[textMap]]

// mapOf returns the map of s, or nil if s is short.
func mapOf(s string) *textMap {
	if len(s) < mapFrom {
		return nil
	}
	data := unsafe.StringData(s)
	slot := &textMaps[uint64(uintptr(unsafe.Pointer(data)))*0x9e3779b97f4a7c15>>60]
	if w := slot.Load(); w != nil {
		if m := w.Value(); m != nil && len(m.text) == len(s) && unsafe.StringData(m.text) == data {
			return m
		}
	}
	m := newTextMap(s)
	w := weak.Make(m)
	slot.Store(&w)
	return m
}

func newTextMap(s string) *textMap {
	m := &textMap{text: s}
	if IsASCII(s) {
		m.chars = len(s)
		return m
	}
	m.marks = make([]int, 0, len(s)/(2*markEvery)+1)
	for at := range s {
		if m.chars%markEvery == 0 {
			m.marks = append(m.marks, at)
		}
		m.chars++
	}
	return m
}

// offset is [Offset] in the text.
func (m *textMap) offset(i int) int {
	switch {
	case i > m.chars:
		return -1
	case i == m.chars:
		return len(m.text)
	case m.marks == nil:
		return i
	}
	at := m.marks[i/markEvery]
	for range i % markEvery {
		_, n := utf8.DecodeRuneInString(m.text[at:])
		at += n
	}
	return at
}
