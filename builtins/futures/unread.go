package futures

import (
	"errors"
	"fmt"

	"fstar/internal/object"
	"fstar/internal/script"
)

// unread keeps the futures that failed until somebody has read why. The script lock
// guards it.
type unread struct {
	on      bool
	futures []*Future
}

// failed notes that the call of a future fails.
func (u *unread) failed(f *Future) {
	if !u.on {
		return
	}
	if n := len(u.futures); n > 0 && n == cap(u.futures) {
		u.sweep() // before it grows
	}
	u.futures = append(u.futures, f)
}

// sweep forgets the futures that were read.
func (u *unread) sweep() {
	kept := u.futures[:0]
	for _, f := range u.futures {
		if !f.read {
			kept = append(kept, f)
		}
	}
	clear(u.futures[len(kept):])
	u.futures = kept
}

// report logs what nobody has read.
func (u *unread) report(t *script.Thread) {
	u.sweep()
	for i, f := range u.futures {
		_, err := f.outcome()
		if errors.Is(err, script.ErrKeyboardInterrupt) {
			continue // whoever pressed Ctrl-C knows
		}
		e := object.Catch(err, 0)
		message := fmt.Sprintf("exception of %s was never read", f)
		t.Runtime().Log(t, logger, logError, message, e)
		u.futures[i] = nil
	}
}
