// Package script has what host and the script modules share: the script threads
// of a Host, the lock that lets one of them at a time run script code, and their
// way to block, to call and to fail.
//
// # Threads
//
// A [Thread] is a goroutine that runs script code: the main thread, the workers of pools, the
// threads that scripts start by [Thread.Start]. It has the stack and the arena that the engine
// computes with, the engine's [Execution], and a starlark.Thread once foreign code needs one, by which that
// finds the Thread ([Current]). Threads wait for each other as [Waiters].
//
// # The script lock
//
// A thread runs script code only while it holds the script lock of its
// [Runtime]. So scripts may share lists, dicts and their module's variables
// between threads, as they do in CPython, and so may Go code that is called from
// a script, for as long as it does not block. A step is a call, or a jump back of a loop; a tick
// every thousand steps lets others have their turn. Three rules keep it sound:
//
//   - Whatever may block does so in [Thread.Block], which gives the lock up.
//   - A goroutine that holds a Go mutex never calls a script and never takes the
//     script lock.
//   - The Hash, String, Truth and Attr of values never block.
//
// go.starlark.net gives methods of values no thread, and anybody may call them.
// [Runtime.Running] is how they know whether their goroutine has the lock already, and
// [Runtime.Do] how they get it.
//
// # Scopes
//
// Each call from outside into the Runtime has a [Scope]: the context of all that
// runs because of it, on whatever thread. It ends if the caller's context ends
// during the call, or with the Runtime. Then script code stops at its next tick,
// and blocking builtins return. A task has a scope within that, which can end by
// itself: see [Thread.TaskScope].
package script
