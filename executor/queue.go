package executor

import "context"

// item is a task in a pool's queue, with the context it was given.
type item struct {
	ctx  context.Context
	task Task
}

const chunkLen = 128

// chunk is a piece of a taskQueue.
type chunk struct {
	items [chunkLen]item
	next  *chunk
}

// taskQueue is a FIFO queue without bound. It is a list of chunks: pushing never
// moves what is there, and memory goes as the queue drains. The zero value is
// an empty queue.
type taskQueue struct {
	head, tail *chunk
	first, end int // of head.items and tail.items
	n          int
}

func (q *taskQueue) len() int { return q.n }

func (q *taskQueue) push(it item) {
	if q.tail == nil {
		q.tail = new(chunk)
		q.head = q.tail
	} else if q.end == chunkLen {
		q.tail.next = new(chunk)
		q.tail, q.end = q.tail.next, 0
	}
	q.tail.items[q.end] = it
	q.end++
	q.n++
}

// pop takes the oldest item off a queue that is not empty.
func (q *taskQueue) pop() item {
	it := q.head.items[q.first]
	q.head.items[q.first] = item{}
	q.first++
	q.n--
	switch {
	case q.n == 0: // head is tail: use it again
		q.first, q.end = 0, 0
	case q.first == chunkLen:
		q.head, q.first = q.head.next, 0
	}
	return it
}
