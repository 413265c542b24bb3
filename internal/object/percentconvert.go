package object

import (
	"fmt"
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// asInteger returns the value that %d and the like print for v.
func (p *percent) asInteger(verb rune, v starlark.Value) (starlark.Int, error) {
	var none starlark.Int
	real := verb == 'd' || verb == 'i' || verb == 'u' // takes floats
	switch v := Plain(v).(type) {
	case starlark.Int, starlark.Bool:
		return Number(v).(starlark.Int), nil
	case starlark.Float:
		if !real {
			break
		}
		i, err := starlark.NumberToInt(v)
		if err != nil {
			if math.IsNaN(float64(v)) {
				return none, ValueError.Errorf("cannot convert float NaN to integer")
			}
			return none, OverflowError.Errorf("cannot convert float infinity to integer")
		}
		return i, nil
	case *Instance:
		var i starlark.Value
		err := ErrUnsupported
		if real {
			i, err = v.Int()
		}
		if err == ErrUnsupported {
			i, err = v.AsIndex()
		}
		switch {
		case err == nil:
			return i.(starlark.Int), nil
		case err != ErrUnsupported && !IsA(err, TypeError):
			return none, err
		}
	}
	if real {
		return none, p.requires(verb, "a real number", v)
	}
	return none, p.requires(verb, "an integer", v)
}

// asFloat returns the value that %f and the like print for v.
func (p *percent) asFloat(verb rune, v starlark.Value) (float64, error) {
	switch v := Plain(v).(type) {
	case starlark.Float:
		return float64(v), nil
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case starlark.Int:
		f := float64(v.Float())
		if math.IsInf(f, 0) {
			return 0, OverflowError.Errorf("int too large to convert to float")
		}
		return f, nil
	case *Instance:
		f, err := v.Float()
		if err == ErrUnsupported {
			f, err = v.AsIndex()
		}
		switch {
		case err == nil:
			return p.asFloat(verb, f)
		case err != ErrUnsupported && !IsA(err, TypeError):
			return 0, err
		}
	}
	return 0, p.requires(verb, "a real number", v)
}

// char returns the character that %c prints for v.
func (p *percent) char(v starlark.Value) (string, error) {
	const want = "an integer or a unicode character"
	switch v := Plain(v).(type) {
	case starlark.String:
		n := utf8.RuneCountInString(string(v))
		if n == 1 {
			return string(v), nil
		}
		return "", p.requiresNot('c', want, fmt.Sprintf("a string of length %d", n))
	case starlark.Int, starlark.Bool:
		i, ok := Number(v).(starlark.Int).Int64()
		if !ok || i < 0 || i > 0x10ffff {
			return "", OverflowError.Errorf("%s: %%c argument not in range(0x110000)", p.argument())
		}
		return string(rune(i)), nil
	case *Instance:
		if i, found, err := v.Special("__index__"); found {
			if err != nil {
				return "", err
			}
			return p.char(i)
		}
	}
	return "", p.requires('c', want, v)
}
