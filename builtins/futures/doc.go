// Package futures is the script module concurrent.futures, predeclared as futures.
//
//	futures.ThreadPoolExecutor(max_workers=None, thread_name_prefix='', initializer=None, initargs=())
//	    a pool of threads that run calls
//	    ex.submit(fn, /, *args, **kwargs)   runs fn(*args, **kwargs) in a thread; returns its Future
//	    ex.map(fn, *iterables, timeout=None, chunksize=1, buffersize=None)
//	                                        an iterator over the results of fn, in order
//	    ex.shutdown(wait=True, *, cancel_futures=False)
//	                                        takes no more calls; waits for those there are
//	    ex.BROKEN                           what submit raises when an initializer has failed
//
//	futures.ProcessPoolExecutor(max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)
//	    a pool of processes of this program that run calls
//	    ex.submit(fn, /, *args, **kwargs)   runs fn(*args, **kwargs) in a process; returns its Future
//	    ex.map(fn, *iterables, timeout=None, chunksize=1, buffersize=None)
//	                                        an iterator over the results of fn, in order;
//	                                        chunksize calls are one task
//	    ex.shutdown(wait=True, *, cancel_futures=False)
//	                                        takes no more calls; waits for those there are
//	    ex.terminate_workers()              asks the processes to end, and breaks the pool
//	    ex.kill_workers()                   ends the processes at once, and breaks the pool
//
//	futures.Future()                        the result of a call, which may not be there yet
//	    f.done()                            whether it is there, or the call was cancelled
//	    f.running()                         whether the call is running
//	    f.cancelled()                       whether the call was cancelled
//	    f.cancel(*, running=False)          cancels the call, unless it has begun; whether it
//	                                        is cancelled. With running=True it is stopped if it has
//	    f.result(timeout=None)              waits; what the call returned, or its exception, raised
//	    f.exception(timeout=None)           waits; the exception of the call, or None
//	    f.add_done_callback(fn)             calls fn(f) when f is done
//	    f.set_running_or_notify_cancel()    for executors: marks f as running; False if it was
//	                                        cancelled
//	    f.set_result(result)                for executors: ends f with a result
//	    f.set_exception(exception)          for executors: ends f with an exception
//
//	futures.Executor                        the abstract class of pools; a class derived from it
//	                                        has a submit of its own
//	    ex.submit(fn, /, *args, **kwargs)   to be overridden
//	    ex.map(fn, *iterables, timeout=None, chunksize=1, buffersize=None)
//	                                        an iterator over the results of fn, in order
//	    ex.shutdown(wait=True, *, cancel_futures=False)
//	                                        does nothing
//
//	futures.wait(fs, timeout=None, return_when=ALL_COMPLETED)
//	                                        waits for futures; returns (done, not_done), two sets
//	futures.as_completed(fs, timeout=None)  an iterator over fs as they are done
//
//	futures.FIRST_COMPLETED                 for wait: until one is done
//	futures.FIRST_EXCEPTION                 for wait: until one fails, or all are done
//	futures.ALL_COMPLETED                   for wait: until all are done
//	futures.CancelledError                  the call was cancelled
//	futures.TimeoutError                    the time was over before the call was
//	futures.InvalidStateError               the future is done already
//	futures.BrokenExecutor                  the pool takes no more calls, as it has failed
//	futures.BrokenThreadPool                the initializer of a thread of the pool has failed
//	futures.BrokenProcessPool               a process of the pool has ended by itself
//	futures.thread                          the module concurrent.futures.thread
//	futures.process                         the module concurrent.futures.process
//	futures.__all__                         the names that import * takes
//
// Scripts can derive classes from all four. BrokenProcessPool is in
// concurrent.futures.process.
//
// Functions, arguments and results go to worker processes and back by value, as package
// wire says. What a script changes in a module there stays there. The program must call
// host.Worker, in which a [Worker] is the other end.
//
// What blocks lets the other threads run meanwhile. A pool is a context manager
// that waits for its tasks. A host that is closed waits for the pools that its
// scripts did not shut down.
//
// Beyond CPython's, and off unless asked for:
//
//	futures.ThreadPoolExecutor(..., on_error='wait', task_timeout=None, max_queued=None)
//	    on_error        what the end of a with block does if an exception has left it:
//	                    'wait', 'cancel' (what has not begun), or a function of the
//	                    executor and the exception that returns one of these
//	    task_timeout    how many seconds a task may run; then it is stopped, and its
//	                    future has a TimeoutError
//	    max_queued      how many tasks may wait; submit blocks while so many do
//	f.cancel(running=True)                  stops the task, too, if it runs
//	Config.ReportUnread                     exceptions that nobody asked for are logged
//
// A task that waits for one that can never run, since all threads wait so, is raised a
// RuntimeError that begins with "deadlock:".
//
// docs/futures.md says what holds of CPython's documentation and tests, line by line.
//
// Source: the concurrent.futures module in the Python library reference and
// Lib/concurrent/futures, CPython 3.15.
package futures
