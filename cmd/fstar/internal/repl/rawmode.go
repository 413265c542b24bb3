package repl

import (
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/chzyer/readline"
)

// What terminals are told: whether they are to mark what is pasted.
const (
	markPastes = "\x1b[?2004h"
	plainPaste = "\x1b[?2004l"
)

// A rawMode has the standard input pass on each key while a line is typed. A signal that
// ends the process meanwhile gives the terminal back first. Its methods may be called from
// any goroutine.
type rawMode struct {
	out io.Writer // the terminal

	mu      sync.Mutex
	found   *readline.State // how the terminal was; nil while it is so
	signals chan os.Signal
	done    chan struct{} // closed when the goroutine that gets signals has ended
}

// enter begins it, unless it has begun.
func (r *rawMode) enter() error {
	defer io.WriteString(r.out, markPastes) // which may wait for a terminal that takes nothing
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found != nil {
		return nil
	}
	found, err := readline.MakeRaw(readline.GetStdin())
	if err != nil {
		return err
	}
	r.found, r.signals, r.done = found, make(chan os.Signal, 1), make(chan struct{})
	for _, sig := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(sig) {
			signal.Notify(r.signals, sig)
		}
	}
	go func(signals chan os.Signal, done chan struct{}) {
		defer close(done)
		for sig := range signals {
			r.giveBack(found)
			die(sig.(syscall.Signal))
		}
	}(r.signals, r.done)
	return nil
}

// exit ends it, if it has begun.
func (r *rawMode) exit() error {
	defer io.WriteString(r.out, plainPaste)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found == nil {
		return nil
	}
	err := readline.Restore(readline.GetStdin(), r.found)
	r.found = nil
	signal.Stop(r.signals)
	close(r.signals)
	<-r.done
	return err
}

// abandon gives the terminal back for a process that ends where it is.
func (r *rawMode) abandon() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found != nil {
		r.giveBack(r.found)
	}
}

// abandonOnPanic is deferred where a panic would end the process.
func (r *rawMode) abandonOnPanic() {
	if v := recover(); v != nil {
		r.abandon()
		panic(v)
	}
}

// patience is how long giveBack waits for a terminal that takes nothing.
const patience = 100 * time.Millisecond

// giveBack has the terminal as it was found.
func (r *rawMode) giveBack(found *readline.State) {
	readline.Restore(readline.GetStdin(), found)
	written := make(chan struct{})
	go func() {
		defer close(written)
		io.WriteString(r.out, plainPaste)
	}()
	select {
	case <-written:
	case <-time.After(patience):
	}
}
