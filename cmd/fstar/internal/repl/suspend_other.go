//go:build !unix

package repl

// suspend does nothing: there is no stopping a process here.
func suspend() {}
