package script_test

import (
	"io"
	"slices"
	"testing"

	"fstar/internal/script"
)

// writes are what was written at a time.
type writes []string

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, string(p))
	return len(p), nil
}

func TestLines(t *testing.T) {
	var got writes
	w := script.NewOutput(&got, io.Discard).Lines()
	for _, s := range []string{"a", "b\nc", "", "\n", "d\ne\nf", "g"} {
		if n, err := io.WriteString(w, s); n != len(s) || err != nil {
			t.Errorf("wrote %d of %q, %v", n, s, err)
		}
	}
	w.Close()
	w.Close()
	if want := []string{"ab\n", "c\n", "d\ne\n", "fg"}; !slices.Equal(got, want) {
		t.Errorf("written: %q, want %q", got, want)
	}
}
