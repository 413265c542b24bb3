// Package threading is the script module threading.
//
// It has threads (Thread, Timer), what they wait for (Lock, RLock, Condition, Event, Semaphore,
// BoundedSemaphore, Barrier), and local, whose attributes are others on each thread.
//
//	threading.__excepthook__             the excepthook that there was at first
//	threading.ExceptHookArgs(iterable, /)
//	    args.exc_type                    the class of the exception
//	    args.exc_value                   the exception
//	    args.exc_traceback               its traceback
//	    args.thread                      the thread that it ended
//	threading.TIMEOUT_MAX                the longest timeout that CPython takes
//	threading.ThreadError                RuntimeError
//
// What blocks lets other threads run meanwhile, and ends with an error if the script is
// stopped. A thread runs in the scope of the one that started it; the Host owns it, and
// waits for it when it closes. Daemon threads then end where they are. An error that
// nobody caught is reported on the standard error output, and the program goes on.
//
// Objects of this module are guarded by the script lock: none of them has a Go mutex.
//
// The worker processes of a pool have the excepthook and the stack_size of the first submit, and
// go on with the numbers in the names of threads.
//
// Source: the threading module in the Python library reference and Lib/threading.py,
// CPython 3.15.
package threading
