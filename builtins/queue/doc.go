// Package queue is the script module queue.
//
//	queue.Queue(maxsize=0)             first in, first out
//	    q.put(item, block=True, timeout=None)
//	    q.get(block=True, timeout=None)
//	    q.put_nowait(item)  get_nowait()
//	    q.qsize()  empty()  full()
//	    q.task_done()                  the thread that got an item is done with it
//	    q.join()                       until that is so for all that were put
//	    q.shutdown(immediate=False)
//	    q.maxsize  unfinished_tasks  is_shutdown
//	    q.queue                        what holds the items; see below
//	    q.mutex                        a Lock that each method has while it runs
//	    q.not_empty  not_full  all_tasks_done
//	                                   Conditions of it
//	queue.LifoQueue(maxsize=0)         last in, first out
//	queue.PriorityQueue(maxsize=0)     the smallest first, by <, in the order of CPython's heapq
//	queue.SimpleQueue()                put, get, put_nowait, get_nowait, qsize and empty
//	queue.Empty                        get had nothing to give
//	queue.Full                         put found no room
//	queue.ShutDown                     the queue is shut down
//
// A class that a script derives from the first three may define _init, _qsize, _put and
// _get. The attribute queue is a deque, or for the other two a list.
//
// What blocks lets other threads run meanwhile, and ends with an error if the script is
// stopped. The script lock guards what is here.
//
// Source: the queue module in the Python library reference and Lib/queue.py, CPython
// 3.14.
package queue
