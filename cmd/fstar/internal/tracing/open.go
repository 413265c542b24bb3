package tracing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// A Taken is a file that must not become a trace or a timeline.
type Taken struct {
	Info os.FileInfo
	As   string // such as "the script"
}

// A ForeignError says that a file would be destroyed.
type ForeignError struct {
	Name   string
	Reason string // such as "is a directory"
}

func (e *ForeignError) Error() string { return e.Name + " " + e.Reason }

// errLocked is what lock returns of a file that another process has locked, or the same one in
// another place.
var errLocked = errors.New("locked")

// open opens a file to be written by [File]: see there. What it finds out about a file holds
// for the one that it has open, whatever becomes of the name.
func open(name string, format Format, streams []*os.File, taken []Taken) (*output, error) {
	flags := os.O_RDWR | os.O_CREATE
	if info, err := os.Stat(name); err == nil {
		if stream := streamOf(info, streams); stream != nil {
			return newOutput(stream, name, format, taken, true)
		}
		switch mode := info.Mode(); {
		case mode.IsDir():
			return nil, &ForeignError{name, "is a directory"}
		case !mode.IsRegular():
			flags = os.O_WRONLY // who can read a pipe does not see that nobody else does
		}
	}
	f, err := os.OpenFile(name, flags, 0o666)
	if err != nil {
		return nil, err
	}
	o, err := newOutput(f, name, format, taken, false)
	if err != nil {
		f.Close()
		return nil, err
	}
	return o, nil
}

// streamOf returns the stream that is the file of that info, or nil.
func streamOf(info os.FileInfo, streams []*os.File) *os.File {
	for _, f := range streams {
		if other, err := f.Stat(); err == nil && os.SameFile(info, other) {
			return f
		}
	}
	return nil
}

// newOutput returns the output to f, unless that is not to be written.
func newOutput(f *os.File, name string, format Format, taken []Taken, shared bool) (*output, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	for _, t := range taken {
		if os.SameFile(info, t.Info) {
			return nil, fmt.Errorf("%s is %s", name, t.As)
		}
	}
	o := &output{f: f, info: info, shared: shared, stream: shared || !info.Mode().IsRegular()}
	switch mode := info.Mode(); {
	case mode&os.ModeDevice != 0 && mode&os.ModeCharDevice == 0:
		return nil, &ForeignError{name, "is a disk"}
	case o.stream:
		return o, nil
	}
	if errors.Is(lock(f), errLocked) {
		return nil, fmt.Errorf("%s is being written by another fstar", name)
	}
	if err := checkMark(f, name, format); err != nil {
		return nil, err
	}
	return o, nil
}

// checkMark returns an error if a file is neither empty nor of the format.
func checkMark(f *os.File, name string, format Format) error {
	head := make([]byte, max(len(traceMark), len(timelineMark)))
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return err
	}
	head = head[:n]
	if n == 0 || bytes.HasPrefix(head, []byte(format.mark())) {
		return nil
	}
	for _, other := range []Format{Trace, Timeline} {
		if bytes.HasPrefix(head, []byte(other.mark())) {
			return &ForeignError{name, fmt.Sprintf("is a %s, not a %s", other, format)}
		}
	}
	return &ForeignError{name, fmt.Sprintf("is not a %s of fstar", format)}
}
