package script

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/traceback"
)

// Report returns a report of e. Code of scripts that tells what is in it, such as a __str__,
// runs now, with the script lock, and as long as it takes; where it fails the report says so, as
// in CPython. If the thread's scope has ended, or ends meanwhile, such code runs no further than to
// its next wait or tick, and none runs after that.
func (t *Thread) Report(e *object.Exception) *traceback.Report {
	stopped := false
	return traceback.NewReport(e, t.rt.Source, func(f func() string) (string, bool) {
		if stopped {
			return "", false
		}
		text, err := t.text(f)
		stopped = err != nil && t.ctx.Err() != nil
		return text, err == nil
	})
}

// Traceback returns what CPython prints for e when nobody handles it: see Report.
func (t *Thread) Traceback(e *object.Exception) string { return t.Report(e).Traceback() }

// Text returns what f returns, which may run code of scripts, as str of a value does; ok is
// false if that has failed. It is as Report in all else.
func (t *Thread) Text(f func() string) (text string, ok bool) {
	text, err := t.text(f)
	return text, err == nil
}

func (t *Thread) text(f func() string) (text string, err error) {
	if err := t.Failure(); err != nil { // of the script code that runs already
		defer t.Fail(err)
	}
	_, err = t.run(nil, func() (starlark.Value, error) {
		text = f()
		return starlark.None, nil
	})
	if err != nil {
		t.Handled(err)
		return "", err
	}
	return text, nil
}
