package queue

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A SimpleQueue is queue.SimpleQueue. The script lock guards it.
type SimpleQueue struct {
	items   deque
	waiters script.Waiters // for an item
}

var (
	_ starlark.HasAttrs = (*SimpleQueue)(nil)
	_ object.Classed    = (*SimpleQueue)(nil)
)

var simpleClass = object.NewNative("_queue", "SimpleQueue")

func init() {
	native.Table{
		Doc: "a queue without a bound: first in, first out",
		New: native.F0("SimpleQueue", "", "", func(*script.Thread) (*SimpleQueue, error) { return new(SimpleQueue), nil }),
		Methods: []*native.Function{
			native.M3("put", "item, block=True, timeout=None", "adds an item, without waiting", (*SimpleQueue).put),
			native.M2("get", "block=True, timeout=None", "takes an item; waits while there is none", (*SimpleQueue).get),
			native.M1("put_nowait", "item", "adds an item", (*SimpleQueue).putNowait),
			native.M0("get_nowait", "", "takes an item, or raises Empty", (*SimpleQueue).getNowait),
			native.M0("qsize", "", "how many items there are", (*SimpleQueue).qsize),
			native.M0("empty", "", "whether there is no item", (*SimpleQueue).empty),
		},
	}.Define(simpleClass)
}

func (q *SimpleQueue) put(t *script.Thread, item, _, _ value.Value) (value.Value, error) {
	return q.putNowait(t, item)
}

func (q *SimpleQueue) putNowait(_ *script.Thread, item value.Value) (value.Value, error) {
	q.items.push(item)
	q.waiters.Wake(1)
	return value.None, nil
}

func (q *SimpleQueue) get(t *script.Thread, block bool, timeout starlark.Value) (value.Value, error) {
	if !block {
		return q.getNowait(t)
	}
	d, err := timeoutOf(timeout)
	if err != nil {
		return value.Value{}, err
	}
	for end := script.DeadlineIn(d); q.items.n == 0; {
		woken, err := q.waiters.Wait(t, end.Left())
		if err != nil {
			return value.Value{}, err
		}
		if !woken && q.items.n == 0 {
			return value.Value{}, Empty.New()
		}
	}
	return q.items.shift()
}

func (q *SimpleQueue) getNowait(*script.Thread) (value.Value, error) {
	if q.items.n == 0 {
		return value.Value{}, Empty.New()
	}
	return q.items.shift()
}

func (q *SimpleQueue) qsize(*script.Thread) (int, error) { return q.items.n, nil }

func (q *SimpleQueue) empty(*script.Thread) (bool, error) { return q.items.n == 0, nil }

// String returns the repr.
func (q *SimpleQueue) String() string {
	return fmt.Sprintf("<_queue.SimpleQueue object at %#x>", object.Address(q))
}

// Class returns the class of simple queues.
func (q *SimpleQueue) Class() *object.Class { return simpleClass }

// Type returns "SimpleQueue".
func (q *SimpleQueue) Type() string { return "SimpleQueue" }

// Freeze does nothing: a queue is there to be shared.
func (q *SimpleQueue) Freeze() {}

// Truth returns true.
func (q *SimpleQueue) Truth() starlark.Bool { return true }

// Hash returns a hash of the queue's identity.
func (q *SimpleQueue) Hash() (uint32, error) { return object.AddressHash(q), nil }

// Attr returns the method called name, or nil.
func (q *SimpleQueue) Attr(name string) (starlark.Value, error) { return simpleClass.AttrOf(q, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (q *SimpleQueue) MethodClass() *object.Class { return simpleClass }

// AttrNames returns the names of the methods.
func (q *SimpleQueue) AttrNames() []string { return simpleClass.AttrNamesOf() }
