//go:build amd64 || arm64

package goroutine

// ID returns a number that no other goroutine has now. A goroutine that starts later may get that
// of one that has ended. It takes a nanosecond or two.
//
// It is the address of the run time's descriptor of the goroutine, which a register or the
// thread-local storage has on every platform: that is part of the ABI that assembly code relies on, and
// nothing in the descriptor is read.
func ID() uintptr
