package script

import (
	"bytes"
	"context"
	"io"
	"sync"

	"fstar/internal/object"
)

// Output is where the threads of a runtime write. Each write is whole: what two
// threads write is never mixed.
type Output struct {
	mu     sync.Mutex // one for both, since both may be the same writer
	stdout io.Writer
	stderr io.Writer
}

// NewOutput returns an Output that writes to the two writers, from one goroutine
// at a time.
func NewOutput(stdout, stderr io.Writer) *Output {
	return &Output{stdout: stdout, stderr: stderr}
}

// Write writes text to the standard output. An error is an OSError.
func (o *Output) Write(t *Thread, text string) error { return o.write(t, o.stdout, text) }

// Log writes lines, or other text, to the standard error output. An error is an OSError.
func (o *Output) Log(t *Thread, text string) error { return o.write(t, o.stderr, text) }

// write writes s without the script lock, since the writer may block.
func (o *Output) write(t *Thread, w io.Writer, s string) error {
	var err error
	t.Block(func(context.Context) {
		o.mu.Lock()
		defer o.mu.Unlock()
		_, err = io.WriteString(w, s)
	})
	if err != nil {
		return object.FromOS(err, nil)
	}
	return nil
}

// Lines returns a writer to the standard output for what is no thread, such as another
// process: it passes on whole lines, and what is left when it is closed. It is for one
// goroutine.
func (o *Output) Lines() io.WriteCloser { return &lineWriter{out: o, to: o.stdout} }

// LogLines is Lines for the standard error output.
func (o *Output) LogLines() io.WriteCloser { return &lineWriter{out: o, to: o.stderr} }

// lineWriter is a writer that Lines returns.
type lineWriter struct {
	out  *Output
	to   io.Writer
	rest []byte // of a line
}

// Write passes on the lines that p ends.
func (w *lineWriter) Write(p []byte) (int, error) {
	end := bytes.LastIndexByte(p, '\n') + 1
	if end == 0 {
		w.rest = append(w.rest, p...)
		return len(p), nil
	}
	w.pass(append(w.rest, p[:end]...))
	w.rest = append(w.rest[:0], p[end:]...)
	return len(p), nil
}

// Close passes on the rest.
func (w *lineWriter) Close() error {
	if len(w.rest) > 0 {
		w.pass(w.rest)
		w.rest = nil
	}
	return nil
}

func (w *lineWriter) pass(p []byte) {
	w.out.mu.Lock()
	defer w.out.mu.Unlock()
	w.to.Write(p)
}
