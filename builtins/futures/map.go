package futures

import (
	"context"
	"iter"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
)

// elements ranges over what a Starlark iterator gives.
func elements(it starlark.Iterator) iter.Seq[starlark.Value] {
	return func(yield func(starlark.Value) bool) {
		var v starlark.Value
		for it.Next(&v) && yield(v) {
		}
	}
}

// mapCalls submits fn for the elements of the iterables, taken together, all at once.
func (ex *ThreadPoolExecutor) mapCalls(t *script.Thread, fn starlark.Value, iterables starlark.Tuple, timeout starlark.Value) (starlark.Value, error) {
	m := &results{rt: ex.rt}
	if timeout != nil && timeout != starlark.None {
		d, err := script.Seconds(timeout)
		if err != nil {
			return nil, err
		}
		m.deadline = time.Now().Add(d)
	}
	calls, err := zip(iterables)
	if err != nil {
		return nil, err
	}
	for _, args := range calls {
		f, err := ex.submit(t, fn, args, nil)
		if err != nil {
			return nil, err
		}
		m.futures = append(m.futures, f)
	}
	return m, nil
}

// zip returns tuples of the elements of iterables, as many as the shortest has.
func zip(iterables starlark.Tuple) ([]starlark.Tuple, error) {
	var its []starlark.Iterator
	defer func() {
		for _, it := range its {
			it.Done()
		}
	}()
	for _, v := range iterables {
		it := starlark.Iterate(v)
		if it == nil {
			return nil, exception.TypeError.Errorf("'%s' object is not iterable", exception.TypeName(v))
		}
		its = append(its, it)
	}
	if len(its) == 0 {
		return nil, nil
	}
	var tuples []starlark.Tuple
	for {
		tuple := make(starlark.Tuple, len(its))
		for i, it := range its {
			if !it.Next(&tuple[i]) {
				return tuples, nil
			}
		}
		tuples = append(tuples, tuple)
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

// Next waits for the next result.
func (m *results) Next(p *starlark.Value) bool {
	if len(m.futures) == 0 {
		return false
	}
	t := m.rt.Running()
	f := m.futures[0]
	v, err := m.result(t, f)
	if err != nil {
		t.Fail(err)
		return false
	}
	m.futures[0] = nil
	m.futures = m.futures[1:]
	*p = v
	return true
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
