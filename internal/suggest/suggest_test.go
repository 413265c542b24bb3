package suggest_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"fstar/internal/suggest"
)

// TestClosest compares with what testdata/record.py recorded.
func TestClosest(t *testing.T) {
	data, err := os.ReadFile("testdata/closest.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var c [3]string // null is ""
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if got := suggest.Closest(c[0], strings.Fields(c[1])); got != c[2] {
			t.Errorf("Closest(%q, %.60q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
