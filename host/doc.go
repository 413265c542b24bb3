// Package host runs scripts. It is what a Go program embeds, and what the fstar
// command is made of.
//
//	h, err := host.New(host.Config{})
//	...
//	defer h.Close(ctx)
//	globals, err := h.ExecFile(ctx, "sixjobs.star", nil)
//
// A [Host] gives its scripts Starlark, the modules of package builtins, and
// nothing else: no files, environment, network or processes, unless the [Config]
// says so.
//
// # Threads
//
// Scripts run on threads: a call of ExecFile or Call makes the calling goroutine
// one, thread pools have more. One thread at a time runs script code, under the
// Host's script lock, so that scripts, and the Go functions they call, can share
// mutable values. The lock changes hands every millisecond, and whenever a thread
// blocks in one of our builtins. A Go function of the embedding program's own
// that blocks should do so in [Block]; the others then go on meanwhile.
//
// Values that ExecFile or Call returned may be used on any goroutine. Where that runs
// code of a script, or reads what scripts may change, as the String, Hash or Attr of an
// instance does, the goroutine waits for the script lock; and after Close such code does not run:
// the error is [ErrClosed], and a String that of Python's class object. A Go function that a script has
// called holds the lock, on its goroutine. Lists, dicts and sets are go.starlark.net's own and
// ask for no lock: while tasks may change them, they are for Go functions that scripts
// call, and for [Host.Attach].
//
// A function of a script is a starlark.Callable; its Go type is not for programs to name.
// [Host.Call] calls it on any goroutine. starlark.Call does so where the lock is held, by a
// thread of the Host, and elsewhere returns an error.
//
// # Consoles
//
// A [Session] runs what a person types, statement by statement, on its own or where a script
// has ended.
//
// # Processes
//
// Scripts in Python can have process pools if main begins with [Worker], which makes this
// program the worker, too. Its scripts have there what the Config given to Worker says. A
// worker looks as if it had been forked at the first submit to its pool: it has the variables
// of the script, and what the script has set in library modules; but its top level does not
// run there.
//
// # Errors
//
// A script that ends by an exception makes ExecFile and Call return a
// [*ScriptError]. A [Checker] finds some of what is wrong without running a script.
package host
