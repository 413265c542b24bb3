package tracing

import (
	"time"

	"fstar/host"
)

// countTime is how far apart the counts of a pool are in a trace: they change three times
// for each task.
const countTime = time.Millisecond

// counts are how many tasks of a pool are queued, and run.
type counts struct {
	now     sample
	written sample
	ever    bool // something was written
}

// A sample is what the counts were at some time.
type sample struct {
	at              time.Duration // from the beginning of the trace
	queued, running int
}

// change makes the counts those after an event, and returns what is to be written then:
// what they were before, if that is not, and what they are now, if it is time.
func (c *counts) change(e *host.TaskEvent, at time.Duration) (write []sample) {
	due := !c.ever || at-c.written.at >= countTime
	if due {
		write = c.rest()
	}
	c.now.at = at
	switch e.Kind {
	case host.TaskQueued:
		c.now.queued++
	case host.TaskStarted:
		c.now.queued--
		c.now.running++
	case host.TaskRequeued:
		c.now.queued++
		c.now.running--
	case host.TaskEnded:
		if e.Started.IsZero() {
			c.now.queued--
		} else {
			c.now.running--
		}
	}
	if due {
		write = append(write, c.now)
		c.written, c.ever = c.now, true
	}
	return write
}

// rest returns the counts if they are not written.
func (c *counts) rest() []sample {
	if c.now == c.written {
		return nil
	}
	return []sample{c.now}
}

// count writes the counts of the pool of a task.
func (t *trace) count(e *host.TaskEvent) {
	p := t.pool(e)
	t.counter(p, p.counts.change(e, t.at(time.Now())))
}

// counter writes counts of a pool.
func (t *trace) counter(p *tracedPool, samples []sample) {
	for _, s := range samples {
		t.event("C", "tasks", "pool", own(p.pid), s.at)
		b := append(t.buf, `,"args":{"queued":`...)
		b = appendInt(b, s.queued)
		b = append(b, `,"running":`...)
		b = appendInt(b, s.running)
		t.buf = append(b, '}', '}')
	}
}
