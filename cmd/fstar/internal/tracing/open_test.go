package tracing

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// textOf returns what a file of a format is.
func textOf(t *testing.T, format Format) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file")
	f := begin(t, name, format, "old")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Only files of the same format are written over.
func TestOpenForeign(t *testing.T) {
	trace, timeline := textOf(t, Trace), textOf(t, Timeline)
	for _, c := range []struct {
		name, text string
		format     Format
		reason     string
	}{
		{"empty", "", Trace, ""},
		{"empty", "", Timeline, ""},
		{"old", trace, Trace, ""},
		{"old", timeline, Timeline, ""},
		{"old with spaces at the end", trace + "   ", Trace, ""},
		{"the other one", timeline, Trace, "is a timeline, not a trace"},
		{"the other one", trace, Timeline, "is a trace, not a timeline"},
		{"script", "import os\n", Timeline, "is not a timeline of fstar"},
		{"space", " ", Trace, "is not a trace of fstar"},
		{"a part of the mark", traceMark[:len(traceMark)-1], Trace, "is not a trace of fstar"},
		{"zeros", strings.Repeat("\x00", 10000), Trace, "is not a trace of fstar"},
		{"trace of another program", `{"traceEvents":[]}`, Trace, "is not a trace of fstar"},
		{"similar trace", `{"displayTimeUnit":"ms","otherData":{"script":"x"},"traceEvents":[]}`, Trace, "is not a trace of fstar"},
		{"trace within", "#!/usr/bin/env fstar\n" + trace, Trace, "is not a trace of fstar"},
		{"similar page", strings.Replace(timeline, "fstar", "Hugo", 1), Timeline, "is not a timeline of fstar"},
	} {
		t.Run(c.name+" "+c.format.String(), func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "file")
			if err := os.WriteFile(name, []byte(c.text), 0o666); err != nil {
				t.Fatal(err)
			}
			f, err := Open(name, c.format, nil)
			var foreign *ForeignError
			if c.reason == "" && err != nil {
				t.Fatal(err)
			}
			if c.reason != "" && (!errors.As(err, &foreign) || foreign.Reason != c.reason || foreign.Name != name) {
				t.Errorf("error %v, want %s", err, c.reason)
			}
			if f != nil { // without Begin
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			}
			if text, err := os.ReadFile(name); err != nil || string(text) != c.text {
				t.Errorf("the file has %d bytes, %v, and had %d", len(text), err, len(c.text))
			}
			if c.reason != "" {
				return
			}
			f = begin(t, name, c.format, "new")
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(name)
			if !strings.HasPrefix(string(text), c.format.mark()) || !strings.Contains(string(text), "new") || strings.Contains(string(text), "old") {
				t.Errorf("the file is not begun: %v %.200s", err, text)
			}
		})
	}
}

// A file is itself by whichever name, and the script is no trace though it looks like one.
func TestOpenTaken(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "script")
	if err := os.WriteFile(script, []byte(textOf(t, Trace)), 0o666); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(script)
	if err != nil {
		t.Fatal(err)
	}
	soft, hard := filepath.Join(dir, "soft"), filepath.Join(dir, "hard")
	if err := errors.Join(os.Symlink(script, soft), os.Link(script, hard)); err != nil {
		t.Skip(err) // Windows may not let us
	}
	for _, name := range []string{script, soft, hard} {
		if _, err := Open(name, Trace, nil, Taken{info, "the script"}); err == nil || !strings.HasSuffix(err.Error(), name+" is the script") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestOpenLocked(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks")
	}
	name := filepath.Join(t.TempDir(), "trace.json")
	f := begin(t, name, Trace, "first")
	if _, err := Open(name, Trace, nil); err == nil || !strings.HasSuffix(err.Error(), "is being written by another fstar") {
		t.Errorf("error %v", err)
	}
	if n := len(readTrace(t, name)); n != 1 {
		t.Errorf("%d events", n)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if err := begin(t, name, Trace, "second").Close(); err != nil {
		t.Error(err)
	}
}

// A file that is a standard one is written behind what others write there, and stays open.
func TestOpenStream(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.txt")
	if err := os.WriteFile(name, []byte("a text\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	stream, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	f, err := Open(name, Trace, []*os.File{os.Stdin, stream})
	if err == nil {
		err = f.Begin("test")
	}
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(stream, "printed\n")
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	io.WriteString(stream, "the end\n")
	text, err := os.ReadFile(name)
	if got := string(text); !strings.HasPrefix(got, "a text\n"+traceMark) || !strings.HasSuffix(got, "printed\n\n]}\nthe end\n") {
		t.Errorf("file %q, %v", text, err)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	var foreign *ForeignError
	if _, err := Open(dir, Trace, nil); !errors.As(err, &foreign) || foreign.Reason != "is a directory" {
		t.Errorf("error %v of a directory", err)
	}
	if _, err := Open(filepath.Join(dir, "no", "trace.json"), Trace, nil); !errors.Is(err, os.ErrNotExist) ||
		!strings.HasPrefix(err.Error(), "cannot write the trace: open ") {
		t.Errorf("error %v", err)
	}
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		return // who may write all files, or no modes
	}
	name := filepath.Join(dir, "timeline.html")
	text := textOf(t, Timeline)
	if err := os.WriteFile(name, []byte(text), 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(name, Timeline, nil); !errors.Is(err, os.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

// A device that is full is an error once, at the beginning.
func TestBeginOnFullDevice(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no /dev/full")
	}
	f, err := Open("/dev/full", Trace, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Begin("test"); err == nil || err.Error() != "cannot write the trace: write /dev/full: no space left on device" {
		t.Errorf("error %v", err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
