package queue

import (
	"go.starlark.net/starlark"

	"fstar/builtins/threading"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// queue is the state of a Queue, LifoQueue or PriorityQueue.
//
// The script lock guards it. The mutex is for scripts: for those that hold it while they
// change the items, and against those that are called under way, by a comparison or
// by a method of a derived class.
type queue struct {
	self       *object.Instance // its attribute queue has the items
	maxsize    int              // no limit if not above zero
	unfinished int
	shut       bool

	mutex                       *threading.Lock
	notEmpty, notFull, allTasks *threading.Condition

	order   *order
	derived bool // a class of a script has its own _init, _qsize, _put or _get
}

// init makes q the state of self.
func (q *queue) init(t *script.Thread, self *object.Instance) error {
	q.self = self
	q.mutex = threading.NewLock()
	q.notEmpty, q.notFull, q.allTasks = threading.NewCondition(q.mutex), threading.NewCondition(q.mutex), threading.NewCondition(q.mutex)
	for _, o := range []*order{&priority, &lifo, &fifo} {
		if self.Class().Is(o.class) {
			q.order = o
			break
		}
	}
	for _, name := range []string{"_init", "_qsize", "_put", "_get"} {
		if _, owner := self.Class().Lookup(name); owner != nil && owner.Caller() != nil {
			q.derived = true
		}
	}
	self.SetState(q)
	if q.derived {
		_, err := q.call(t, "_init", starlark.MakeInt(q.maxsize))
		return err
	}
	q.reset()
	return nil
}

// reset makes the items none.
func (q *queue) reset() { q.self.Attrs().Set("queue", q.order.none()) }

// call calls a method that a class of a script may define.
func (q *queue) call(t *script.Thread, name string, args ...starlark.Value) (starlark.Value, error) {
	method, err := q.self.Attr(name)
	if err != nil {
		return nil, err
	}
	return t.Call(nil, method, args, nil)
}

// items returns what has the items.
func (q *queue) items() (starlark.Value, error) {
	if items := q.self.Attrs().Get("queue"); items != nil {
		return items, nil
	}
	return q.self.Attr("queue")
}

// size returns the number of items.
func (q *queue) size(t *script.Thread) (int, error) {
	if q.derived {
		n, err := q.call(t, "_qsize")
		if err != nil {
			return 0, err
		}
		return pyop.AsIndex(n)
	}
	return q.len()
}

// len is _qsize.
func (q *queue) len() (int, error) {
	items, err := q.items()
	if err != nil {
		return 0, err
	}
	if d, ok := items.(*deque); ok {
		return d.Len(), nil
	}
	return pyop.Len(items)
}

// add is _put.
func (q *queue) add(t *script.Thread, item starlark.Value) error {
	items, err := q.items()
	if err != nil {
		return err
	}
	return q.order.put(t, items, item)
}

// remove is _get.
func (q *queue) remove(t *script.Thread) (starlark.Value, error) {
	items, err := q.items()
	if err != nil {
		return nil, err
	}
	return q.order.get(t, items)
}

// put is Queue.put.
func (q *queue) put(t *script.Thread, item starlark.Value, block bool, timeout starlark.Value) error {
	if err := q.mutex.Acquire(t); err != nil {
		return err
	}
	defer q.mutex.Release(t)
	if q.shut {
		return ShutDown.New()
	}
	if q.maxsize > 0 {
		if err := q.waitForRoom(t, block, timeout); err != nil {
			return err
		}
	}
	var err error
	if q.derived {
		_, err = q.call(t, "_put", item)
	} else {
		err = q.add(t, item)
	}
	if err != nil {
		return err
	}
	q.unfinished++
	q.notEmpty.Notify(1)
	return nil
}

// waitForRoom waits until there are fewer items than maxsize.
func (q *queue) waitForRoom(t *script.Thread, block bool, timeout starlark.Value) error {
	return q.wait(t, q.notFull, Full, block, timeout, func() (bool, error) {
		n, err := q.size(t)
		if err == nil && q.shut {
			err = ShutDown.New()
		}
		return n < q.maxsize, err
	})
}

// get is Queue.get.
func (q *queue) get(t *script.Thread, block bool, timeout starlark.Value) (starlark.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return nil, err
	}
	defer q.mutex.Release(t)
	err := q.wait(t, q.notEmpty, Empty, block, timeout, func() (bool, error) {
		n, err := q.size(t)
		if err == nil && n == 0 && q.shut {
			err = ShutDown.New()
		}
		return n > 0, err
	})
	if err != nil {
		return nil, err
	}
	var item starlark.Value
	if q.derived {
		item, err = q.call(t, "_get")
	} else {
		item, err = q.remove(t)
	}
	if err != nil {
		return nil, err
	}
	q.notFull.Notify(1)
	return item, nil
}

// wait waits, with the mutex, until ready, which is looked at after each notification.
// If it is not, and there is no time left, the error is one of class.
func (q *queue) wait(t *script.Thread, notified *threading.Condition, class *object.Class, block bool, timeout starlark.Value, ready func() (bool, error)) error {
	is, err := ready()
	switch {
	case err != nil:
		return err
	case !block:
		if !is {
			err = class.New()
		}
		return err
	}
	d, err := timeoutOf(timeout)
	if err != nil {
		return err
	}
	for end := script.DeadlineIn(d); !is; {
		left := end.Left()
		if left == 0 {
			return class.New()
		}
		if _, err := notified.Wait(t, left); err != nil {
			return err
		}
		if is, err = ready(); err != nil {
			return err
		}
	}
	return nil
}

// taskDone is Queue.task_done.
func (q *queue) taskDone(t *script.Thread) error {
	if err := q.mutex.Acquire(t); err != nil {
		return err
	}
	defer q.mutex.Release(t)
	if q.unfinished <= 0 {
		return exception.ValueError.Errorf("task_done() called too many times")
	}
	if q.unfinished--; q.unfinished == 0 {
		q.allTasks.NotifyAll()
	}
	return nil
}

// join is Queue.join.
func (q *queue) join(t *script.Thread) error {
	if err := q.mutex.Acquire(t); err != nil {
		return err
	}
	defer q.mutex.Release(t)
	for q.unfinished > 0 {
		if _, err := q.allTasks.Wait(t, script.Forever); err != nil {
			return err
		}
	}
	return nil
}

// shutdown is Queue.shutdown.
func (q *queue) shutdown(t *script.Thread, immediate bool) error {
	if err := q.mutex.Acquire(t); err != nil {
		return err
	}
	defer q.mutex.Release(t)
	q.shut = true
	for immediate {
		n, err := q.size(t)
		if err != nil {
			return err
		}
		if n == 0 {
			q.allTasks.NotifyAll()
			break
		}
		if q.derived {
			_, err = q.call(t, "_get")
		} else {
			_, err = q.remove(t)
		}
		if err != nil {
			return err
		}
		q.unfinished = max(q.unfinished-1, 0)
	}
	q.notEmpty.NotifyAll()
	q.notFull.NotifyAll()
	return nil
}
