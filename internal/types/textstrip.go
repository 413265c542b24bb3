package types

import (
	"strings"

	"fstar/internal/value"
)

func (x text) strip(chars value.Value) (value.Value, error)  { return x.stripped(chars, true, true) }
func (x text) lstrip(chars value.Value) (value.Value, error) { return x.stripped(chars, true, false) }
func (x text) rstrip(chars value.Value) (value.Value, error) { return x.stripped(chars, false, true) }

// stripped returns x without white space, or others chars, at its ends.
func (x text) stripped(chars value.Value, left, right bool) (value.Value, error) {
	s := x.s
	if !given(chars) {
		if left {
			s = strings.TrimLeftFunc(s, x.space)
		}
		if right {
			s = strings.TrimRightFunc(s, x.space)
		}
		return x.wrap(s), nil
	}
	set, ok := x.as(chars)
	switch {
	case !ok && x.bytes:
		return value.Value{}, bytesWanted(chars)
	case !ok:
		return value.Value{}, typeErrorf("%s arg must be None or str", x.method)
	case x.bytes:
		for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
			s = s[1:]
		}
		for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
			s = s[:len(s)-1]
		}
		return x.wrap(s), nil
	}
	if left {
		s = strings.TrimLeft(s, set)
	}
	if right {
		s = strings.TrimRight(s, set)
	}
	return x.wrap(s), nil
}
