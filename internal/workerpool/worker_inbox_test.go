package workerpool

import (
	"os"
	"testing"
	"time"
)

// The main goroutine reads; while an order takes long, the receiver does, and gives the pipe back.
func TestInbox(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	out := frameWriter{w: w}
	send := func(kind frameKind, id uint64) {
		t.Helper()
		out.add(kind, id, Payload{})
		if _, err := out.flush(); err != nil {
			t.Fatal(err)
		}
	}
	var o orders
	o.init()
	i := inbox{orders: &o, in: newFrameReader(r), recall: func() { t.Error("a recall") }, every: time.Hour}
	i.start()
	defer func() { close(i.begin) }()
	take := func(id uint64) {
		t.Helper()
		f, _, ok := o.next()
		for !ok {
			i.wait()
			f, _, ok = o.next()
		}
		if f.kind != frameTask || f.id != id {
			t.Errorf("got %#x %d, want task %d", f.kind, f.id, id)
		}
	}
	whoReads := func(want reader) {
		t.Helper()
		i.mu.Lock()
		defer i.mu.Unlock()
		if i.reader != want {
			t.Errorf("%d reads, want %d", i.reader, want)
		}
	}

	send(frameTask, 1)
	take(1)
	ctx := o.begin(1)
	send(frameCancel, 1)
	i.watch()
	whoReads(nobody) // it has read since the timer was set
	i.watch()
	<-ctx.Done() // the receiver has read that
	whoReads(receiver)

	sent := make(chan struct{})
	go func() {
		defer close(sent)
		for { // until the main goroutine waits for the receiver
			o.mu.Lock()
			waiting := o.waiting
			o.mu.Unlock()
			if waiting {
				break
			}
		}
		send(frameCancel, 1) // no order: the receiver reads on
		send(frameTask, 2)
	}()
	take(2)
	<-sent
	whoReads(nobody)

	send(frameTask, 3)
	send(frameTask, 4)
	take(3)
	take(4)
}
