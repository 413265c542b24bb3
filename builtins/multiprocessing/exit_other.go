//go:build !unix

package multiprocessing

import "strconv"

// exitName returns how a repr says an exit code.
func exitName(code int) string { return strconv.Itoa(code) }
