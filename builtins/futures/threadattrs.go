package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// attr returns a private attribute, or nil.
func (p *threadPool) attr(name string) starlark.Value {
	switch name {
	case "_max_workers":
		return p.maxWorkers
	case "_shutdown":
		return starlark.Bool(p.shut)
	case "_broken":
		return p.brokenAttr()
	case "_thread_name_prefix":
		return starlark.String(p.name)
	case "_threads":
		return p.threadSet()
	case "_work_queue":
		return &workQueue{p}
	}
	return nil
}

// threadSet returns the set of the pool's threads.
func (p *threadPool) threadSet() starlark.Value {
	set := new(value.Set)
	for _, t := range p.rt.Threads() {
		if p.runs(t) {
			object.SetAdd(set, p.rt.ThreadObject(t))
		}
	}
	return set
}

// workQueue is a pool's _work_queue: scripts ask how long it is.
type workQueue struct{ p *threadPool }

var (
	_ starlark.HasAttrs = (*workQueue)(nil)
	_ object.Classed    = (*workQueue)(nil)
)

var workQueueClass = native.Table{
	Doc: "the calls of a pool that no worker has begun",
	Methods: []*native.Function{
		native.M0("qsize", "", "how many there are", func(q *workQueue, _ *script.Thread) (int, error) { return q.len(), nil }),
		native.M0("empty", "", "whether there is none", func(q *workQueue, _ *script.Thread) (bool, error) { return q.len() == 0, nil }),
	},
}.Define(object.NewNative("_queue", "SimpleQueue"))

func (q *workQueue) len() int { return q.p.pool.Stats().Queued }

// Attr returns the method called name, or nil.
func (q *workQueue) Attr(name string) (starlark.Value, error) { return workQueueClass.AttrOf(q, name) }

// AttrNames returns the names of the methods.
func (q *workQueue) AttrNames() []string { return workQueueClass.AttrNamesOf() }

// Class returns the class of CPython's work queues.
func (q *workQueue) Class() *object.Class { return workQueueClass }

func (q *workQueue) String() string {
	return fmt.Sprintf("<_queue.SimpleQueue object at %#x>", object.Address(q.p))
}
func (q *workQueue) Type() string          { return "SimpleQueue" }
func (q *workQueue) Freeze()               {}
func (q *workQueue) Truth() starlark.Bool  { return true }
func (q *workQueue) Hash() (uint32, error) { return object.AddressHash(q.p), nil }
