package main

import (
	"context"
	"os"
	"os/signal"

	"fstar/host"
)

// onInterrupt makes Ctrl-C raise KeyboardInterrupt in the main thread of h, or, when that
// has ended, call cancel. Ctrl-C while that is on its way ends the process, with what o has
// to write. The function that it returns takes all that back. A process that was started to
// ignore Ctrl-C does.
func onInterrupt(h *host.Host, cancel context.CancelCauseFunc, o *observers) (stop func()) {
	if signal.Ignored(os.Interrupt) { // as jobs in the background of a shell script do
		return func() {}
	}
	signals := make(chan os.Signal, 1)
	over, done := make(chan struct{}), make(chan struct{})
	signal.Notify(signals, os.Interrupt)
	go func() {
		defer close(done)
		for cancelled := false; ; {
			select {
			case <-signals:
			case <-over:
				return
			}
			switch {
			case h.Interrupt():
			case h.Interrupting() || cancelled:
				o.close()
				interrupted.exit()
			default:
				cancelled = true
				cancel(host.ErrKeyboardInterrupt)
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(over)
		<-done
	}
}
