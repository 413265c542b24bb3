package script

import (
	"context"
	"io"
	"sync"
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

// Print writes line and a newline to the standard output.
func (o *Output) Print(t *Thread, line string) { o.write(t, o.stdout, line+"\n") }

// Write writes text to the standard output.
func (o *Output) Write(t *Thread, text string) { o.write(t, o.stdout, text) }

// Log writes lines, or other text, to the standard error output.
func (o *Output) Log(t *Thread, text string) { o.write(t, o.stderr, text) }

// write writes s without the script lock, since the writer may block. Errors are
// not reported, as with Starlark's print.
func (o *Output) write(t *Thread, w io.Writer, s string) {
	t.Block(func(context.Context) {
		o.mu.Lock()
		defer o.mu.Unlock()
		io.WriteString(w, s)
	})
}
