package sys

import (
	"bufio"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/corelib"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Stdin is sys.stdin. It is an iterator over the lines. A line ends at \n; on Windows at \r, too,
// and at \r\n, which are read as \n.
type Stdin struct {
	file
	token chan *input // holds the input while nobody reads
}

// input is what Stdin reads from, for one goroutine at a time.
type input struct {
	r    *bufio.Reader
	held strings.Builder // what a read gave that nobody waited for any more
}

var (
	_ starlark.HasAttrs = (*Stdin)(nil)
	_ starlark.Iterable = (*Stdin)(nil)
	_ object.Classed    = (*Stdin)(nil)
	_ standardFile      = (*Stdin)(nil)

	_ corelib.LineReader = (*Stdin)(nil)
)

func newStdin(rt *script.Runtime, cfg Config) *Stdin {
	s := &Stdin{file: newFile(rt, cfg, 0), token: make(chan *input, 1)}
	s.token <- &input{r: bufio.NewReader(cfg.Stdin)}
	return s
}

// ReadLine returns the next line with its newline, or less than size code points of it
// if size is not negative; "" at the end. It blocks; other threads run meanwhile.
func (s *Stdin) ReadLine(t *script.Thread, size int) (string, error) {
	return s.read(t, size, isNewline)
}

// read reads code points up to one that ends it, at most size of them unless that is
// negative.
//
// A reader cannot be told to stop reading. So that a script can be, it is a goroutine
// that reads; if the script stops, what that reads is kept for the next to come.
func (s *Stdin) read(t *script.Thread, size int, ends func(rune) bool) (text string, err error) {
	type result struct {
		text string
		err  error
	}
	t.Block(func(ctx context.Context) {
		var in *input
		select {
		case in = <-s.token:
		case <-ctx.Done():
			return
		}
		done := make(chan result)
		go func() {
			text, err := in.read(size, ends)
			select {
			case done <- result{text, err}:
			case <-ctx.Done():
				in.held.WriteString(text)
			}
			s.token <- in
		}()
		select {
		case r := <-done:
			text, err = r.text, r.err
		case <-ctx.Done():
		}
	})
	if stop := t.Interrupted(); stop != nil && text == "" {
		return "", stop
	}
	if err != nil {
		return "", object.OSError.Errorf("%w", err)
	}
	return text, nil
}

// read is Stdin.read on the goroutine that has the input.
func (in *input) read(size int, ends func(rune) bool) (string, error) {
	if in.held.Len() > 0 {
		in.r = bufio.NewReader(io.MultiReader(strings.NewReader(in.held.String()), in.r))
		in.held.Reset()
	}
	var b strings.Builder
	for n := 0; size < 0 || n < size; n++ {
		start, err := in.r.Peek(1)
		if len(start) == 0 { // to read again would need another Ctrl-D of a terminal
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return b.String(), err
		}
		first := start[0]
		r, width, err := in.r.ReadRune()
		switch {
		case err != nil:
			return b.String(), err
		case r == '\r' && runtime.GOOS == "windows":
			if next, _ := in.r.Peek(1); len(next) == 1 && next[0] == '\n' {
				in.r.Discard(1)
			}
			r = '\n'
		}
		if r == '\uFFFD' && width == 1 { // what is no UTF-8 stays as it is
			b.WriteByte(first)
		} else {
			b.WriteRune(r)
		}
		if ends(r) {
			break
		}
	}
	return b.String(), nil
}

// NextValue returns the next line, absent at the end.
func (s *Stdin) NextValue(t object.Thread) (value.Value, error) {
	line, err := s.ReadLine(t.(*script.Thread), -1)
	if err != nil || line == "" {
		return value.Value{}, err
	}
	return value.Text(line), nil
}

// Iterate returns an iterator over the lines that are left.
func (s *Stdin) Iterate() starlark.Iterator {
	return &lineIterator{object.Iteration{By: s.rt.Caller}, s}
}

type lineIterator struct {
	object.Iteration
	s *Stdin
}

func (it *lineIterator) Next(p *starlark.Value) bool {
	return it.Step(it.s, p)
}

// write fails.
func (s *Stdin) write(_ *script.Thread, v starlark.Value) (int, error) {
	if _, err := textToWrite(v); err != nil {
		return 0, err
	}
	return 0, unsupportedOperation.Errorf("not writable")
}

// Class returns the class of text files.
func (s *Stdin) Class() *object.Class { return textClass() }

// String returns the repr.
func (s *Stdin) String() string {
	return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"
}

// Type returns "TextIOWrapper".
func (s *Stdin) Type() string { return "TextIOWrapper" }

// Freeze does nothing.
func (s *Stdin) Freeze() {}

// Truth returns true.
func (s *Stdin) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of s.
func (s *Stdin) Hash() (uint32, error) { return object.AddressHash(s), nil }

// Attr returns the attribute called name, or nil. There is no buffer.
func (s *Stdin) Attr(name string) (starlark.Value, error) { return textClass().AttrOf(s, name) }

// AttrNames returns the names of the attributes.
func (s *Stdin) AttrNames() []string { return textClass().AttrNamesOf() }
