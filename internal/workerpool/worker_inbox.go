package workerpool

import (
	"os"
	"sync"
	"time"
)

// takeoverTime is about how long nobody reads what the parent sends while the main goroutine carries out
// orders.
const takeoverTime = time.Millisecond

// An inbox reads what the parent sends. Whoever reads is in a system call: that the pipe has something wakes
// one thread, which goes on with the order at once if it is the main goroutine's. So the main goroutine reads
// when it has nothing else to do. When an order takes longer than takeoverTime, another goroutine, the
// receiver, reads beside it, for recalls, cancellations and the end of the parent; until the main goroutine
// has to wait for it.
type inbox struct {
	orders *orders
	in     *frameReader
	spare  chan []byte   // the memory of large data, for in
	recall func()        // answers a recall
	every  time.Duration // takeoverTime

	mu     sync.Mutex
	reader reader
	reads  int           // how often the main goroutine has read
	seen   int           // reads, when watch looked last
	armed  bool          // the timer will call watch
	timer  *time.Timer   // set before the first read
	begin  chan struct{} // tells the receiver to read; has room for one
}

// A reader is who reads from an inbox.
type reader uint8

const (
	nobody reader = iota
	mainGoroutine
	receiver
)

// start starts the receiver. Nobody reads yet.
func (i *inbox) start() {
	i.begin = make(chan struct{}, 1)
	i.timer = time.AfterFunc(time.Hour, i.watch)
	go func() {
		for range i.begin {
			for i.read() {
			}
		}
	}()
}

// wait returns when there may be orders. It is for the main goroutine.
func (i *inbox) wait() {
	i.mu.Lock()
	if i.reader == receiver {
		i.mu.Unlock()
		i.orders.wait()
	} else {
		i.reader = mainGoroutine
		i.mu.Unlock()
		i.read()
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.reader == mainGoroutine {
		i.reader = nobody
	}
	i.reads++
	if !i.armed {
		i.armed = true
		i.timer.Reset(i.every)
	}
}

// watch has the receiver read if the main goroutine has not read for a while.
func (i *inbox) watch() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.armed = i.reader == nobody && i.reads != i.seen
	switch {
	case i.armed:
		i.seen = i.reads
		i.timer.Reset(i.every)
	case i.reader == nobody:
		i.reader = receiver
		i.begin <- struct{}{}
	}
}

// read takes in what there is, after waiting for something. It reports whether the receiver, if that is who
// reads, goes on. If the parent is no more, so is this process: read ends it, whatever it is doing.
func (i *inbox) read() bool {
	var frames []frame
	for more := true; more; more = i.in.buffered() {
		f, err := i.in.next()
		if err != nil {
			os.Exit(1)
		}
		if f.kind == frameRecall {
			i.orders.add(frames)
			frames = nil
			i.recall()
			continue
		}
		f.payload.Data = i.in.keep(f.payload.Data)
		frames = append(frames, f)
	}
	select {
	case b := <-i.spare:
		i.in.reuse(b)
	default:
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.orders.add(frames) && i.reader == receiver {
		i.reader = nobody // the main goroutine has waited, and will read next
	}
	return i.reader == receiver
}
