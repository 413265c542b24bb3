package tracing

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"fstar/host"
)

// running are the tasks that workers have, by their numbers.
type running map[uint64]host.TaskEvent

// note takes note of an event.
func (r running) note(e *host.TaskEvent) {
	if e.Kind == host.TaskStarted {
		r[e.ID] = *e
	} else {
		delete(r, e.ID)
	}
}

// unfinished returns the tasks that run still, as if they ended now, in their order.
func (r running) unfinished() []host.TaskEvent {
	tasks := slices.SortedFunc(maps.Values(r), func(a, b host.TaskEvent) int { return cmp.Compare(a.ID, b.ID) })
	for i := range tasks {
		tasks[i].Ended = time.Now()
	}
	return tasks
}

// unfinishedText is what a file says for the outcome of a task that runs still.
const unfinishedText = "running"

// outcomeText returns what a file says for the outcome of a task.
func outcomeText(e *host.TaskEvent) string {
	if e.Kind != host.TaskEnded {
		return unfinishedText
	}
	return e.Outcome.String()
}
