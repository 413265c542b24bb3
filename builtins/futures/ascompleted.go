package futures

import (
	"context"
	"iter"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
)

// asCompleted is the module's as_completed. It looks at its arguments when it is first
// asked for a future, as a generator does.
func asCompleted(t *script.Thread, fs, timeout starlark.Value) (starlark.Value, error) {
	return newGenerator(t, "as_completed", &completed{given: fs, timeout: timeout}), nil
}

// completed gives futures as they are done.
type completed struct {
	given   starlark.Value // the arguments, before the first next
	timeout starlark.Value

	fs    *executor.Completion[*Future]
	total int
	limit limit
}

var (
	_ source  = (*completed)(nil)
	_ several = (*completed)(nil)
)

// begin collects the futures.
func (c *completed) begin(t *script.Thread) (err error) {
	if c.limit, err = limitFromNow(c.timeout); err != nil {
		return err
	}
	fs, err := collect(t, c.given)
	if err != nil {
		return err
	}
	c.given, c.timeout = nil, nil
	c.fs, c.total = executor.NewCompletion(fs), len(fs)
	return nil
}

func (c *completed) next(t *script.Thread) (starlark.Value, bool, error) {
	if c.fs == nil {
		if err := c.begin(t); err != nil {
			return nil, false, err
		}
	}
	if c.fs.Left() == 0 {
		return nil, false, nil
	}
	if !c.fs.Ready() {
		if err := c.wait(t); err != nil {
			return nil, false, err
		}
	}
	return c.fs.Next(), true, nil
}

// wait waits until another future is done.
func (c *completed) wait(t *script.Thread) (err error) {
	if !c.limit.set {
		return (&wait{group: c}).block(t, func(ctx context.Context) { c.fs.Wait(ctx) })
	}
	ctx, cancel := context.WithDeadline(t.Context(), c.limit.at)
	defer cancel()
	t.Block(func(context.Context) { err = c.fs.Wait(ctx) })
	if stop := t.Interrupted(); stop != nil {
		return stop
	}
	if err != nil {
		return object.TimeoutError.Errorf("%d (of %d) futures unfinished", c.fs.Left(), c.total)
	}
	return nil
}

// leave does nothing: a loop that is left may be followed by another.
func (c *completed) leave(*script.Thread) {}

func (c *completed) close(*script.Thread) {
	if c.fs != nil {
		c.fs.Stop()
	}
}

func (c *completed) all() iter.Seq[*Future] { return c.fs.Pending() }

func (c *completed) over() bool { return c.fs.Ready() }
