package futures

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/builtins/multiprocessing"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// Processes is what process pools need of the host of the scripts. Without it there are
// none.
type Processes struct {
	// NewSender returns what writes the calls of one pool.
	NewSender func() *pickle.Sender

	// Config is that of a pool, but for what its script says. Its workers are told the
	// Origin.
	Config func(multiprocessing.Origin) workerpool.ProcessPoolConfig

	// Known is what scripts know of processes.
	Known *multiprocessing.Processes
}

// processPool is the pool of a ProcessPoolExecutor: it runs calls in other processes of
// this program. The script lock guards it.
type processPool struct {
	base
	remote  workerpool.Remote // its pool
	workers *multiprocessing.Workers
	sender  *pickle.Sender

	maxWorkers  int
	maxTasks    starlark.Value // max_tasks_per_child, as given
	initializer starlark.Value // nil if there is none, or the workers were told of it
	initargs    starlark.Value

	encoding *script.Thread // that uses the sender; what scripts say about their values may block
	waiting  script.Waiters // for that
	nested   []nestedCall   // that the encoding thread has submitted meanwhile

	unfinished atomic.Int64 // calls whose Finish has not returned

	used     bool // something was submitted
	stopping bool // stop was called
}

var _ pool = (*processPool)(nil)

// prepare makes the goroutine that reads the results of a worker a script thread.
func (p *processPool) prepare(w *workerpool.Worker) {
	p.startThread(w)
	p.workers.Started(w)
}

func (p *processPool) atRest() bool {
	return p.unfinished.Load() == 0 && !p.shut && p.pool.Broken() == nil
}

func (p *processPool) finalize(w *workerpool.Worker) {
	p.workers.Ended(w)
	w.Local.(*script.Thread).End()
}

// submit has a call made by a worker process. A call that cannot be sent fails.
func (p *processPool) submit(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error) {
	if err := p.refuse(); err != nil {
		return nil, err
	}
	if !p.used {
		p.used = true
		defer p.rt.NewThreadName() // CPython's pool starts a thread that has none, when its workers were forked
	}
	c := newProcessCall(p)
	c.watched = p.watch.task(t, fn, args, kwargs)
	if p.encoding == t {
		c.nested = true
		p.nested = append(p.nested, nestedCall{c, fn, args, kwargs})
		return &c.Future, nil
	}
	defer p.sendNested(t)
	return p.send(t, c, fn, args, kwargs)
}

// send writes a call and gives it to the pool.
func (p *processPool) send(t *script.Thread, c *processCall, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error) {
	err := p.sendInitializer(t)
	if err == nil {
		c.payload, err = p.encode(t, fn, args, kwargs)
	}
	switch e := err.(type) {
	case nil:
		return p.execute(t, c)
	case *refusal:
		return nil, p.raise(e.err)
	}
	return c.fail(t, err)
}

// A refusal is the error of a pool that takes no calls.
type refusal struct{ err error }

func (e *refusal) Error() string { return e.err.Error() }

// sendInitializer tells the workers of the initializer, before the first call.
func (p *processPool) sendInitializer(t *script.Thread) error {
	if p.initializer == nil {
		return nil
	}
	call, err := p.encode(t, runInitializer, starlark.Tuple{p.initializer, p.initargs}, nil)
	if err != nil {
		return err
	}
	p.initializer, p.initargs = nil, nil
	return p.tell(broadcastInitializer, call)
}

// tell tells all workers something.
func (p *processPool) tell(kind uint64, what workerpool.Payload) error {
	if err := p.remote.Broadcast(kind, what); err != nil {
		return &refusal{err}
	}
	return nil
}

// encode writes a call, and tells the workers what they need for it.
func (p *processPool) encode(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (workerpool.Payload, error) {
	if p.sender == nil {
		p.sender = p.pools.processes.NewSender()
	}
	for p.encoding != nil {
		if _, err := p.waiting.Wait(t, script.Forever); err != nil {
			return workerpool.Payload{}, err
		}
	}
	p.encoding = t
	defer func() {
		p.encoding = nil
		p.waiting.Wake(1)
	}()
	payload, news, err := p.sender.Call(t, fn, args, kwargs)
	if len(news) > 0 {
		if err := p.tell(broadcastNews, workerpool.Payload{Data: news}); err != nil {
			return workerpool.Payload{}, err
		}
	}
	return payload, err
}

func (p *processPool) execute(t *script.Thread, c *processCall) (*Future, error) {
	if c.watched != nil {
		c.watched.queued(t.Context(), &c.Future)
	}
	p.unfinished.Add(1)
	if err := p.remote.Execute(t.Scope(), c); err != nil {
		p.unfinished.Add(-1)
		err = p.raise(err)
		if c.watched != nil { // the pool broke just now
			c.watched.lost()
			c.SetError(t.Context(), err)
		}
		return nil, err
	}
	return &c.Future, nil
}

// noWorkerText is for a program that cannot have process pools.
const noWorkerText = "this program cannot be run as a worker process: add\n\n" +
	"\thost.Worker(config)\n\n" +
	"as the first line of its main function, with the Config that it gives to host.New"

// stop stops the calls that workers have. Others are cancelled before, lest workers begin
// these as they have no others any more.
func (p *processPool) stop(t *script.Thread) {
	p.shut, p.stopping = true, true
	p.pool.Shutdown(t.Context(), workerpool.ShutdownOptions{NoWait: true, CancelFutures: true, Stop: true})
}
