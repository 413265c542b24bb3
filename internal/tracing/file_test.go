package tracing

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fstar/host"
)

// event returns what is known of a task that has ended: task id began after id
// milliseconds, and took one, in the same thread.
func event(began time.Time, id uint64, pool *host.TaskPool) host.TaskEvent {
	at := began.Add(time.Duration(id) * time.Millisecond)
	return host.TaskEvent{
		ID: id, Pool: pool, Function: "f", Items: 1, Args: "1",
		Queued: began, Submitter: host.TaskThread{Name: "MainThread", Pid: os.Getpid(), Ident: 1},
		Started: at, Worker: host.TaskThread{Name: "pool_0", Pid: os.Getpid(), Ident: 2},
		Ended: at.Add(time.Millisecond), Kind: host.TaskEnded,
	}
}

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	f, err := create(name, "head", "tail")
	if err != nil {
		t.Fatal(err)
	}
	check := func(want string) {
		t.Helper()
		if data, err := os.ReadFile(name); err != nil || string(data) != want {
			t.Errorf("file %q, %v, want %q", data, err, want)
		}
	}
	check("headtail")
	f.buf = append(f.buf, " one"...)
	f.grown()
	check("headtail")
	f.flush(false)
	check("head onetail")
	f.buf = append(f.buf, " two"...)
	if err := f.close(); err != nil {
		t.Error(err)
	}
	check("head one twotail")
}

// What cannot be written again, such as a pipe, has its tail at the end.
func TestFileOfPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	f := &file{f: w, tail: "tail", keep: true}
	for range 3 {
		f.buf = append(f.buf, "x"...)
		f.flush(false)
	}
	if err := f.close(); err != nil {
		t.Error(err)
	}
	if data, _ := io.ReadAll(r); string(data) != "xxxtail" {
		t.Errorf("wrote %q", data)
	}
}

func TestAppendText(t *testing.T) {
	for text, want := range map[string]string{
		"plain text":             `"plain text"`,
		`a "b" \`:                `"a \"b\" \\"`,
		"</script><!--":          `"\u003c/script\u003e\u003c!--"`,
		"é\n\u2028\x00":          `"é\n\u2028\u0000"`,
		"\xff":                   `"\ufffd"`,
		"a&b":                    `"a\u0026b"`,
		"<lambda>":               `"\u003clambda\u003e"`,
		"":                       `""`,
		strings.Repeat("x", 100): `"` + strings.Repeat("x", 100) + `"`,
	} {
		if got := string(appendText(nil, text)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestAppendMicros(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0", 5 * time.Microsecond: "5", 1234567: "1234.567", 1001: "1.001", -50: "-0.050", time.Hour: "3600000000",
	} {
		if got := string(appendMicros(nil, d)); got != want {
			t.Errorf("%v is %s, want %s", d, got, want)
		}
	}
}
