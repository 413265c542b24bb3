package host

import "fstar/builtins/futures"

// A TaskEvent is what Config.TaskEvents is told of a task.
type TaskEvent = futures.TaskEvent

// What a TaskEvent says of where a task is from, and where it runs.
type (
	TaskPool   = futures.TaskPool
	TaskThread = futures.TaskThread
)

// A TaskEventKind says what has happened to a task.
type TaskEventKind = futures.TaskEventKind

// The kinds of events.
const (
	TaskQueued   = futures.TaskQueued
	TaskStarted  = futures.TaskStarted
	TaskRequeued = futures.TaskRequeued
	TaskEnded    = futures.TaskEnded
)

// A TaskOutcome says how a task has ended.
type TaskOutcome = futures.TaskOutcome

// The outcomes.
const (
	TaskReturned  = futures.TaskReturned
	TaskRaised    = futures.TaskRaised
	TaskCancelled = futures.TaskCancelled
	TaskLost      = futures.TaskLost
)
