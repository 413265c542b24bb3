package value

import (
	"unsafe"

	"go.starlark.net/starlark"
)

// Text returns a str. A text of one ASCII character, or of none, needs no memory.
func Text(s string) Value {
	if len(s) == 1 && s[0] < utf8RuneSelf {
		return Value{unsafe.Pointer(&characters[s[0]]), wordText}
	}
	if s == "" {
		return Value{unsafe.Pointer(&noText), wordText}
	}
	kept := s // so that s itself needs no memory above
	return Value{unsafe.Pointer(&kept), wordText}
}

const utf8RuneSelf = 0x80

var noText string

// characters are the texts of one ASCII character.
var characters = func() (t [utf8RuneSelf]string) {
	for i := range t {
		t[i] = string(rune(i))
	}
	return
}()

// IsText reports whether v is a str.
func (v Value) IsText() bool { return v.is(wordText) }

// Text returns the text that v is.
func (v Value) Text() (s string, ok bool) {
	if v.is(wordText) {
		return *(*string)(v.p), true
	}
	return "", false
}

var _ starlark.Value = starlark.String("") // what a text is to Go

// NewText returns a str of n bytes, which the caller writes to the slice before anybody sees
// the text, and never again. The text and its header are one allocation if it is short.
func (a *Arena) NewText(n int) (Value, []byte) {
	switch {
	case n == 0:
		return Text(""), nil
	case n <= len(text16{}.bytes):
		b := a.text16()
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	case n <= len(text32{}.bytes):
		b := new(text32)
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	case n <= len(text48{}.bytes):
		b := new(text48)
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	case n <= len(text64{}.bytes):
		b := new(text64)
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	case n <= len(text80{}.bytes):
		b := new(text80)
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	case n <= len(text112{}.bytes):
		b := new(text112)
		b.s = unsafe.String(&b.bytes[0], n)
		return Value{unsafe.Pointer(&b.s), wordText}, b.bytes[:n:n]
	}
	b := make([]byte, n)
	return Text(unsafe.String(&b[0], n)), b
}

// Text is the function Text, but a short text is copied, so that it takes one allocation and does not keep
// the memory of a text that s is a part of.
func (a *Arena) Text(s string) Value {
	if n := len(s); n < 2 || n > len(text48{}.bytes) {
		return Text(s)
	}
	v, out := a.NewText(len(s))
	copy(out, s)
	return v
}

// TextAt returns the str that p points to, which must never change. It needs no memory.
func TextAt(p *string) Value {
	if len(*p) < 2 {
		return Text(*p)
	}
	return Value{unsafe.Pointer(p), wordText}
}

// text16 and the others are texts with their headers.
type text16 struct {
	s     string
	bytes [16]byte
}

type text32 struct {
	s     string
	bytes [32]byte
}

type text48 struct {
	s     string
	bytes [48]byte
}

type text64 struct {
	s     string
	bytes [64]byte
}

type text80 struct {
	s     string
	bytes [80]byte
}

type text112 struct {
	s     string
	bytes [112]byte
}
