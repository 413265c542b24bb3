// Package futures is the script module concurrent.futures, predeclared as futures.
//
// It has pools, ThreadPoolExecutor and ProcessPoolExecutor, their abstract class Executor, and
// Future; the functions wait and as_completed, and exceptions. Scripts can derive classes from all
// four. BrokenProcessPool is in concurrent.futures.process.
//
//	futures.ThreadPoolExecutor
//	    ex.BROKEN                           what submit raises when an initializer has failed
//	futures.FIRST_COMPLETED                 for wait: until one is done
//	futures.FIRST_EXCEPTION                 for wait: until one fails, or all are done
//	futures.ALL_COMPLETED                   for wait: until all are done
//	futures.TimeoutError                    the time was over before the call was
//	futures.thread                          the module concurrent.futures.thread
//	futures.process                         the module concurrent.futures.process
//	futures.__all__                         the names that import * takes
//
// Functions, arguments and results go to worker processes and back by value, as package
// pickle says. What a script changes in a module there stays there. The program must call
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
