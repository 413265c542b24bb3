package pyop

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// percentBytes returns the bytes-like x % y. It goes by way of texts whose code
// points are the bytes.
func percentBytes(x starlark.Value, f string, y starlark.Value) (starlark.Value, error) {
	latin := func(v starlark.Value) starlark.Value {
		if s, ok := AsBytes(v); ok {
			return starlark.String(latin1(s))
		}
		return v
	}
	switch operand := y.(type) {
	case starlark.Tuple:
		args := make(starlark.Tuple, len(operand))
		for i, v := range operand {
			args[i] = latin(v)
		}
		y = args
	case starlark.Mapping:
	default:
		y = latin(y)
	}
	s, err := percent(latin1(f), y)
	if err != nil {
		if e, ok := err.(*exception.Exception); ok && e.Message() == "not all arguments converted during string formatting" {
			err = typeErrorf("not all arguments converted during bytes formatting")
		}
		return nil, err
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, byte(r))
	}
	if _, ok := x.(*Bytearray); ok {
		return &Bytearray{out}, nil
	}
	return starlark.Bytes(out), nil
}

// latin1 returns the text whose code points are the bytes of s.
func latin1(s string) string {
	runes := make([]rune, len(s))
	for i := range runes {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
