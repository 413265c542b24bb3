//go:build !amd64 && !arm64

package goroutine

// Stack returns 0: how much of its stack a goroutine uses is not known.
func Stack() uintptr { return 0 }
