package queue

import (
	"go.starlark.net/starlark"

	"fstar/builtins/threading"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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

// newQueue is Queue.__init__.
func newQueue(self *object.Instance, t *script.Thread, maxsize starlark.Value) (value.Value, error) {
	q := &queue{self: self, mutex: threading.NewLock()}
	if err := q.setMaxsize(maxsize); err != nil {
		return value.Value{}, err
	}
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
		return value.None, err
	}
	return q.init(t, value.Value{})
}

// init is _init: it makes the items none.
func (q *queue) init(_ *script.Thread, _ value.Value) (value.Value, error) {
	q.self.Attrs().Set("queue", q.order.none())
	return value.None, nil
}

// call calls a method that a class of a script may define.
func (q *queue) call(t *script.Thread, name string, args ...starlark.Value) (value.Value, error) {
	method, err := q.self.Attr(name)
	if err != nil {
		return value.Value{}, err
	}
	v, err := t.Call(nil, method, args, nil)
	return value.Of(v), err
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
		return object.AsIndex(n.Starlark())
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
	return object.Len(items)
}

// add is _put.
func (q *queue) add(t *script.Thread, item value.Value) (value.Value, error) {
	items, err := q.items()
	if err != nil {
		return value.Value{}, err
	}
	return value.None, q.order.put(t, items, item)
}

// remove is _get.
func (q *queue) remove(t *script.Thread) (value.Value, error) {
	items, err := q.items()
	if err != nil {
		return value.Value{}, err
	}
	return q.order.get(t, items)
}

// put is Queue.put.
func (q *queue) put(t *script.Thread, item value.Value, block bool, timeout starlark.Value) (value.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return value.Value{}, err
	}
	defer q.mutex.Release(t)
	if q.shut {
		return value.Value{}, ShutDown.New()
	}
	if q.maxsize > 0 {
		if err := q.waitForRoom(t, block, timeout); err != nil {
			return value.Value{}, err
		}
	}
	var err error
	if q.derived {
		_, err = q.call(t, "_put", item.Starlark())
	} else {
		_, err = q.add(t, item)
	}
	if err != nil {
		return value.Value{}, err
	}
	q.unfinished++
	q.notEmpty.Notify(1)
	return value.None, nil
}

// putNowait is Queue.put_nowait.
func (q *queue) putNowait(t *script.Thread, item value.Value) (value.Value, error) {
	return q.put(t, item, false, starlark.None)
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
func (q *queue) get(t *script.Thread, block bool, timeout starlark.Value) (value.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return value.Value{}, err
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
		return value.Value{}, err
	}
	item, err := q.take(t)
	if err != nil {
		return value.Value{}, err
	}
	q.notFull.Notify(1)
	return item, nil
}

// getNowait is Queue.get_nowait.
func (q *queue) getNowait(t *script.Thread) (value.Value, error) {
	return q.get(t, false, starlark.None)
}

// take takes an item out, by the _get of a class of a script if it has one.
func (q *queue) take(t *script.Thread) (value.Value, error) {
	if q.derived {
		return q.call(t, "_get")
	}
	return q.remove(t)
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

// qsize is Queue.qsize.
func (q *queue) qsize(t *script.Thread) (int, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return 0, err
	}
	defer q.mutex.Release(t)
	return q.size(t)
}

// empty is Queue.empty.
func (q *queue) empty(t *script.Thread) (bool, error) {
	n, err := q.qsize(t)
	return n == 0, err
}

// full is Queue.full.
func (q *queue) full(t *script.Thread) (bool, error) {
	n, err := q.qsize(t)
	return 0 < q.maxsize && q.maxsize <= n, err
}

// taskDone is Queue.task_done.
func (q *queue) taskDone(t *script.Thread) (value.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return value.Value{}, err
	}
	defer q.mutex.Release(t)
	if q.unfinished <= 0 {
		return value.Value{}, object.ValueError.Errorf("task_done() called too many times")
	}
	if q.unfinished--; q.unfinished == 0 {
		q.allTasks.NotifyAll()
	}
	return value.None, nil
}

// join is Queue.join.
func (q *queue) join(t *script.Thread) (value.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return value.Value{}, err
	}
	defer q.mutex.Release(t)
	for q.unfinished > 0 {
		if _, err := q.allTasks.Wait(t, script.Forever); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

// shutdown is Queue.shutdown.
func (q *queue) shutdown(t *script.Thread, immediate bool) (value.Value, error) {
	if err := q.mutex.Acquire(t); err != nil {
		return value.Value{}, err
	}
	defer q.mutex.Release(t)
	q.shut = true
	for immediate {
		n, err := q.size(t)
		if err != nil {
			return value.Value{}, err
		}
		if n == 0 {
			q.allTasks.NotifyAll()
			break
		}
		if _, err := q.take(t); err != nil {
			return value.Value{}, err
		}
		q.unfinished = max(q.unfinished-1, 0)
	}
	q.notEmpty.NotifyAll()
	q.notFull.NotifyAll()
	return value.None, nil
}
