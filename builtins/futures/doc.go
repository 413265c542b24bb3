// Package futures is the script module concurrent.futures, predeclared as futures.
//
//	futures.ThreadPoolExecutor(max_workers=None, thread_name_prefix='', initializer=None, initargs=())
//	    ex.submit(fn, /, *args, **kwargs)   runs fn(*args, **kwargs); its Future
//	    ex.map(fn, *iterables, timeout=None, chunksize=1)
//	                                        an iterator over the results, in order
//	    ex.shutdown(wait=True, *, cancel_futures=False)
//
//	futures.Executor, futures.Future            the classes, for isinstance
//	future.done()  running()  cancelled()  cancel()
//	future.result(timeout=None)             what the call returned, or its exception, raised
//	future.exception(timeout=None)          its exception, or None
//	future.add_done_callback(fn)            calls fn(future) when it is done
//
//	futures.wait(fs, timeout=None, return_when=ALL_COMPLETED)
//	                                        (done, not_done), two sets
//	futures.as_completed(fs, timeout=None)  an iterator over fs as they are done
//
//	futures.FIRST_COMPLETED  FIRST_EXCEPTION  ALL_COMPLETED
//	futures.CancelledError  TimeoutError  InvalidStateError  BrokenExecutor  BrokenThreadPool
//
// What blocks lets the other threads run meanwhile. A pool is a context manager
// that waits for its tasks. A host that is closed waits for the pools that its
// scripts did not shut down.
//
// Source: the concurrent.futures module in the Python library reference and
// Lib/concurrent/futures, CPython 3.14.
package futures
