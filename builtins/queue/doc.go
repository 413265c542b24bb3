// Package queue is the script module queue.
//
// It has queues for threads, Queue, LifoQueue, PriorityQueue and SimpleQueue, and the exceptions
// Empty, Full and ShutDown.
//
//	queue.Queue(maxsize=0)
//	    q.queue                        what holds the items: a deque or a list
//
// A class that a script derives from the first three may define _init, _qsize, _put and
// _get. The attribute queue is a deque, or for the other two a list.
//
// What blocks lets other threads run meanwhile, and ends with an error if the script is
// stopped. The script lock guards what is here.
//
// Source: the queue module in the Python library reference and Lib/queue.py, CPython
// 3.15.
package queue
