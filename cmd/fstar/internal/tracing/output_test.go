package tracing

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestOutput(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte("something that is longer than what comes"), 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	o := &output{f: f}
	check := func(want string) {
		t.Helper()
		if data, err := os.ReadFile(name); err != nil || string(data) != want {
			t.Errorf("file %q, %v, want %q", data, err, want)
		}
	}
	o.begin([]byte("head.end"), 5)
	check("head.end")
	o.write([]byte("1.2.3.end"), 2)
	check("head.1.2.3.end")
	o.write([]byte(".end"), 0)
	check("head.1..end   ")
	o.write([]byte("2.3.end"), 4)
	check("head.1.2.3.end")
	o.write([]byte("end"), 0)
	check("head.1.2.3.end")
	o.write([]byte("4.longer.end"), 2)
	check("head.1.2.3.4.longer.end")

	o.f.WriteAt([]byte("a part"), o.at) // as a full device takes it
	o.restore()
	check("head.1.2.3.4.end")
	if err := o.close([]byte("!")); err != nil {
		t.Error(err)
	}
	check("head.1.2.3.4.!")
}

// What cannot be written again, such as a pipe, has its tail at the end.
func TestOutputToPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	o := &output{f: w, stream: true}
	if err := o.begin([]byte("head.end"), 5); err != nil {
		t.Error(err)
	}
	for range 3 {
		o.write([]byte("x.end"), 1)
	}
	if err := o.close([]byte("last.end")); err != nil {
		t.Error(err)
	}
	if data, _ := io.ReadAll(r); string(data) != "head.xxxlast.end" {
		t.Errorf("wrote %q", data)
	}
}
