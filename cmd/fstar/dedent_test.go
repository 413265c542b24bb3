package main

import "testing"

// What CPython -c makes of code, which is what its textwrap.dedent makes of it.
func TestDedent(t *testing.T) {
	tests := []struct{ code, want string }{
		{"x", "x"},
		{"  x = 1\n  y", "x = 1\ny"},
		{"\n    if x:\n        y\n    ", "\nif x:\n    y\n"},
		{"\tx\n    y", "\tx\n    y"},
		{"  x\n y", " x\ny"},
		{"  x\n\n \n  y", "x\n\n\ny"},
		{"x\n  y", "x\n  y"},
		{" \t ", ""},
		{"", ""},
	}
	for _, test := range tests {
		if got := dedent(test.code); got != test.want {
			t.Errorf("dedent(%q) = %q, want %q", test.code, got, test.want)
		}
	}
}
