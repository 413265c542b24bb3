// Package alarm tells Go code that takes long, and knows no thread, that the script it works for is to stop. Whatever
// can take more than some milliseconds on values that a script can make asks [Err] every now and then: it costs an
// atomic load as long as nothing is to stop.
package alarm

import (
	"slices"
	"sync"
	"sync/atomic"
)

// A Source knows whether what runs on the calling goroutine is to stop.
type Source interface {
	// Alarm returns the error with which it must end, or nil.
	Alarm() error
}

var (
	raised  atomic.Int32 // how many there are
	mu      sync.Mutex   // guards sources; not held while one is asked
	sources []Source     // one as often as it was raised
)

// Raise has Err ask s, until Lower is called as often.
func Raise(s Source) {
	mu.Lock()
	defer mu.Unlock()
	sources = append(sources, s)
	raised.Add(1)
}

// Lower takes one Raise back.
func Lower(s Source) {
	mu.Lock()
	defer mu.Unlock()
	if i := slices.Index(sources, s); i >= 0 {
		sources = slices.Delete(slices.Clone(sources), i, i+1) // who asks has the old ones
		raised.Add(-1)
	}
}

// Err returns the error with which the code must end that runs on the calling goroutine, or nil.
func Err() error {
	if raised.Load() == 0 {
		return nil
	}
	return ask()
}

// Every is how many short steps a loop may take between two looks at Err: those of some microseconds.
const Every = 1 << 12

// Steps counts the steps of a loop.
type Steps uint

// Err counts a step. Now and then it asks [Err].
func (n *Steps) Err() error {
	if *n++; *n%Every != 0 {
		return nil
	}
	return Err()
}

// Must is Err for functions that return no error: see [Must].
func (n *Steps) Must() {
	if *n++; *n%Every == 0 {
		Must()
	}
}

// A Stop is what Must panics with.
type Stop struct{ Err error }

// Must panics with a Stop if there is an Err. It is for functions that return no error: who calls Go code for a script
// returns the error of that (object.Recover).
func Must() {
	if err := Err(); err != nil {
		panic(Stop{err})
	}
}

func ask() error {
	mu.Lock()
	all := sources[:len(sources):len(sources)]
	mu.Unlock()
	for _, s := range all {
		if err := s.Alarm(); err != nil {
			return err
		}
	}
	return nil
}
