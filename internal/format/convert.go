package format

import (
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// integer returns the value that %d and the like print for v.
func integer(verb rune, v starlark.Value) (starlark.Int, error) {
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
	return none, exception.TypeError.Errorf("%%%c format: %s is required, not %s", verb, want, exception.TypeName(v))
}

// float returns the value that %f and the like print for v.
func float(v starlark.Value) (float64, error) {
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
		if f, found, err := v.Special("__float__"); found {
			if err != nil {
				return 0, err
			}
			return float(f)
		}
	}
	return 0, exception.TypeError.Errorf("must be real number, not %s", exception.TypeName(v))
}

// char returns the character that %c prints for v.
func char(v starlark.Value) (string, error) {
	switch v := object.Plain(v).(type) {
	case starlark.String:
		if utf8.RuneCountInString(string(v)) == 1 {
			return string(v), nil
		}
		return "", exception.TypeError.Errorf("%%c requires an int or a unicode character, not a string of length %d", utf8.RuneCountInString(string(v)))
	case starlark.Int, starlark.Bool:
		i, ok := asInt(v).Int64()
		if !ok || i < 0 || i > 0x10ffff {
			return "", exception.OverflowError.Errorf("%%c arg not in range(0x110000)")
		}
		return string(rune(i)), nil
	}
	return "", exception.TypeError.Errorf("%%c requires an int or a unicode character, not %s", exception.TypeName(v))
}
