package script

import (
	"sync"
	"sync/atomic"
	"time"
)

// A lock is the script lock of a Runtime: the thread that holds it is the one
// that runs script code.
//
// Waiting threads are of two classes. Those that come back from a blocking call
// go first, those that gave the lock up because their turn was over go last; each
// class is served in order. So a thread that mostly waits gets the lock within
// microseconds however many others compute. A releasing holder hands the lock to
// the next thread directly. docs/design/script-lock.md says why.
type lock struct {
	state atomic.Int32 // lockFree, lockHeld or lockWanted
	given waitQueue    // threads that wait, as enqueue says, before those in back; the holder's

	mu        sync.Mutex    // guards the rest; never held while waiting
	front     waitQueue     // threads back from a blocking call
	back      waitQueue     // threads whose turn was over, and threads that start or get a task
	frontRun  int           // how often front went before a waiting back
	turnStart time.Duration // when the holder first saw that others wait
	turnTicks int           // how often it has seen that; 0: not yet; the holder's
	looked    time.Duration // when it looked at the clock last
	quick     bool          // it asks so often that it need not look at the clock each time; the holder's
}

const (
	lockFree   = iota
	lockHeld   // and nobody waits
	lockWanted // held, and somebody waits
)

const (
	// turn is how long a holder may go on while only the back queue waits:
	// long enough that switching costs nothing.
	turn = time.Millisecond
	// maxTurnTicks is how often a holder may ask before its turn is over in any
	// case, whatever the clock says: tests have clocks that stand still.
	maxTurnTicks = 1000
	// shortTurn is the same while the front queue waits.
	shortTurn = 50 * time.Microsecond
	// A holder that has asked lookEvery times within quickTicks, or twice at first, looks at the clock
	// every so many times: that takes 30 ns, a tiny task 200.
	lookEvery  = 4
	quickTicks = shortTurn / 5
	// maxFrontRun is how many threads of the front queue go, one after another,
	// before a waiting thread of the back queue.
	maxFrontRun = 8
)

// A grant is the script lock on its way to a thread. It mostly comes before the thread does
// that it was handed to while that was at rest: a channel alone would cost more then.
type grant struct {
	state  atomic.Int32  // noGrant, granted or awaited
	arrive chan struct{} // capacity 1
}

const (
	noGrant = iota
	granted
	awaited // by the thread
)

func (g *grant) give() {
	if g.state.Swap(granted) == awaited {
		g.arrive <- struct{}{}
	}
}

func (g *grant) take() {
	if g.state.CompareAndSwap(noGrant, awaited) {
		<-g.arrive
	}
	g.state.Store(noGrant)
}

// epoch is where time is counted from: asking for a difference is cheaper than
// for the time.
var epoch = time.Now()

// takeOr is take that ends when done is closed, too; then it returns false, and the grant is awaited still.
func (g *grant) takeOr(done <-chan struct{}) bool {
	if g.state.CompareAndSwap(noGrant, awaited) {
		select {
		case <-g.arrive:
		case <-done:
			return false
		}
	}
	g.state.Store(noGrant)
	return true
}

// waitQueue is a list of the threads that wait, oldest first.
type waitQueue struct{ first, last *Thread }

func (q *waitQueue) push(t *Thread) {
	t.nextWaiting = nil
	if q.last == nil {
		q.first = t
	} else {
		q.last.nextWaiting = t
	}
	q.last = t
}

func (q *waitQueue) pop() *Thread {
	t := q.first
	q.first = t.nextWaiting
	if q.first == nil {
		q.last = nil
	}
	return t
}

// remove takes a thread off the queue, and reports whether it was there.
func (q *waitQueue) remove(t *Thread) bool {
	var before *Thread
	for x := q.first; x != nil; before, x = x, x.nextWaiting {
		if x != t {
			continue
		}
		if before == nil {
			q.first = x.nextWaiting
		} else {
			before.nextWaiting = x.nextWaiting
		}
		if q.last == x {
			q.last = before
		}
		return true
	}
	return false
}

// acquire waits until t holds the lock. First says which class t is of.
func (l *lock) acquire(t *Thread, first bool) {
	if l.queue(t, first) {
		t.granted.take()
	}
}

