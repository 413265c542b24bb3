package spell_test

import (
	"strings"
	"testing"

	"fstar/internal/spell"
)

// TestNearest has what python3 suggests for an attribute of an object with these.
func TestNearest(t *testing.T) {
	as := func(n int) string { return strings.Repeat("a", n) }
	tests := []struct {
		wrong, names, want string
	}{
		{"foo", "food", "food"},
		{"cuont", "count counter total", "count"},
		{"Queue", "queue", "queue"},
		{"prnt", "print property", "print"},
		{"blech", "flech bleeech", "flech"},
		{"bluch", "bluchin blach blech", "blach"}, // the first of two
		{"somethingverywrong", "some thing very wrong", ""},
		{"x", "y z", ""},
		{"x", "X", "X"},
		{"ab", "aB", "aB"},
		{"same", "same", ""},
		{"naïve", "naive", "naive"},
		{as(41), as(40), as(40)},
		{as(40), as(42), as(42)},
		{as(40) + "b", "b" + as(40), as(0)},
		{strings.Repeat("ab", 21), strings.Repeat("Ab", 21), ""}, // too long what differs
		{"foo", strings.Repeat("bar ", 748) + "food", "food"},
		{"foo", strings.Repeat("bar ", 749) + "food", ""}, // too many to look through
		{"", "a", ""},
	}
	for _, test := range tests {
		if got := spell.Nearest(test.wrong, strings.Fields(test.names)); got != test.want {
			t.Errorf("Nearest(%q, %.40q) = %q, want %q", test.wrong, test.names, got, test.want)
		}
	}
}
