package executor

import "sync/atomic"

// State is where a future is in its life.
//
//	Pending ──→ Running ──→ Finished
//	   │  └────────────────────↑  (set by hand)
//	   └──→ Cancelled ──→ CancelledAndNotified  (from Running, by SetStopped)
//
// Source: the states of Lib/concurrent/futures/_base.py, CPython 3.15.
type State uint8

const (
	// Pending: no worker has the task.
	Pending State = iota
	// Running: a worker has the task; it cannot be cancelled any more.
	Running
	// Cancelled: cancelled, but still in the executor's queue.
	Cancelled
	// CancelledAndNotified: cancelled, and the executor has let go of it.
	CancelledAndNotified
	// Finished: the task returned, failed or panicked.
	Finished
)

var stateNames = [...]string{"pending", "running", "cancelled", "cancelled and notified", "finished"}

// String returns the state's name, such as "pending".
func (s State) String() string { return stateNames[s] }

// Done reports whether a future in state s was cancelled or has finished.
func (s State) Done() bool { return s >= Cancelled }

// Cancelled reports whether a future in state s was cancelled.
func (s State) Cancelled() bool { return s == Cancelled || s == CancelledAndNotified }

// settled reports whether s is final: Done, and no executor holds the future.
func (s State) settled() bool { return s >= CancelledAndNotified }

// atomicState is a State that several goroutines read and change.
type atomicState struct{ v atomic.Uint32 }

func (s *atomicState) load() State { return State(s.v.Load()) }

func (s *atomicState) store(to State) { s.v.Store(uint32(to)) }

// change makes the state to if it is from, and reports whether it was.
func (s *atomicState) change(from, to State) bool {
	return s.v.CompareAndSwap(uint32(from), uint32(to))
}
