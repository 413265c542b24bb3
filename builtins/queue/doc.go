// Package queue is the script module queue.
//
//	queue.Queue(maxsize=0)             a queue for threads: first in, first out
//	    q.put(item, block=True, timeout=None)
//	                                   adds an item; waits while there are maxsize of them
//	    q.get(block=True, timeout=None)
//	                                   takes an item; waits while there is none
//	    q.put_nowait(item)             adds an item, or raises Full
//	    q.get_nowait()                 takes an item, or raises Empty
//	    q.qsize()                      how many items there are
//	    q.empty()                      whether there is no item
//	    q.full()                       whether there is no room
//	    q.task_done()                  tells that the thread that got an item is done with it
//	    q.join()                       waits until all that was put is done with
//	    q.shutdown(immediate=False)    lets put, and when it is empty get, raise ShutDown;
//	                                   immediate=True empties it
//	    q.maxsize                      how many items there may be; 0: any number
//	    q.unfinished_tasks             how many items are not done with
//	    q.is_shutdown                  whether shutdown was called
//	    q.queue                        what holds the items: a deque or a list
//	    q.mutex                        a Lock that each method has while it runs
//	    q.not_empty                    the Condition, of mutex, that there is an item
//	    q.not_full                     the Condition, of mutex, that there is room
//	    q.all_tasks_done               the Condition, of mutex, that join waits for
//	queue.LifoQueue(maxsize=0)         a Queue whose last item comes first
//	queue.PriorityQueue(maxsize=0)     a Queue whose smallest item comes first, in the order of
//	                                   CPython's heapq
//	queue.SimpleQueue()                a queue without a bound: first in, first out
//	    q.put(item, block=True, timeout=None)
//	                                   adds an item, without waiting
//	    q.get(block=True, timeout=None)
//	                                   takes an item; waits while there is none
//	    q.put_nowait(item)             adds an item
//	    q.get_nowait()                 takes an item, or raises Empty
//	    q.qsize()                      how many items there are
//	    q.empty()                      whether there is no item
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
