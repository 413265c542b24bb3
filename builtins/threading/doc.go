// Package threading is the script module threading.
//
//	threading.Thread(group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None, context=None)
//	    a thread; scripts may derive classes from it that have a run() of their own
//	    thread.start()
//	    thread.run()                     calls target, on the new thread
//	    thread.join(timeout=None)
//	    thread.is_alive()
//	    thread.name, thread.daemon       may be set, daemon before the start only
//	    thread.ident, thread.native_id   None before the start
//	    thread.getName()  setName(name)  isDaemon()  setDaemon(daemonic)
//	threading.Timer(interval, function, args=None, kwargs=None)
//	    a Thread that calls function after interval seconds
//	    timer.cancel()
//
//	threading.current_thread()           the calling thread
//	threading.main_thread()              the main thread
//	threading.enumerate()                the threads that are alive, the main thread first
//	threading.active_count()             how many they are
//	threading.get_ident()                the identifier of the calling thread, not zero
//	threading.get_native_id()            the same: a goroutine has no other
//	threading.stack_size(size=0)         0: stacks grow as they need
//	threading.excepthook(args, /)        reports an error that nobody caught; may be replaced:
//	threading.__excepthook__             is what it was
//	threading.ExceptHookArgs             what it is given: exc_type, exc_value, exc_traceback, thread
//	threading.settrace(func)             and setprofile, settrace_all_threads and
//	                                     setprofile_all_threads: not supported
//	threading.gettrace()  getprofile()   None
//
//	threading.Lock()                     a mutex: see [Lock]
//	threading.RLock()                    one that its owner may take again: see [RLock]
//	threading.Condition(lock=None)       acquire, release, with, and
//	    condition.wait(timeout=None)
//	    condition.wait_for(predicate, timeout=None)
//	    condition.notify(n=1)
//	    condition.notify_all()
//	threading.Event()
//	    event.set()  clear()  is_set()
//	    event.wait(timeout=None)         until it is set; whether it is
//	threading.Semaphore(value=1)
//	    semaphore.acquire(blocking=True, timeout=None)
//	    semaphore.release(n=1)
//	threading.BoundedSemaphore(value=1)  one whose value never gets above its first
//	threading.Barrier(parties, action=None, timeout=None)
//	    barrier.wait(timeout=None)       until as many threads have come; which one it is
//	    barrier.reset()  abort()
//	    barrier.parties  n_waiting  broken
//	threading.BrokenBarrierError
//	threading.local()                    attributes of which each thread has its own; scripts
//	                                     may derive classes from it
//	threading.TIMEOUT_MAX                the longest timeout that CPython takes
//	threading.ThreadError                RuntimeError
//	threading._MainThread, threading._DummyThread
//	                                     the classes of the main thread and of those that
//	                                     other calls into the Host run on
//
// What blocks lets other threads run meanwhile, and ends with an error if the script is
// stopped. A thread runs in the scope of the one that started it; the Host owns it, and
// waits for it when it closes. Daemon threads then end where they are. An error that
// nobody caught is reported on the standard error output, and the program goes on.
//
// Objects of this module are guarded by the script lock: none of them has a Go mutex.
//
// Source: the threading module in the Python library reference and Lib/threading.py,
// CPython 3.14.
package threading
