//go:build !linux

package memory

// available returns how many bytes Go's heap may have. How much memory there is is known on Linux only: elsewhere it is
// taken for 64 GB, unless GOMEMLIMIT says otherwise.
func available() int64 { return 64 << 30 }
