package object

import (
	"fmt"
	"reflect"

	"go.starlark.net/starlark"
)

// unicodeMessage is what str gives for an instance with all five arguments.
func unicodeMessage(e *Exception) (string, bool) {
	if len(e.args) != 5 || !e.class.Is(UnicodeError) {
		return "", false
	}
	encoding, _ := starlark.AsString(e.args[0])
	reason, _ := starlark.AsString(e.args[4])
	start, err1 := starlark.AsInt32(e.args[2])
	end, err2 := starlark.AsInt32(e.args[3])
	if err1 != nil || err2 != nil {
		return "", false
	}
	if data := reflect.ValueOf(e.args[1]); e.args[1].Type() == "bytes" && data.Kind() == reflect.String {
		text := data.String()
		if 0 <= start && end == start+1 && start < len(text) {
			return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", encoding, text[start], start, reason), true
		}
		return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", encoding, start, end-1, reason), true
	}
	if text, ok := starlark.AsString(e.args[1]); ok {
		runes := []rune(text)
		if 0 <= start && end == start+1 && start < len(runes) {
			return fmt.Sprintf("'%s' codec can't encode character '%s' in position %d: %s", encoding, escapeRune(runes[start]), start, reason), true
		}
		return fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", encoding, start, end-1, reason), true
	}
	return "", false
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
