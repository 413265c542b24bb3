// Package goroutine tells goroutines apart, and how deep their stacks are.
//
// Go has no name for the goroutine that runs, on purpose: what depends on it is hard to follow. fstar
// needs one for one thing only. Interfaces of go.starlark.net, such as Value and Iterator, give
// their methods no thread, so a value that belongs to a Host can find out only so whether its caller
// has the script lock already or has to wait for it.
//
// Go ends a process in which a stack becomes too large. What goes down into values, which scripts can nest
// as deeply as they like, asks [Stack] how far it is.
package goroutine
