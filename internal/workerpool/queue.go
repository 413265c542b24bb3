package workerpool

import "context"

// item is a task in a pool's queue, with the context it was given.
type item struct {
	ctx  context.Context
	task Task
}

// taskQueue is the queue of a ThreadPool.
type taskQueue = queue[item]

const chunkLen = 128

// chunk is a piece of a queue.
type chunk[T any] struct {
	items [chunkLen]T
	next  *chunk[T]
}

// queue is a FIFO queue without bound. It is a list of chunks: pushing never
// moves what is there, and memory goes as the queue drains. The zero value is
// an empty queue.
type queue[T any] struct {
	head, tail *chunk[T]
	first, end int // of head.items and tail.items
	n          int
}

func (q *queue[T]) len() int { return q.n }

func (q *queue[T]) push(it T) {
	if q.tail == nil {
		q.tail = new(chunk[T])
		q.head = q.tail
	} else if q.end == chunkLen {
		q.tail.next = new(chunk[T])
		q.tail, q.end = q.tail.next, 0
	}
	q.tail.items[q.end] = it
	q.end++
	q.n++
}

// pop takes the oldest item off a queue that is not empty.
func (q *queue[T]) pop() T {
	it := q.head.items[q.first]
	var zero T
	q.head.items[q.first] = zero
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

// unpop puts an item back in front of all others.
func (q *queue[T]) unpop(it T) {
	if q.n == 0 {
		q.push(it)
		return
	}
	if q.first == 0 {
		q.head, q.first = &chunk[T]{next: q.head}, chunkLen
	}
	q.first--
	q.head.items[q.first] = it
	q.n++
}
