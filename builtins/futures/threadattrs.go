package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/signature"
)

// attr returns a private attribute, or nil.
func (p *threadPool) attr(name string) starlark.Value {
	switch name {
	case "_max_workers":
		return p.maxWorkers
	case "_shutdown":
		return starlark.Bool(p.shut)
	case "_broken":
		if p.pool.Broken() != nil {
			return starlark.String(brokenText)
		}
		return starlark.False
	case "_thread_name_prefix":
		return starlark.String(p.prefix)
	case "_threads":
		return p.threads()
	case "_work_queue":
		return &workQueue{p}
	}
	return nil
}

// threads returns the set of the pool's threads.
func (p *threadPool) threads() starlark.Value {
	set := new(starlark.Set)
	for _, t := range p.rt.Threads() {
		if t.Owner == p {
			set.Insert(p.rt.ThreadObject(t))
		}
	}
	return set
}

// workQueue is a pool's _work_queue: scripts ask how long it is.
type workQueue struct{ p *threadPool }

var _ starlark.HasAttrs = (*workQueue)(nil)

var workQueueMethods = make(script.Methods)

func init() {
	script.AddMethod(workQueueMethods, "SimpleQueue", "qsize", "", func(_ *script.Thread, q *workQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.MakeInt(q.p.pool.Stats().Queued), nil
	})
	script.AddMethod(workQueueMethods, "SimpleQueue", "empty", "", func(_ *script.Thread, q *workQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(q.p.pool.Stats().Queued == 0), nil
	})
}

// Attr returns the method called name, or nil.
func (q *workQueue) Attr(name string) (starlark.Value, error) { return workQueueMethods.Attr(q, name) }

// AttrNames returns the names of the methods.
func (q *workQueue) AttrNames() []string { return workQueueMethods.Names() }

func (q *workQueue) String() string {
	return fmt.Sprintf("<_queue.SimpleQueue object at %#x>", script.Address(q.p))
}
func (q *workQueue) Type() string          { return "SimpleQueue" }
func (q *workQueue) Freeze()               {}
func (q *workQueue) Truth() starlark.Bool  { return true }
func (q *workQueue) Hash() (uint32, error) { return script.AddressHash(q.p) }