// acquireOr is acquire that ends when done is closed, too. It reports whether t holds the lock.
func (l *lock) acquireOr(t *Thread, done <-chan struct{}) bool {
	if !l.queue(t, false) || t.granted.takeOr(done) {
		return true
	}
	l.mu.Lock()
	gone := l.front.remove(t) || l.back.remove(t)
	if gone && l.front.first == nil && l.back.first == nil {
		l.state.Store(lockHeld)
	}
	l.mu.Unlock()
	if !gone { // it is on its way
		<-t.granted.arrive
	}
	t.granted.state.Store(noGrant)
	return !gone
}

// queue takes the lock, or else queues t up for it and reports true.
func (l *lock) queue(t *Thread, first bool) bool {
	if l.state.CompareAndSwap(lockFree, lockHeld) {
		return false
	}
	l.mu.Lock()
	for {
		// The state may change under l.mu only from free to held and back: who
		// wants to release a wanted lock needs l.mu.
		if l.state.CompareAndSwap(lockFree, lockHeld) {
			l.mu.Unlock()
			return false
		}
		if l.state.Load() == lockWanted || l.state.CompareAndSwap(lockHeld, lockWanted) {
			break
		}
	}
	if first {
		l.front.push(t)
	} else {
		l.back.push(t)
	}
	l.mu.Unlock()
	return true
}

// release gives the lock up, to the next thread if one waits.
func (l *lock) release() {
	switch {
	case l.given.first == nil:
		if l.state.CompareAndSwap(lockHeld, lockFree) {
			return
		}
	case l.state.Load() == lockHeld: // it stays so; who comes now waits behind given
		l.turnTicks = 0
		l.given.pop().granted.give()
		return
	}
	l.mu.Lock()
	l.queueGiven()
	next := l.handOver()
	l.mu.Unlock()
	next.granted.give()
}

// handOver takes the next holder off the queues, with l.mu held and a thread
// waiting.
func (l *lock) handOver() *Thread {
	var next *Thread
	if l.front.first != nil && (l.back.first == nil || l.frontRun < maxFrontRun) {
		next = l.front.pop()
		l.frontRun++
	} else {
		next = l.back.pop()
		l.frontRun = 0
	}
	if l.front.first == nil && l.back.first == nil {
		l.state.Store(lockHeld)
	}
	l.turnTicks = 0
	return next
}

// yield is called by the holder t every so often. It lets others go first if
// t's turn is over.
func (l *lock) yield(t *Thread) {
	if l.given.first == nil {
		if l.state.Load() != lockWanted {
			return
		}
		if l.quick && l.turnTicks%lookEvery != 0 {
			l.turnTicks++
			return
		}
	}
	l.mu.Lock()
	l.queueGiven()
	if l.state.Load() != lockWanted {
		l.mu.Unlock()
		return
	}
	now := time.Since(epoch)
	if l.turnTicks == 0 {
		l.turnStart = now
	}
	l.quick = l.turnTicks > 0 && now-l.looked < quickTicks
	l.looked = now
	l.turnTicks++
	limit := turn
	if l.front.first != nil {
		limit = shortTurn
	}
	if now-l.turnStart < limit && l.turnTicks < maxTurnTicks {
		l.mu.Unlock()
		return
	}
	next := l.handOver()
	l.state.Store(lockWanted)
	l.back.push(t)
	l.mu.Unlock()
	next.granted.give()
	t.granted.take()
}

// enqueue has t wait for the lock from now on, although its goroutine does not yet. The
// caller holds the lock. While nobody else waits, this takes no mutex, and so a thread can
// have the lock passed on to it for next to nothing.
func (l *lock) enqueue(t *Thread) {
	if l.state.Load() == lockHeld {
		l.given.push(t)
		return
	}
	l.mu.Lock()
	l.queueGiven()
	l.back.push(t)
	l.mu.Unlock()
}

// queueGiven puts the threads of given in front of those in back, which came later, with
// l.mu and the lock held.
func (l *lock) queueGiven() {
	if l.given.first == nil {
		return
	}
	l.given.last.nextWaiting = l.back.first
	l.back.first = l.given.first
	if l.back.last == nil {
		l.back.last = l.given.last
	}
	l.given = waitQueue{}
	l.state.Store(lockWanted)
}

// giveWay lets those who wait have the lock, which t holds, before t goes on.
func (l *lock) giveWay(t *Thread) {
	if l.given.first == nil && l.state.Load() != lockWanted { // nobody does
		return
	}
	l.mu.Lock()
	l.queueGiven()
	l.back.push(t)
	next := l.handOver() // not t: others wait before it
	l.mu.Unlock()
	next.granted.give()
	t.granted.take()
}
