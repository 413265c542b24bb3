package pickle

import (
	"errors"
	"strconv"
	"strings"
)

// A pathError is an error with the way to the value that could not be sent.
type pathError struct {
	err   error
	steps []string // innermost first
}

func (e *pathError) Error() string { return e.err.Error() }
func (e *pathError) Unwrap() error { return e.err }

// within adds a step to the way to a value that could not be sent.
func within(err error, step string) error {
	e, ok := err.(*pathError)
	if !ok {
		e = &pathError{err: err}
	}
	e.steps = append(e.steps, step)
	return e
}

func element(kind string, i int) string { return kind + " item " + strconv.Itoa(i) }

// Path returns the way from the value that was encoded to the one that err is about, such
// as "argument 2, key 'lock'", or "" if that is the value itself.
func Path(err error) string {
	var e *pathError
	if !errors.As(err, &e) {
		return ""
	}
	var b strings.Builder
	for i := len(e.steps) - 1; i >= 0; i-- {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(e.steps[i])
	}
	return b.String()
}
