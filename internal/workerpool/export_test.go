package workerpool

import "time"

// SetStartTimeout sets how long a process may take to become a worker, and returns
// what it was.
func SetStartTimeout(d time.Duration) (old time.Duration) {
	old, startTimeout = startTimeout, d
	return old
}
