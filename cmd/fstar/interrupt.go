package main

import (
	"context"
	"os"
	"os/signal"

	"fstar/host"
)

// onInterrupt makes Ctrl-C raise KeyboardInterrupt in the main thread of h, or, when that
// has ended, call cancel. Ctrl-C while that is on its way ends the process. The function
// that it returns takes all that back.
func onInterrupt(h *host.Host, cancel context.CancelCauseFunc) (stop func()) {
	signals := make(chan os.Signal, 1)
	over := make(chan struct{})
	signal.Notify(signals, os.Interrupt)
	go func() {
		for cancelled := false; ; {
			select {
			case <-signals:
			case <-over:
				return
			}
			switch {
			case h.Interrupt():
			case h.Interrupting() || cancelled:
				exitInterrupted.exit()
			default:
				cancelled = true
				cancel(host.ErrKeyboardInterrupt)
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(over)
	}
}
