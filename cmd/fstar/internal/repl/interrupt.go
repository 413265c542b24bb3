package repl

import (
	"os"
	"os/signal"
	"sync"
)

// interrupts calls a function whenever the process is sent an interrupt: Ctrl-C sends one
// while no line is read.
type interrupts struct {
	signals chan os.Signal
	done    chan struct{} // closed when the goroutine has ended

	mu      sync.Mutex
	handler func()
}

func notifyInterrupts() *interrupts {
	i := &interrupts{signals: make(chan os.Signal, 1), done: make(chan struct{})}
	if !signal.Ignored(os.Interrupt) {
		signal.Notify(i.signals, os.Interrupt)
	}
	go func() {
		defer close(i.done)
		for range i.signals {
			i.mu.Lock()
			handler := i.handler
			i.mu.Unlock()
			if handler != nil {
				handler()
			}
		}
	}()
	return i
}

// handle has f called, until the function that it returns is.
func (i *interrupts) handle(f func()) (over func()) {
	i.set(f)
	return func() { i.set(nil) }
}

func (i *interrupts) set(f func()) {
	i.mu.Lock()
	i.handler = f
	i.mu.Unlock()
}

// stop ends it.
func (i *interrupts) stop() {
	signal.Stop(i.signals)
	close(i.signals)
	<-i.done
}
