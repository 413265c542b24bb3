// Package futures is the script module concurrent.futures, predeclared as futures.
//
//	futures.ThreadPoolExecutor(max_workers=None, thread_name_prefix='', initializer=None, initargs=())
//	    ex.submit(fn, /, *args, **kwargs)   runs fn(*args, **kwargs); its Future
//	    ex.map(fn, *iterables, timeout=None, chunksize=1, buffersize=None)
//	                                        an iterator over the results, in order
//	    ex.shutdown(wait=True, *, cancel_futures=False)
//
//	futures.ProcessPoolExecutor(max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)
//	                                        the same with processes of this program, and
//	    ex.map(..., chunksize=n)            n calls in one task
//	    ex.terminate_workers()  kill_workers()
//
//	futures.Future()                        one that the script settles itself
//	    f.done()  running()  cancelled()  cancel()
//	    f.result(timeout=None)              what the call returned, or its exception, raised
//	    f.exception(timeout=None)           its exception, or None
//	    f.add_done_callback(fn)             calls fn(f) when it is done
//	    f.set_running_or_notify_cancel()  set_result(result)  set_exception(exception)
//
//	futures.Executor                        the abstract class; a class derived from it has submit
//
//	futures.wait(fs, timeout=None, return_when=ALL_COMPLETED)
//	                                        (done, not_done), two sets
//	futures.as_completed(fs, timeout=None)  an iterator over fs as they are done
//
//	futures.FIRST_COMPLETED  FIRST_EXCEPTION  ALL_COMPLETED
//	futures.CancelledError  TimeoutError  InvalidStateError  BrokenExecutor  BrokenThreadPool
//	futures.__all__
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
// Lib/concurrent/futures, CPython 3.14.
package futures
