// Package multiprocessing is the script module multiprocessing.
//
// It has what scripts with process pools use of CPython's: start methods and their contexts,
// and processes, this one and the workers of its pools, as objects.
//
// A context has these functions, too, except for get_all_start_methods. The start method says
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
