package tracing

import (
	"encoding/json"
	"strconv"
	"time"
)

// appendText appends a text as JSON has it. It may stand in a script element of HTML.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			text, _ := json.Marshal(s) // a string has no error
			return append(b, text...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

// appendMicros appends a time in microseconds, with three decimals.
func appendMicros(b []byte, d time.Duration) []byte {
	if d < 0 {
		b, d = append(b, '-'), -d
	}
	b = strconv.AppendInt(b, int64(d/time.Microsecond), 10)
	if rest := int64(d % time.Microsecond); rest > 0 {
		b = append(b, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
	}
	return b
}

func appendInt[T ~int | ~int64 | ~uint64](b []byte, n T) []byte {
	return strconv.AppendInt(b, int64(n), 10)
}
