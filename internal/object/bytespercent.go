package object

import (
	"go.starlark.net/starlark"
)

// raw says how PercentBytes sees bytes: as texts whose code points they are.
var raw = Raw{
	Text: func(v starlark.Value) (string, bool) {
		s, ok := AsBytes(v)
		return latin1(s), ok
	},
	Key: func(text string) starlark.Value { return Bytes(fromLatin1(text)) },
}

// percentBytes returns the bytes-like x % y, f being the bytes of x.
func percentBytes(x starlark.Value, f string, y starlark.Value) (starlark.Value, error) {
	s, err := PercentBytes(latin1(f), y, raw)
	if err != nil {
		return nil, err
	}
	out := fromLatin1(s)
	if _, ok := x.(*Bytearray); ok {
		return &Bytearray{out}, nil
	}
	return Bytes(out), nil
}

// latin1 returns the text whose code points are the bytes of s.
func latin1(s string) string {
	runes := make([]rune, len(s))
	for i := range runes {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// fromLatin1 returns the bytes that the code points of a text are.
func fromLatin1(s string) []byte {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}
