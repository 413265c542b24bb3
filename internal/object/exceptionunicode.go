package object

import (
	"fmt"

	"go.starlark.net/starlark"
)

// initUnicodeError returns the __init__ of a class that is called with arguments of these
// kinds, and has them as its last members: U is a text, n a number, and O bytes.
func initUnicodeError(kinds string) func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
	return func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
		if err := e.noKeywords(kwargs); err != nil {
			return err
		}
		if len(args) != len(kinds) {
			return TypeError.Errorf("function takes exactly %d arguments (%d given)", len(kinds), len(args))
		}
		names := e.MemberNames()
		names = names[len(names)-len(kinds):]
		for i, arg := range args {
			v, err := unicodeArgument(kinds[i], i+1, arg)
			if err != nil {
				return err
			}
			e.SetMember(names[i], v)
		}
		return nil
	}
}

// unicodeArgument returns what the number-th argument of a kind is as a member.
func unicodeArgument(kind byte, number int, arg starlark.Value) (starlark.Value, error) {
	switch v := Plain(arg).(type) {
	case starlark.String:
		if kind == 'U' {
			return arg, nil
		}
	case starlark.Int:
		if kind == 'n' {
			return v, nil
		}
	case starlark.Bool:
		if kind == 'n' {
			return starlark.MakeInt(map[bool]int{true: 1}[bool(v)]), nil
		}
	default:
		if c := ClassOf(v); kind == 'O' && (c == BytesType || c == BytearrayType) {
			return arg, nil
		}
	}
	switch kind {
	case 'n':
		return nil, TypeError.Errorf("'%s' object cannot be interpreted as an integer", TypeName(arg))
	case 'O':
		return nil, TypeError.Errorf("a bytes-like object is required, not '%s'", TypeName(arg))
	}
	return nil, TypeError.Errorf("argument %d must be str, not %s", number, TypeName(arg))
}

// unicodeMessage is the __str__ of the errors of encodings; "" for one whose __init__ was
// not called.
func unicodeMessage(e *Exception) string {
	object := Plain(e.Member("object"))
	if object == nil {
		return ""
	}
	start, err1 := starlark.AsInt32(e.Member("start"))
	end, err2 := starlark.AsInt32(e.Member("end"))
	if err1 != nil || err2 != nil {
		return ""
	}
	reason := Str(e.Member("reason"))
	what, one := "encode character", ""
	if text, ok := starlark.AsString(object); ok {
		if runes := []rune(text); 0 <= start && start < len(runes) {
			one = "'" + escapeRune(runes[start]) + "'"
		}
	} else if data, ok := object.(starlark.Indexable); ok {
		what = "decode byte"
		if 0 <= start && start < data.Len() {
			one = fmt.Sprintf("0x%02x", data.Index(start).(starlark.Int).BigInt())
		}
	}
	prefix := ""
	if e.class.Is(UnicodeTranslateError) {
		what = "translate character"
	} else {
		prefix = "'" + Str(e.Member("encoding")) + "' codec "
	}
	if end == start+1 && one != "" {
		return fmt.Sprintf("%scan't %s %s in position %d: %s", prefix, what, one, start, reason)
	}
	return fmt.Sprintf("%scan't %ss in position %d-%d: %s", prefix, what, start, end-1, reason)
}

func escapeRune(r rune) string {
	switch {
	case r <= 0xff:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// NewUnicodeDecodeError returns the error for bytes start to end of an object that
// are no text in the encoding.
func NewUnicodeDecodeError(encoding string, data starlark.Value, start, end int, reason string) *Exception {
	return UnicodeDecodeError.New(starlark.String(encoding), data, starlark.MakeInt(start), starlark.MakeInt(end), starlark.String(reason))
}

// NewUnicodeEncodeError returns the error for the code points start to end of a text
// that the encoding cannot write.
func NewUnicodeEncodeError(encoding, text string, start, end int, reason string) *Exception {
	return UnicodeEncodeError.New(starlark.String(encoding), starlark.String(text), starlark.MakeInt(start), starlark.MakeInt(end), starlark.String(reason))
}
