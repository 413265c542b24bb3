package futures

import (
	"context"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// mapCalls submits a call for the elements of the iterables, taken together, all at
// once, and returns the iterator over the results.
func mapCalls(t *script.Thread, iterables starlark.Tuple, timeout starlark.Value, submit func(args starlark.Tuple) (*Future, error)) (starlark.Value, error) {
	m := &results{rt: t.Runtime()}
	if timeout != nil && timeout != starlark.None {
		d, err := script.Seconds(timeout)
		if err != nil {
			return nil, err
		}
		m.deadline = time.Now().Add(d)
	}
	calls, err := zip(t, iterables)
	if err != nil {
		return nil, err
	}
	for _, args := range calls {
		f, err := submit(args)
		if err != nil {
			return nil, err
		}
		m.futures = append(m.futures, f)
	}
	return m, nil
}

// zip returns tuples of the elements of iterables, as many as the shortest has.
func zip(t *script.Thread, iterables starlark.Tuple) ([]starlark.Tuple, error) {
	its := make([]pyop.Iterator, len(iterables))
	for i, v := range iterables {
		it, err := pyop.Iter(t, v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	if len(its) == 0 {
		return nil, nil
	}
	var tuples []starlark.Tuple
	for {
		tuple := make(starlark.Tuple, len(its))
		for i, it := range its {
			v, ok, err := it.NextValue(t)
			if err != nil || !ok {
				return tuples, err
			}
			tuple[i] = v
		}
		tuples = append(tuples, tuple)
		if len(tuples)%4096 == 0 {
			if err := pyop.Tick(t); err != nil {
				return nil, err
			}
		}
	}
}

// results is what map returns: an iterator over the results of its calls, in order.
// A call that failed raises its exception here, and ends the iteration. Leaving it,
// in whatever way, cancels the calls that have not begun.
type results struct {
	rt       *script.Runtime
	futures  []*Future // not read yet
	deadline time.Time // zero: none
}

var _ starlark.Iterable = (*results)(nil)
var _ starlark.Iterator = (*results)(nil)

// Iterate returns m, which can be iterated over once.
func (m *results) Iterate() starlark.Iterator { return m }

// Next waits for the next result, for a loop.
func (m *results) Next(p *starlark.Value) bool {
	t := m.rt.Running()
	v, ok, err := m.NextValue(t)
	if err != nil {
		t.Fail(err)
		return false
	}
	*p = v
	return ok
}

// NextValue waits for the next result, for next().
func (m *results) NextValue(t *script.Thread) (v starlark.Value, ok bool, err error) {
	if len(m.futures) == 0 {
		return nil, false, nil
	}
	if v, err = m.result(t, m.futures[0]); err != nil {
		m.Done()
		return nil, false, err
	}
	m.futures[0] = nil
	m.futures = m.futures[1:]
	return v, true, nil
}

func (m *results) result(t *script.Thread, f *Future) (starlark.Value, error) {
	if m.deadline.IsZero() || f.State().Done() {
		return f.result(t, nil)
	}
	ctx, cancel := context.WithDeadline(t.Context(), m.deadline)
	defer cancel()
	var err error
	t.Block(func(context.Context) { err = f.Future.Wait(ctx) })
	switch {
	case err == nil:
		return f.outcome()
	case t.Interrupted() != nil:
		return nil, t.Interrupted()
	}
	return nil, exception.TimeoutError.New()
}

// Done cancels what was not read, the calls submitted last first.
func (m *results) Done() {
	left := m.futures
	m.futures = nil
	if len(left) == 0 {
		return
	}
	ctx := m.rt.Running().Context()
	for i := len(left) - 1; i >= 0; i-- {
		left[i].Cancel(ctx)
	}
}

// String returns the repr of the generator that CPython returns.
func (m *results) String() string {
	return "<generator object Executor.map.<locals>.result_iterator>"
}

// Type returns "generator".
func (m *results) Type() string { return "generator" }

// Freeze does nothing: an iterator has no value of its own.
func (m *results) Freeze() {}

// Truth returns true.
func (m *results) Truth() starlark.Bool { return true }

// Hash returns a hash of the iterator's identity.
func (m *results) Hash() (uint32, error) { return script.AddressHash(m) }
