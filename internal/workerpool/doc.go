// Package workerpool runs opaque tasks on goroutines or in worker processes. Package executor
// stands on it, for Go programs, and builtins/futures, for scripts.
//
// A [Pool] is what all kinds of pools are to those who do not give them tasks. A [ThreadPool]
// runs a [Task] on one of at most MaxWorkers goroutines. A [ProcessPool] sends a [RemoteTask]
// as a [Payload] to one of at most MaxWorkers processes of the same program, whose main function
// must begin with a call of [RunWorker]; what it does with it is up to the program's
// [WorkerHandler]. Pools in which nothing but bytes goes to the workers and comes back are
// [Remote].
//
// A [Worker] is a goroutine of a pool; in a ProcessPool, the one that waits for a process. Workers
// are started on demand and stay until Shutdown. Tasks begin in the order they came.
//
// What becomes of a task is for the task to keep: futures are in package executor.
//
// # The life of a task
//
// Execute gives the task to a free worker, and it begins before Execute returns, or queues it: then
// it begins as a worker takes it off the queue. From then on it counts as running. It ends by Run or
// Finish, or by Discard, which says why it was not run, or not to its end.
//
// # The life of a pool
//
// All pools have the same (life.go): they start workers, which have numbers and names; they are shut
// down, or break, and take no tasks then; they have terminated when the last worker has ended.
//
// # Contexts
//
// Whatever blocks takes a context and returns its cause when it ends first. The context given
// to Execute is the task's. It does not take a queued task off the queue; the task sees that it
// has ended. To a worker process goes the end of the context, but not its values.
//
// # Failures
//
// A task that panics does not end the program: it is discarded with a [*PanicError]. A worker
// whose Initializer fails breaks its pool: see [BrokenError]. So does a worker process that
// dies.
package workerpool
