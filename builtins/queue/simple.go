package queue

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
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

func (q *SimpleQueue) put(item starlark.Value) {
	q.items.push(item)
	q.waiters.Wake(1)
}

func (q *SimpleQueue) get(t *script.Thread, block bool, timeout starlark.Value) (starlark.Value, error) {
	if !block {
		if q.items.n == 0 {
			return nil, Empty.New()
		}
		return q.items.shift()
	}
	d, err := timeoutOf(timeout)
	if err != nil {
		return nil, err
	}
	for end := script.DeadlineIn(d); q.items.n == 0; {
		woken, err := q.waiters.Wait(t, end.Left())
		if err != nil {
			return nil, err
		}
		if !woken && q.items.n == 0 {
			return nil, Empty.New()
		}
	}
	return q.items.shift()
}

var (
	simpleClass   = object.NewNative("_queue", "SimpleQueue")
	simpleMethods = make(script.Methods)
)

func init() {
	simpleClass.SetConstructor(script.NewFunction("SimpleQueue", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return new(SimpleQueue), nil
	}))
	method := func(name, params string, fn func(*script.Thread, *SimpleQueue, signature.Args) (starlark.Value, error)) {
		script.AddMethod(simpleMethods, "SimpleQueue", name, params, fn)
	}
	put := func(_ *script.Thread, q *SimpleQueue, a signature.Args) (starlark.Value, error) {
		q.put(a.Values[0])
		return starlark.None, nil
	}
	method("put", "item, block=True, timeout=None", put)
	method("put_nowait", "item", put)
	method("get", "block=True, timeout=None", func(t *script.Thread, q *SimpleQueue, a signature.Args) (starlark.Value, error) {
		return q.get(t, isTrue(a.Values[0]), a.Values[1])
	})
	method("get_nowait", "", func(t *script.Thread, q *SimpleQueue, _ signature.Args) (starlark.Value, error) {
		return q.get(t, false, nil)
	})
	method("qsize", "", func(_ *script.Thread, q *SimpleQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.MakeInt(q.items.n), nil
	})
	method("empty", "", func(_ *script.Thread, q *SimpleQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(q.items.n == 0), nil
	})
	simpleMethods.AddTo(simpleClass)
}

// String returns the repr.
func (q *SimpleQueue) String() string {
	return fmt.Sprintf("<_queue.SimpleQueue object at %#x>", script.Address(q))
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
func (q *SimpleQueue) Hash() (uint32, error) { return script.AddressHash(q) }

// Attr returns the method called name, or nil.
func (q *SimpleQueue) Attr(name string) (starlark.Value, error) { return simpleMethods.Attr(q, name) }

// AttrNames returns the names of the methods.
func (q *SimpleQueue) AttrNames() []string { return simpleMethods.Names() }
