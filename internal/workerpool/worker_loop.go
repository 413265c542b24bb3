package workerpool

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// flushTime is how long the result of a task may wait for that of the next one.
const flushTime = 100 * time.Microsecond

// A workerLoop is the main goroutine of a worker process.
type workerLoop struct {
	handler WorkerHandler
	orders  orders
	out     frameWriter
	results int         // how many were added since the main goroutine flushed last
	timer   *time.Timer // flushes, if the next task takes long
	armed   atomic.Bool // timer will
	inbox   inbox
}

// runWorker is RunWorker in a worker process. It does not return.
func runWorker(h WorkerHandler, tasks, results *os.File) {
	// Not signal.Ignore, which processes that this one starts would inherit.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)

	l := &workerLoop{handler: h, out: frameWriter{w: results}}
	l.orders.init()
	// Not in the goroutine that reads: the parent may be writing, and read no results until we have read
	// what it writes.
	answer := func() {
		l.out.add(frameReturned, uint64(l.orders.recall()), Payload{})
		go l.flush()
	}
	l.inbox = inbox{orders: &l.orders, in: newFrameReader(tasks), spare: make(chan []byte, 1), recall: answer, every: takeoverTime}
	l.inbox.start()
	l.timer = time.AfterFunc(time.Hour, func() {
		l.armed.Store(false)
		l.flush()
	})
	l.out.add(frameHello, protocolVersion, Payload{})
	l.flush()
	for {
		f := l.next()
		if f.kind == frameQuit {
			h.Exit()
			os.Exit(0)
		}
		l.do(f)
	}
}

// next returns the next order. Results wait for others to be written with them, but
// not for long.
func (l *workerLoop) next() frame {
	f, left, ok := l.orders.next()
	for !ok {
		l.flush()
		l.results = 0
		l.inbox.wait()
		f, left, ok = l.orders.next()
	}
	switch {
	case l.results == 0:
	case l.results > left || l.out.full():
		// Half of the tasks are done: the parent gets their results, and sends more
		// while we do the others.
		l.flush()
		l.results = 0
	case !l.armed.Swap(true):
		l.timer.Reset(flushTime)
	}
	return f
}

// do carries out an order.
func (l *workerLoop) do(f frame) {
	returned := false
	defer func() {
		if returned {
			return
		}
		if v := recover(); v != nil {
			l.failed(f, &PanicError{v, debug.Stack()})
			return
		}
		l.out.add(frameBroken, 0, Payload{Data: encodeRemoteError(ErrGoexit)})
		l.flush()
		select {} // until the parent ends this process: the goroutine has no loop any more
	}()
	var err error
	switch f.kind {
	case frameInit:
		err = l.handler.Init(context.Background(), int(f.id), f.payload.Data)
	case frameBroadcast:
		err = l.handler.Broadcast(context.Background(), f.id, f.payload)
	case frameTask:
		l.results++
		var result Payload
		result, err = l.handler.Task(l.orders.begin(f.id), f.payload)
		if err == nil {
			err = result.check()
		}
		if err == nil {
			l.out.add(frameResult, f.id, result)
			if len(f.payload.Data) >= largePayload && l.flush() {
				select {
				case l.inbox.spare <- f.payload.Data: // nor is it in a result any more
				default:
				}
			}
		}
	default:
		os.Exit(2)
	}
	returned = true
	if err != nil {
		l.failed(f, err)
	}
}

// failed answers an order that failed.
func (l *workerLoop) failed(f frame, err error) {
	if f.kind == frameTask {
		l.out.add(frameError, f.id, Payload{Data: encodeRemoteError(err)})
		return
	}
	l.out.add(frameBroken, 0, Payload{Data: encodeRemoteError(err)})
	l.flush()
	select {}
}

// flush sends the parent what there is for it, and reports whether it did so itself.
func (l *workerLoop) flush() bool {
	done, err := l.out.flush()
	if err != nil {
		os.Exit(1) // the parent is no more
	}
	return done
}
