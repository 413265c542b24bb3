package futures

import "time"

// A TaskEvent is what Config.TaskEvents is told of a task: a call that a pool makes, or
// the calls of a chunk of a map. What is known of the task so far comes with each event.
type TaskEvent struct {
	Kind TaskEventKind

	// ID is the task's number among those of the host, from 1, mostly in the order in
	// which they were submitted.
	ID   uint64
	Pool *TaskPool // the same for all tasks of a pool; it must not be changed

	Function string // the __qualname__ of what is called
	Args     string // its arguments, such as "7, 'spam', retries=3", shortened: see shortArgs
	Items    int    // how many calls it is: those of a chunk of a process pool's map, or 1

	Queued    time.Time  // when it was submitted
	Submitter TaskThread // by which thread

	// Started and Worker say when it began, and where, since TaskStarted; they are zero
	// if it never did. Of a task in a process pool TaskStarted says when it was sent to
	// the process, which may have others to do before: TaskEnded has the time that this
	// began with it.
	Started time.Time
	Worker  TaskThread

	// These are of TaskEnded.
	Ended     time.Time
	Outcome   TaskOutcome
	Exception string // the name of the class of the exception that was raised, or of a lost task's
}

// A TaskEventKind says what has happened to a task.
type TaskEventKind uint8

const (
	// TaskQueued: the task was submitted.
	TaskQueued TaskEventKind = iota
	// TaskStarted: a worker has it.
	TaskStarted
	// TaskRequeued: the worker process that had it was busy, and has given it back.
	TaskRequeued
	// TaskEnded: the future is done. It is the last event of a task.
	TaskEnded
)

// A TaskOutcome says how a task has ended.
type TaskOutcome uint8

const (
	// TaskReturned: the call returned.
	TaskReturned TaskOutcome = iota
	// TaskRaised: it raised an exception, or could not be sent to a worker process.
	TaskRaised
	// TaskCancelled: it was cancelled before it began, or stopped while it ran.
	TaskCancelled
	// TaskLost: the pool broke, while it ran or before.
	TaskLost
)

// String returns what a person calls the outcome, such as "returned".
func (o TaskOutcome) String() string {
	return [...]string{"returned", "raised", "cancelled", "lost"}[o]
}

// A TaskPool is the pool of a task.
type TaskPool struct {
	ID         int    // its number among the pools of the host, from 1
	Name       string // what the names of its workers begin with, such as "ThreadPoolExecutor-0"
	Processes  bool   // its workers are processes
	MaxWorkers int
}

// A TaskThread is where a task runs or was submitted: a thread of this process, or the
// worker process of a process pool.
type TaskThread struct {
	Name  string // of the thread, or of the process, such as "ForkServerProcess-1"
	Pid   int    // of the process
	Ident int64  // the thread's identifier, as scripts know it; 0 if it is another process
}
