package logging

import (
	"fmt"
	"slices"

	"fstar/internal/object"
	"fstar/internal/script"
)

// shutdown flushes and closes the handlers that are left, the last one first. That files
// are closed already, it does not mind.
func (l *Logs) shutdown(t *script.Thread) error {
	for _, ref := range slices.Backward(slices.Clone(l.handlers)) {
		h := ref.Value()
		if h == nil {
			continue
		}
		err := locked(t, h, func() error {
			if err := call0(t, h, "flush"); err != nil {
				return err
			}
			return call0(t, h, "close")
		})
		if err != nil && !object.IsA(err, object.OSError) && !object.IsA(err, object.ValueError) && l.raises() {
			return err
		}
	}
	return nil
}

// atExit is shutdown at the end of the Host: what it raises is printed.
func (l *Logs) atExit(t *script.Thread) {
	err := l.shutdown(t)
	if err == nil || t.Interrupted() != nil {
		return
	}
	text := t.Traceback(object.Catch(err, t.Depth()))
	l.rt.Report(t, fmt.Sprintf("Exception ignored in atexit callback %s:\n%s", object.Repr(l.Members["shutdown"]), text))
}
