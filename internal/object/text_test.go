package object_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fstar/internal/object"
)

// Texts with something else than ASCII at each place, in and behind the bytes that are
// looked at together.
func TestCharCount(t *testing.T) {
	for n := range 100 {
		ascii := strings.Repeat("\x7f", n)
		if got := object.CharCount(ascii); got != n || !object.IsASCII(ascii) {
			t.Errorf("%d ASCII characters: %d", n, got)
		}
		for at := range n + 1 {
			for _, other := range []string{"\u0080", "線", "\U0001f600", "\xff", "\xe7\xb7"} { // the last two are no UTF-8
				s := ascii[:at] + other + ascii[at:]
				if got, want := object.CharCount(s), utf8.RuneCountInString(s); got != want || object.IsASCII(s) {
					t.Errorf("%q: %d, want %d", s, got, want)
				}
			}
		}
	}
}

func BenchmarkCharCount(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": strings.Repeat("x", 1<<20),
		"short": "a name",
		"other": strings.Repeat("線", 1<<18),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				object.CharCount(s)
			}
		})
	}
}
