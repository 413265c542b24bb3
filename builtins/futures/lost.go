package futures

import (
	"context"
	"sync"

	"fstar/internal/workerpool"
)

// lost is the pools whose executors are garbage. CPython's workers end when the last
// reference to their executor is gone; here they do when the next one is made.
type lost struct {
	mu    sync.Mutex
	pools []workerpool.Pool
}

// add is called on a goroutine of the garbage collector, which cannot do more.
func (l *lost) add(p workerpool.Pool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pools = append(l.pools, p)
}

func (l *lost) take() []workerpool.Pool {
	l.mu.Lock()
	defer l.mu.Unlock()
	pools := l.pools
	l.pools = nil
	return pools
}

// shutLost has the workers of lost pools end once their queues are empty.
func (ps *pools) shutLost() {
	for _, p := range ps.lost.take() {
		p.Shutdown(context.Background(), workerpool.ShutdownOptions{NoWait: true})
	}
}
