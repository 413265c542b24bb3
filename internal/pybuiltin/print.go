package pybuiltin

import (
	"context"
	"errors"
	"io"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A LineReader is what input reads from without a call of a method: sys.stdin.
type LineReader interface {
	// ReadLine returns the next line with its newline, or the first size code points of it
	// if size is not negative; "" at the end. It blocks; other threads run meanwhile.
	ReadLine(t *script.Thread, size int) (string, error)
}

// A TextWriter is what print writes to without a call of a method: a file, or
// sys.stderr.
type TextWriter interface {
	WriteText(t *script.Thread, text string) error
	Flush(t *script.Thread) error
}

func (b *builtins) print(t *script.Thread, a signature.Args) (starlark.Value, error) {
	sep, end := " ", "\n"
	for i, p := range []*string{&sep, &end} {
		if v := given(a.Values[i]); v != nil {
			s, ok := object.AsString(v)
			if !ok {
				return nil, typeErrorf("%s must be None or a string, not %s", [...]string{"sep", "end"}[i], pyop.TypeName(v))
			}
			*p = s
		}
	}
	var text strings.Builder
	for i, v := range a.Rest {
		if i > 0 {
			text.WriteString(sep)
		}
		if s, ok := v.(starlark.String); ok {
			text.WriteString(string(s))
		} else {
			text.WriteString(pyop.Str(v))
		}
	}
	text.WriteString(end)
	if err := t.Failure(); err != nil { // of a __str__
		return nil, err
	}

	flush, err := truth(a.Values[3])
	if err != nil {
		return nil, err
	}
	to := given(a.Values[2])
	if to == nil && b.cfg.Stdout != nil {
		to = b.cfg.Stdout()
	}
	switch file := to.(type) {
	case nil:
		if err := t.Runtime().Output.Write(t, text.String()); err != nil {
			return nil, err
		}
	case TextWriter:
		if err := file.WriteText(t, text.String()); err != nil {
			return nil, err
		}
		if flush {
			return starlark.None, file.Flush(t)
		}
	default:
		write, err := b.get(t, file, starlark.String("write"))
		if err != nil {
			return nil, err
		}
		for i, v := range a.Rest { // in pieces, as CPython
			pieces := []string{pyop.Str(v)}
			if i > 0 && sep != "" {
				pieces = []string{sep, pieces[0]}
			}
			for _, piece := range pieces {
				if _, err := pyop.Call(t, write, starlark.String(piece)); err != nil {
					return nil, err
				}
			}
		}
		if end != "" {
			if _, err := pyop.Call(t, write, starlark.String(end)); err != nil {
				return nil, err
			}
		}
		if flush {
			f, err := b.get(t, file, starlark.String("flush"))
			if err != nil {
				return nil, err
			}
			return pyop.Call(t, f)
		}
	}
	return starlark.None, nil
}

func (b *builtins) input(t *script.Thread, a signature.Args) (starlark.Value, error) {
	prompt := ""
	if a.Values[0] != nil {
		prompt = pyop.Str(a.Values[0])
	}
	if b.cfg.Ask != nil {
		return b.ask(t, prompt)
	}
	var from starlark.Value
	if b.cfg.Stdin != nil {
		from = b.cfg.Stdin()
	}
	if from == nil || from == starlark.None {
		return nil, exception.RuntimeError.Errorf("input(): lost sys.stdin")
	}
	if prompt != "" {
		if err := t.Runtime().Output.Write(t, prompt); err != nil {
			return nil, err
		}
	}
	line, err := b.readLine(t, from)
	switch {
	case err != nil:
		return nil, err
	case line == "":
		return nil, exception.EOFError.Errorf("EOF when reading a line")
	}
	return starlark.String(strings.TrimSuffix(line, "\n")), nil
}

// ask is input by cfg.Ask.
func (b *builtins) ask(t *script.Thread, prompt string) (starlark.Value, error) {
	var line string
	var err error
	t.Block(func(ctx context.Context) { line, err = b.cfg.Ask(ctx, prompt) })
	switch {
	case err == nil:
		return starlark.String(line), nil
	case errors.Is(err, io.EOF):
		return nil, exception.EOFError.Errorf("EOF when reading a line")
	}
	if stop := t.Interrupted(); stop != nil {
		return nil, stop
	}
	if errors.Is(err, script.ErrKeyboardInterrupt) {
		return nil, exception.KeyboardInterrupt.New()
	}
	return nil, exception.OSError.Errorf("%w", err)
}

// readLine reads a line, with its newline, from a file: "" is its end.
func (b *builtins) readLine(t *script.Thread, from starlark.Value) (string, error) {
	if file, ok := from.(LineReader); ok {
		return file.ReadLine(t, -1)
	}
	readline, err := b.get(t, from, starlark.String("readline"))
	if err != nil {
		return "", err
	}
	v, err := pyop.Call(t, readline)
	if err != nil {
		return "", err
	}
	line, ok := object.AsString(v)
	if !ok {
		return "", exception.TypeError.Errorf("object.readline() returned non-string")
	}
	return line, nil
}
