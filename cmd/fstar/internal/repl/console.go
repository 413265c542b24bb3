package repl

import (
	"context"
	"errors"
	"io"
)

// ErrInterrupt is the error of a line that Ctrl-C took back.
var ErrInterrupt = errors.New("interrupted")

// A Console is where a person types and reads. Its methods may be called from any
// goroutine; lines are read one at a time.
type Console interface {
	// ReadLine shows the prompt and returns the line that is typed, without its newline. It
	// may have newlines in it that were pasted. It blocks. The error is ErrInterrupt for
	// Ctrl-C, io.EOF for Ctrl-D or at the end of the input, the cause of ctx if that ends
	// first, or of reading. The completer, which may be nil, is asked when Tab is typed.
	ReadLine(ctx context.Context, prompt string, completer Completer) (string, error)

	// Remember adds an entry to what the person can go back to.
	Remember(entry string)

	// Stdout and Stderr return writers whose output does not spoil a line that is being
	// typed.
	Stdout() io.Writer
	Stderr() io.Writer

	// FreshLine begins a new line if the last one that was printed has no end.
	FreshLine()

	// Close gives the terminal back. Nothing is read afterwards.
	Close() error
}

// A Completer says how a line that is being typed could go on.
type Completer interface {
	// Complete returns what could stand for the last n characters of line, which ends where
	// the cursor is.
	Complete(line string) (candidates []string, n int)
}
