package progress

import (
	"fmt"
	"sync"
	"time"

	"fstar/host"
)

// counts are how many tasks there are, in a time of work: it begins as a task is queued
// and no other one is.
type counts struct {
	mu      sync.Mutex
	working bool
	state   state
}

// A state is what counts are at some moment.
type state struct {
	queued    int // tasks that were queued, ever
	done      int
	running   int
	failed    int
	cancelled int
	began     time.Time
	rested    time.Time // when the last task was done, if all are
}

// add takes note of an event. It reports whether work begins with it.
func (c *counts) add(e *host.TaskEvent) (begins bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e.Kind {
	case host.TaskQueued:
		if begins = !c.working; begins {
			c.working = true
			c.state = state{began: time.Now()}
		}
		c.state.queued++
	case host.TaskStarted:
		c.state.running++
	case host.TaskRequeued:
		c.state.running--
	case host.TaskEnded:
		c.state.end(e)
	}
	return begins
}

func (s *state) end(e *host.TaskEvent) {
	s.done++
	if !e.Started.IsZero() {
		s.running--
	}
	switch e.Outcome {
	case host.TaskRaised, host.TaskLost:
		s.failed++
	case host.TaskCancelled:
		s.cancelled++
	}
	if s.resting() {
		s.rested = time.Now()
	}
}

// resting reports whether all tasks are done.
func (s *state) resting() bool { return s.done == s.queued }

// now returns the counts. It reports false, and the time of work is over, if all tasks
// have been done for a while.
func (c *counts) now(while time.Duration) (s state, working bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state.resting() && time.Since(c.state.rested) >= while {
		c.working = false
	}
	return c.state, c.working
}

// parts returns what the line says, the most important first.
func (s *state) parts() []string {
	parts := []string{fmt.Sprintf("%d/%d tasks", s.done, s.queued)}
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(s.running, "running")
	add(s.failed, "failed")
	add(s.cancelled, "cancelled")
	took := time.Since(s.began).Seconds()
	if s.done == 0 || took <= 0 {
		return parts
	}
	rate := float64(s.done) / took
	parts = append(parts, rateText(rate))
	if left := s.queued - s.done; left > 0 {
		parts = append(parts, leftText(float64(left)/rate))
	}
	return parts
}

// rateText returns how many tasks are done in a second, or in a minute.
func rateText(rate float64) string {
	switch {
	case rate >= 100:
		return fmt.Sprintf("%.0f/s", rate)
	case rate >= 1:
		return fmt.Sprintf("%.1f/s", rate)
	}
	return fmt.Sprintf("%.1f/min", rate*60)
}

// leftText returns how long the rest takes.
func leftText(seconds float64) string {
	switch s := int(seconds + 0.5); {
	case seconds >= 100*3600:
		return "days left"
	case s >= 3600:
		return fmt.Sprintf("%dh%02dm left", s/3600, s/60%60)
	case s >= 60:
		return fmt.Sprintf("%dm%02ds left", s/60, s%60)
	case s < 1:
		return "<1s left"
	default:
		return fmt.Sprintf("%ds left", s)
	}
}
