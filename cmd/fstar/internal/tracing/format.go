package tracing

import (
	"time"

	"fstar/host"
)

// A Format is what a [File] is.
type Format int

const (
	Trace    Format = iota // Chrome's trace-event form
	Timeline               // a page of HTML
)

// String returns what a person calls it: "trace" or "timeline".
func (f Format) String() string { return [...]string{"trace", "timeline"}[f] }

// mark is what files of the format begin with, and no others.
func (f Format) mark() string { return [...]string{traceMark, timelineMark}[f] }

// form returns a new form of the format, which begins now.
func (f Format) form(title string, began time.Time) form {
	if f == Trace {
		return newTrace(title, began)
	}
	return newTimeline(title, began)
}

// A form writes events as a format has them. It appends to its text, and ends each event that
// it appends. Its methods are called one at a time.
type form interface {
	// text is what was written and not taken yet, the head of the file first.
	text() *[]byte
	// tail is the end of the file.
	tail() string
	// observe writes what an event says, and the task if that has ended.
	observe(host.TaskEvent)
	// introduce writes what a task refers to and is not in the file, such as its worker.
	introduce(host.TaskEvent)
	// task writes a task. What that refers to comes first, as by introduce.
	task(host.TaskEvent)
	// rest writes what observe has held back. It may be called again.
	rest()
}

// A buffer is the text of a form.
type buffer struct{ buf []byte }

func (b *buffer) text() *[]byte { return &b.buf }
