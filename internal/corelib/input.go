package corelib

import (
	"context"
	"errors"
	"io"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A LineReader is what input reads from without a call of a method: sys.stdin.
type LineReader interface {
	// ReadLine returns the next line with its newline, or the first size code points of it
	// if size is not negative; "" at the end. It blocks; other threads run meanwhile.
	ReadLine(t *script.Thread, size int) (string, error)
}

func input(t *script.Thread, p starlark.Value) (string, error) {
	prompt := object.Str(p)
	io := &t.Runtime().IO
	if io.Ask != nil {
		return ask(t, prompt)
	}
	var from starlark.Value
	if io.Stdin != nil {
		from = io.Stdin()
	}
	if from == nil || from == starlark.None {
		return "", object.RuntimeError.Errorf("input(): lost sys.stdin")
	}
	if prompt != "" {
		if err := t.Runtime().Output.Write(t, prompt); err != nil {
			return "", err
		}
	}
	line, err := readLine(t, from)
	switch {
	case err != nil:
		return "", err
	case line == "":
		return "", object.EOFError.Errorf("EOF when reading a line")
	}
	return strings.TrimSuffix(line, "\n"), nil
}

// ask is input by IO.Ask.
func ask(t *script.Thread, prompt string) (line string, err error) {
	t.Block(func(ctx context.Context) { line, err = t.Runtime().IO.Ask(ctx, prompt) })
	switch {
	case err == nil:
		return line, nil
	case errors.Is(err, io.EOF):
		return "", object.EOFError.Errorf("EOF when reading a line")
	}
	if stop := t.Interrupted(); stop != nil {
		return "", stop
	}
	if errors.Is(err, script.ErrKeyboardInterrupt) {
		return "", object.KeyboardInterrupt.New()
	}
	return "", object.OSError.Errorf("%w", err)
}

// readLine reads a line, with its newline, from a file: "" is its end.
func readLine(t *script.Thread, from starlark.Value) (string, error) {
	if file, ok := from.(LineReader); ok {
		return file.ReadLine(t, -1)
	}
	readline, err := object.Getattr(from, "readline")
	if err != nil {
		return "", err
	}
	v, err := object.Invoke(t, readline)
	if err != nil {
		return "", err
	}
	line, ok := object.AsString(v)
	if !ok {
		return "", object.TypeError.Errorf("object.readline() returned non-string")
	}
	return line, nil
}
