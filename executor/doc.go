// Package executor runs tasks on goroutines or in worker processes and hands back
// futures: Python's concurrent.futures as a Go package. It knows nothing of scripts.
//
//	pool, err := executor.NewThreadPool(executor.ThreadPoolConfig{MaxWorkers: 3})
//	...
//	defer pool.Shutdown(ctx, executor.ShutdownOptions{})
//
//	f, err := executor.Submit(ctx, pool, func(ctx context.Context) (int, error) {
//		return fetch(ctx, url)
//	})
//	...
//	n, err := f.Result(ctx)
//
// # The types
//
// A [Future] is the result of a task that may not have ended yet. It goes
// through Python's five states, wakes whoever waits for it and runs callbacks,
// each exactly once. Its zero value is a pending future, so one can be made and
// settled by hand.
//
// A [ThreadPool] runs Go functions, in the order they came, on at most MaxWorkers goroutines,
// which it starts on demand and keeps until Shutdown. [Submit] gives it a function and returns a
// typed future; one pool runs functions of any result types.
//
// A [ProcessPool] runs tasks in at most MaxWorkers processes of the same program,
// whose main function must begin with a call of [RunWorker]. What is a task there
// is up to the program; here it is bytes, and so is its result.
//
// [Wait] and [AsCompleted] wait for several futures.
//
// # Contexts
//
// Whatever blocks takes a context and returns its cause when it ends first. The
// context given to Submit is the task's: it is handed to the function. It does not take a
// queued task off the queue; the function sees that it has ended and can return at once. To a
// worker process goes the end of the context, but not its values.
//
// Functions that may run callbacks ([Future.Cancel], [Future.SetResult], …) take
// a context too: it is the one that the callbacks get.
//
// # Failures
//
// A task that panics does not end the program: its future fails with a
// [*PanicError] that has the value and the stack. A worker process that dies breaks
// its pool: see [BrokenError].
package executor
