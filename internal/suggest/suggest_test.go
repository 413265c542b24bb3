package suggest_test

import (
	"strings"
	"testing"

	"fstar/internal/suggest"
)

// What CPython suggests was recorded with the candidates in this order.
func TestClosest(t *testing.T) {
	tests := []struct{ wrong, candidates, want string }{
		{"prnt", "input print range", "print"},
		{"pritn", "input print range", "print"},
		{"PRINT", "input print range", ""},
		{"prinT", "input print range", "print"},
		{"print", "print", ""},
		{"x", "y z", ""},
		{"xs", "x y", "x"},
		{"threadpoolexecutor", "submit ThreadPoolExecutor", "ThreadPoolExecutor"},
		{"reslut", "results result", "result"},
		{"totally", "different names", ""},
		{"größe", "grosse größen", "größen"},
		{"Aea", "area enumerate", "area"},
		{strings.Repeat("a", 41), strings.Repeat("a", 40), ""},
	}
	for _, test := range tests {
		if got := suggest.Closest(test.wrong, strings.Fields(test.candidates)); got != test.want {
			t.Errorf("Closest(%q, %q) = %q, want %q", test.wrong, test.candidates, got, test.want)
		}
	}
}

func TestClosestOfTooMany(t *testing.T) {
	names := []string{"print"}
	for len(names) < 750 {
		names = append(names, "other")
	}
	if got := suggest.Closest("prnt", names); got != "print" {
		t.Errorf("got %q of 750", got)
	}
	if got := suggest.Closest("prnt", append(names, "other")); got != "" {
		t.Errorf("got %q of 751", got)
	}
}
