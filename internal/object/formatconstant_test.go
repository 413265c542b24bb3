package object_test

import (
	"testing"

	"fstar/internal/object"
	"fstar/internal/value"
)

// What was read beforehand is laid out without memory of its own.
func TestConstantFormatsNeedNoMemory(t *testing.T) {
	percent := object.ReadPercent("%s: %5d %.2f %-8s|")
	args := []value.Value{value.Text("spam"), value.Int(42), value.Float(2.5), value.Text("eggs")}
	text, number := object.ReadSpec(">10"), object.ReadSpec("8.2f")
	var buf [128]byte
	if n := testing.AllocsPerRun(100, func() {
		b, ok := percent.Append(buf[:0], args)
		if !ok || string(b) != "spam:    42 2.50 eggs    |" {
			t.Fatalf("got %q, %v", b, ok)
		}
	}); n != 0 {
		t.Errorf("%% needs %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() {
		b, _ := text.Append(buf[:0], value.Text("spam"))
		b, ok := number.Append(b, value.Float(2.5))
		if !ok || string(b) != "      spam    2.50" {
			t.Fatalf("got %q, %v", b, ok)
		}
	}); n != 0 {
		t.Errorf("specs need %v allocations", n)
	}
}
