// Package multiprocessing is the script module multiprocessing, as far as scripts with
// process pools use it:
//
//	multiprocessing.cpu_count()           how many processors there are
//	multiprocessing.current_process()     this process; its name is "MainProcess", or in the
//	                                      workers of pools "ForkServerProcess-1", …
//	multiprocessing.parent_process()      the process that started this one: None in the main process
//	multiprocessing.active_children()     the workers of the pools of this process
//	multiprocessing.freeze_support()      does nothing
//	multiprocessing.get_context(method=None)
//	                                      what ProcessPoolExecutor takes as mp_context
//	multiprocessing.get_all_start_methods()
//	                                      a list of the start methods that CPython has on this
//	                                      system, the default one first
//	multiprocessing.get_start_method(allow_none=False)
//	                                      the start method that was set, or "forkserver", on
//	                                      macOS and Windows "spawn"
//	multiprocessing.set_start_method(method, force=False)
//	                                      accepts any of these start methods
//	multiprocessing.ProcessError          the base class of CPython's exceptions of processes
//
// A context has these functions, too, but for get_all_start_methods. The start method says
// what the workers of a pool are called, as in CPython: "spawn" makes them SpawnProcess-1,
// SpawnProcess-2 and so on, "fork" ForkProcess-1, and "forkserver" ForkServerProcess-1. The
// numbers go on from pool to pool, and the workers of a worker are called
// ForkServerProcess-1:1. Whatever the start method, workers start one way: they are new
// processes of the program, and the script's top level does not run in them.
//
// A process has name, which can be set, pid, ident, daemon, exitcode, _identity (a tuple of the
// numbers in the name), is_alive(), and, if it is a worker of this one, join(timeout=None),
// terminate() and kill().
//
// Process, Pool, Queue and the like are not here; [Missing] says what to use instead.
//
// Source: the multiprocessing module in the Python library reference, and what CPython
// 3.15.2 does.
package multiprocessing
