package futures

import (
	"context"
	"iter"
	"slices"
	"time"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

const (
	allCompleted   = "ALL_COMPLETED"
	firstCompleted = "FIRST_COMPLETED"
	firstException = "FIRST_EXCEPTION"
)

// collect returns the futures in a script's collection, each once.
func collect(t *script.Thread, v starlark.Value) ([]*Future, error) {
	elems, err := pyop.Elements(t, v)
	if err != nil {
		return nil, err
	}
	var fs []*Future
	seen := make(map[*Future]bool)
	for _, v := range elems {
		f, ok := v.(*Future)
		if !ok {
			return nil, exception.AttributeError.Errorf("'%s' object has no attribute '_condition'", exception.TypeName(v))
		}
		if !seen[f] {
			seen[f] = true
			fs = append(fs, f)
		}
	}
	return fs, nil
}

// wait is the module's wait.
func wait(t *script.Thread, a signature.Args) (starlark.Value, error) {
	fs, err := collect(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	when, known := executor.AllCompleted, true
	if v := a.Values[2]; v != nil {
		s, _ := starlark.AsString(v)
		switch s {
		case allCompleted:
		case firstCompleted:
			when = executor.FirstCompleted
		case firstException:
			when = executor.FirstException
		default:
			known = false
		}
	}
	ctx, cancel, err := script.WithTimeout(t.Context(), a.Values[1], context.DeadlineExceeded)
	if err != nil {
		return nil, err
	}
	defer cancel()
	if !known {
		for _, f := range fs { // CPython looks at it only if it has to wait
			if s := f.State(); s != executor.Finished && s != executor.CancelledAndNotified {
				return nil, exception.ValueError.Errorf("Invalid return condition: %s", quote(a.Values[2]))
			}
		}
	}
	var done, notDone []*Future
	t.Block(func(context.Context) { done, notDone, _ = executor.Wait(ctx, fs, when) })
	if err := t.Interrupted(); err != nil {
		return nil, err
	}
	return newDoneAndNotDone(done, notDone)
}

// quote returns a value's repr with the quotes that CPython puts around a string.
func quote(v starlark.Value) string {
	if s, ok := starlark.AsString(v); ok {
		return "'" + s + "'"
	}
	return v.String()
}

// doneAndNotDone is the named tuple that wait returns.
type doneAndNotDone struct{ starlark.Tuple }

var _ starlark.HasAttrs = doneAndNotDone{}

func newDoneAndNotDone(done, notDone []*Future) (starlark.Value, error) {
	var sets starlark.Tuple
	for _, fs := range [][]*Future{done, notDone} {
		set := starlark.NewSet(len(fs))
		for _, f := range fs {
			if err := set.Insert(f); err != nil {
				return nil, err
			}
		}
		sets = append(sets, set)
	}
	return doneAndNotDone{sets}, nil
}

// String returns the tuple's repr.
func (d doneAndNotDone) String() string {
	return "DoneAndNotDoneFutures(done=" + format.Repr(d.Tuple[0]) + ", not_done=" + format.Repr(d.Tuple[1]) + ")"
}

// Type returns "DoneAndNotDoneFutures".
func (d doneAndNotDone) Type() string { return "DoneAndNotDoneFutures" }

// Attr returns the field called name, or nil.
func (d doneAndNotDone) Attr(name string) (starlark.Value, error) {
	switch name {
	case "done":
		return d.Tuple[0], nil
	case "not_done":
		return d.Tuple[1], nil
	}
	return nil, nil
}

// AttrNames returns the names of the fields.
func (d doneAndNotDone) AttrNames() []string { return []string{"done", "not_done"} }

// asCompleted is the module's as_completed.
func asCompleted(t *script.Thread, a signature.Args) (starlark.Value, error) {
	fs, err := collect(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	c := &completed{rt: t.Runtime(), total: len(fs), left: fs}
	if timeout := a.Values[1]; timeout != nil && timeout != starlark.None {
		d, err := script.Seconds(timeout)
		if err != nil {
			return nil, err
		}
		c.deadline = time.Now().Add(d)
	}
	return c, nil
}

// completed is what as_completed returns: an iterator over futures as they are done.
// A second loop goes on where the first was left.
type completed struct {
	rt       *script.Runtime
	total    int
	left     []*Future // not given yet
	deadline time.Time // zero: none
}

var _ starlark.Iterable = (*completed)(nil)

// Iterate returns an iterator over the futures that were not given yet.
func (c *completed) Iterate() starlark.Iterator {
	t := c.rt.Running()
	it := &completedIterator{c: c, cancel: func() {}}
	ctx := t.Context()
	if !c.deadline.IsZero() {
		ctx, it.cancel = context.WithDeadline(ctx, c.deadline)
	}
	it.next, it.stop = iter.Pull2(executor.AsCompleted(ctx, c.left))
	it.left = make(map[*Future]bool, len(c.left))
	for _, f := range c.left {
		it.left[f] = true
	}
	return it
}

// NextValue waits for the next future that is done, for next().
func (c *completed) NextValue(t *script.Thread) (v starlark.Value, ok bool, err error) {
	if len(c.left) == 0 {
		return nil, false, nil
	}
	ctx := t.Context()
	cancel := func() {}
	if !c.deadline.IsZero() {
		ctx, cancel = context.WithDeadline(ctx, c.deadline)
	}
	defer cancel()
	var done []*Future
	t.Block(func(context.Context) { done, _, _ = executor.Wait(ctx, c.left, executor.FirstCompleted) })
	if len(done) == 0 {
		return nil, false, c.unfinished(t, len(c.left))
	}
	c.left = slices.DeleteFunc(slices.Clone(c.left), func(f *Future) bool { return f == done[0] })
	return done[0], true, nil
}

// unfinished returns the error of an end before all futures were done.
func (c *completed) unfinished(t *script.Thread, left int) error {
	if err := t.Interrupted(); err != nil {
		return err
	}
	return exception.TimeoutError.Errorf("%d (of %d) futures unfinished", left, c.total)
}

// completedIterator is one loop over a completed.
type completedIterator struct {
	c      *completed
	left   map[*Future]bool
	next   func() (*Future, error, bool)
	stop   func()
	cancel context.CancelFunc
}

// Next waits for the next future that is done.
func (it *completedIterator) Next(p *starlark.Value) bool {
	if len(it.left) == 0 {
		return false
	}
	t := it.c.rt.Running()
	var f *Future
	var err error
	t.Block(func(context.Context) { f, err, _ = it.next() })
	if err != nil {
		t.Fail(it.c.unfinished(t, len(it.left)))
		return false
	}
	delete(it.left, f)
	*p = f
	return true
}

// Done stops waiting. It cancels nothing.
func (it *completedIterator) Done() {
	it.stop()
	it.cancel()
	var left []*Future
	for _, f := range it.c.left {
		if it.left[f] {
			left = append(left, f)
		}
	}
	it.c.left = left
}

// String returns the repr of the generator that CPython returns.
func (c *completed) String() string { return "<generator object as_completed>" }

// Type returns "generator".
func (c *completed) Type() string { return "generator" }

// Freeze does nothing: an iterator has no value of its own.
func (c *completed) Freeze() {}

// Truth returns true.
func (c *completed) Truth() starlark.Bool { return true }

// Hash returns a hash of the iterator's identity.
func (c *completed) Hash() (uint32, error) { return script.AddressHash(c) }
