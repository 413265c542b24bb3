//go:build amd64 || arm64

package goroutine

// Stack returns how many bytes of its stack the goroutine that runs uses. It takes a nanosecond.
//
// The end of the stack is the second word of the run time's descriptor of the goroutine, whose place
// runtime/cgo and the linker rely on.
func Stack() uintptr
