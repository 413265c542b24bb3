package repl

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
)

// Plain is a Console without a line editor: for input that is no terminal, as a pipe, or a
// terminal that can do nothing.
type Plain struct {
	out, err io.Writer
	prompts  io.Writer

	mu      sync.Mutex // guards what is printed
	midLine bool

	turn  chan struct{} // holds a token while nobody reads
	lines chan plainLine
	want  chan struct{}
	done  chan struct{}
	close sync.Once
}

type plainLine struct {
	text string
	err  error
}

var _ Console = (*Plain)(nil)

// NewPlain returns a Console that reads in, and prints to out, and to err what is for that
// and, as python3 does, the prompts.
func NewPlain(in io.Reader, out, err io.Writer) *Plain {
	p := &Plain{
		out: out, err: err, prompts: err, turn: make(chan struct{}, 1),
		lines: make(chan plainLine), want: make(chan struct{}, 1), done: make(chan struct{}),
	}
	p.turn <- struct{}{}
	go p.read(bufio.NewReader(in))
	return p
}

// read reads a line each time that one is wanted. A reader cannot be told to stop: what it
// reads when nobody waits any more is for the next.
func (p *Plain) read(in *bufio.Reader) {
	for {
		select {
		case <-p.want:
		case <-p.done:
			return
		}
		text, err := in.ReadString('\n')
		if text != "" && errors.Is(err, io.EOF) {
			err = nil
		}
		select {
		case p.lines <- plainLine{strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"), err}:
		case <-p.done:
			return
		}
	}
}

// ReadLine is that of a Console. There is no Ctrl-C here but that of ctx.
func (p *Plain) ReadLine(ctx context.Context, prompt string, _ Completer) (string, error) {
	select {
	case <-p.turn:
		defer func() { p.turn <- struct{}{} }()
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case <-p.done:
		return "", io.EOF
	}
	p.write(p.prompts, []byte(prompt))
	select {
	case p.want <- struct{}{}:
	default: // it reads already
	}
	select {
	case line := <-p.lines:
		p.mu.Lock()
		p.midLine = line.err != nil && prompt != ""
		p.mu.Unlock()
		return line.text, line.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case <-p.done:
		return "", io.EOF
	}
}

// Remember does nothing.
func (p *Plain) Remember(string) {}

// Stdout returns the writer to the standard output.
func (p *Plain) Stdout() io.Writer {
	return writerFunc(func(b []byte) (int, error) { return p.write(p.out, b) })
}

// Stderr returns the writer to the standard error output.
func (p *Plain) Stderr() io.Writer {
	return writerFunc(func(b []byte) (int, error) { return p.write(p.err, b) })
}

func (p *Plain) write(w io.Writer, b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(b) > 0 {
		p.midLine = b[len(b)-1] != '\n'
	}
	return w.Write(b)
}

// FreshLine begins a new line, of the standard error output as prompts are there, if need
// be.
func (p *Plain) FreshLine() {
	p.mu.Lock()
	midLine := p.midLine
	p.mu.Unlock()
	if midLine {
		p.write(p.prompts, []byte("\n"))
	}
}

// Close ends reading.
func (p *Plain) Close() error {
	p.close.Do(func() { close(p.done) })
	return nil
}

// writerFunc is a function that is an io.Writer.
type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }
