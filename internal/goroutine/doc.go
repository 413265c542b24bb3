// Package goroutine tells goroutines apart.
//
// Go has no name for the goroutine that runs, on purpose: what depends on it is hard to follow. fstar
// needs one for one thing only. Interfaces of go.starlark.net, such as Value and Iterator, give
// their methods no thread, so a value that belongs to a Host can find out only so whether its caller
// has the script lock already or has to wait for it.
package goroutine
