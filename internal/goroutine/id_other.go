//go:build !amd64 && !arm64

package goroutine

// ID returns a number that no other goroutine has. It takes some microseconds.
func ID() uintptr { return number() }
