package format

import (
	"fmt"
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// asInteger returns the value that %d and the like print for v.
func (p *percent) asInteger(verb rune, v starlark.Value) (starlark.Int, error) {
	var none starlark.Int
	switch v := object.Plain(v).(type) {
	case starlark.Int, starlark.Bool:
		return asInt(v), nil
	case starlark.Float:
		if verb != 'd' && verb != 'i' && verb != 'u' {
			break
		}
		i, err := starlark.NumberToInt(v)
		if err != nil {
			if math.IsNaN(float64(v)) {
				return none, exception.ValueError.Errorf("cannot convert float NaN to integer")
			}
			return none, exception.OverflowError.Errorf("cannot convert float infinity to integer")
		}
		return i, nil
	case *object.Instance:
		methods := []string{"__index__"}
		if verb == 'd' || verb == 'i' || verb == 'u' {
			methods = []string{"__int__", "__index__"}
		}
		for _, name := range methods {
			i, found, err := v.Special(name)
			if err != nil {
				return none, err
			}
			if i, ok := object.Plain(i).(starlark.Int); found && ok {
				return i, nil
			}
		}
	}
	want := "an integer"
	if verb == 'd' || verb == 'i' || verb == 'u' {
		want = "a real number"
	}
	return none, p.requires(verb, want, exception.TypeName(v))
}

// asFloat returns the value that %f and the like print for v.
func (p *percent) asFloat(verb rune, v starlark.Value) (float64, error) {
	switch v := object.Plain(v).(type) {
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
			return 0, exception.OverflowError.Errorf("int too large to convert to float")
		}
		return f, nil
	case *object.Instance:
		for _, name := range []string{"__float__", "__index__"} {
			if f, found, err := v.Special(name); found {
				if err != nil {
					return 0, err
				}
				return p.asFloat(verb, f)
			}
		}
	}
	return 0, p.requires(verb, "a real number", exception.TypeName(v))
}

// char returns the character that %c prints for v.
func (p *percent) char(v starlark.Value) (string, error) {
	got := exception.TypeName(v)
	switch v := object.Plain(v).(type) {
	case starlark.String:
		n := utf8.RuneCountInString(string(v))
		if n == 1 {
			return string(v), nil
		}
		got = fmt.Sprintf("a string of length %d", n)
	case starlark.Int, starlark.Bool:
		i, ok := asInt(v).Int64()
		if !ok || i < 0 || i > 0x10ffff {
			return "", exception.OverflowError.Errorf("%s: %%c argument not in range(0x110000)", p.argument())
		}
		return string(rune(i)), nil
	case *object.Instance:
		if i, found, err := v.Special("__index__"); found {
			if err != nil {
				return "", err
			}
			return p.char(i)
		}
	}
	return "", p.requires('c', "an integer or a unicode character", got)
}
