// Package threading is the script module threading.
//
//	threading.Thread(group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None, context=None)
//	    a thread that calls target; scripts may derive classes from it that have a run() of their own
//	    thread.start()                   starts the thread, once
//	    thread.run()                     calls target, on the new thread
//	    thread.join(timeout=None)        waits until the thread has ended
//	    thread.is_alive()                whether the thread was started and has not ended
//	    thread.name                      the name, which may be set
//	    thread.daemon                    whether nobody waits for it at the end; may be set before
//	                                     the start
//	    thread.ident, thread.native_id   its identifier, None before the start
//	    thread.getName()                 the name
//	    thread.setName(name)             sets the name
//	    thread.isDaemon()                whether it is a daemon thread
//	    thread.setDaemon(daemonic)       makes it a daemon thread, or none
//	threading.Timer(interval, function, args=None, kwargs=None)
//	    a Thread that calls function after interval seconds
//	    timer.cancel()                   stops the timer, if it still waits
//	    timer.run()                      waits, and calls function, on the new thread
//
//	threading.current_thread()           the calling thread
//	threading.main_thread()              the main thread
//	threading.enumerate()                the threads that are alive, the main thread first
//	threading.active_count()             how many threads are alive
//	threading.get_ident()                the identifier of the calling thread, not zero
//	threading.get_native_id()            the same: a goroutine has no other
//	threading.stack_size(size=0)         keeps a number: stacks grow as they need
//	threading.excepthook(args, /)        reports an error that nobody caught; may be replaced
//	threading.__excepthook__             the excepthook that there was at first
//	threading.ExceptHookArgs             what excepthook is given
//	    args.exc_type                    the class of the exception
//	    args.exc_value                   the exception
//	    args.exc_traceback               its traceback
//	    args.thread                      the thread that it ended
//	threading.settrace(func), threading.setprofile(func), threading.settrace_all_threads(func),
//	threading.setprofile_all_threads(func)
//	                                     not supported: raises an exception
//	threading.gettrace(), threading.getprofile()
//	                                     None
//
//	threading.Lock()                     a mutex, which one thread at a time holds
//	    lock.acquire(blocking=True, timeout=-1)
//	                                     waits until nobody holds the lock, and takes it; whether
//	                                     it did, before the time was over
//	    lock.release()                   lets go of the lock; any thread may do that
//	    lock.locked()                    whether a thread holds the lock
//	threading.RLock()                    a mutex that its owner may take again, and lets go of as often
//	    lock.acquire(blocking=True, timeout=-1)
//	                                     waits until no other thread holds the lock, and takes it;
//	                                     whether it did, before the time was over
//	    lock.release()                   lets go of the lock once
//	    lock.locked()                    whether a thread holds the lock
//	threading.Condition(lock=None)       a lock whose holders may wait to be notified by others
//	    condition.acquire(*args, **kwargs)
//	                                     takes the lock
//	    condition.release()              lets go of the lock
//	    condition.wait(timeout=None)     lets go of the lock until it is notified; whether it
//	                                     was, before the time was over
//	    condition.wait_for(predicate, timeout=None)
//	                                     waits until predicate() is true, which it returns
//	    condition.notify(n=1)            wakes n of those that wait
//	    condition.notify_all(), condition.notifyAll()
//	                                     wakes all that wait
//	threading.Event()                    a flag that threads wait for
//	    event.set()                      sets the flag, and wakes all that wait
//	    event.clear()                    takes the flag back
//	    event.is_set(), event.isSet()    whether the flag is set
//	    event.wait(timeout=None)         waits until the flag is set; whether it is
//	threading.Semaphore(value=1)         a number that threads take from, and wait while it is 0
//	    semaphore.acquire(blocking=True, timeout=None)
//	                                     waits until the number is not 0, and takes 1; whether it
//	                                     did, before the time was over
//	    semaphore.release(n=1)           adds n
//	threading.BoundedSemaphore(value=1)  a Semaphore whose value never gets above its first
//	threading.Barrier(parties, action=None, timeout=None)
//	    a place where threads wait until so many have come
//	    barrier.wait(timeout=None)       waits until all have come; which one it is, from 0
//	    barrier.reset()                  empties the barrier: who waits gets a BrokenBarrierError
//	    barrier.abort()                  breaks the barrier: who waits, or comes, gets a
//	                                     BrokenBarrierError
//	    barrier.parties                  how many threads it needs
//	    barrier.n_waiting                how many wait
//	    barrier.broken                   whether it is broken
//	threading.BrokenBarrierError         the barrier was broken or emptied meanwhile
//	threading.local()                    attributes of which each thread has its own; scripts
//	                                     may derive classes from it
//	threading.TIMEOUT_MAX                the longest timeout that CPython takes
//	threading.ThreadError                RuntimeError
//	threading._MainThread, threading._DummyThread
//	                                     the class of the main thread, and that of those that
//	                                     other calls into the Host run on
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
// CPython 3.14.
package threading
