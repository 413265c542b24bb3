package futures

import (
	"context"
	"iter"
	"slices"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	"fstar/internal/value"
)

const (
	allCompleted   = "ALL_COMPLETED"
	firstCompleted = "FIRST_COMPLETED"
	firstException = "FIRST_EXCEPTION"
)

// doneAndNotDone is the class of what wait returns.
var doneAndNotDone = pytuple.NewNamedTuple("concurrent.futures._base", "DoneAndNotDoneFutures", []string{"done", "not_done"}, nil)

// collect returns the futures in a script's collection, each once.
func collect(t *script.Thread, v starlark.Value) ([]*Future, error) {
	elems, err := object.Elements(t, v)
	if err != nil {
		return nil, err
	}
	fs := make([]*Future, 0, len(elems))
	seen := make(map[*Future]bool, len(elems))
	for _, v := range elems {
		f, ok := v.(*Future)
		if !ok {
			return nil, object.AttributeError.Errorf("'%s' object has no attribute '_condition'", object.TypeName(v))
		}
		if !seen[f] {
			seen[f] = true
			fs = append(fs, f)
		}
	}
	return fs, nil
}

// settled reports whether f counts as done for wait and as_completed.
func (f *Future) settled() bool {
	s := f.State()
	return s == executor.Finished || s == executor.CancelledAndNotified
}

// failed reports whether f has an exception.
func (f *Future) hasFailed() bool {
	if f.State() != executor.Finished {
		return false
	}
	_, err := f.Future.Result(context.Background())
	return err != nil
}

// waitFor is the module's wait. The condition is nil if there is no argument return_when.
func waitFor(t *script.Thread, given, timeout, condition starlark.Value) (starlark.Value, error) {
	fs, err := collect(t, given)
	if err != nil {
		return nil, err
	}
	group := &group{fs: fs}
	if !slices.ContainsFunc(fs, func(f *Future) bool { return !f.settled() }) {
		return split(fs, nil)
	}
	if group.when, err = returnWhen(condition); err != nil {
		return nil, err
	}
	var done, notDone []*Future
	if timeout == starlark.None {
		err = (&wait{group: group}).block(t, func(ctx context.Context) {
			done, notDone, _ = executor.Wait(ctx, fs, group.when)
		})
	} else if err = checkTimeout(timeout); err == nil {
		var ctx context.Context
		var cancel context.CancelFunc
		if ctx, cancel, err = script.WithTimeout(t.Context(), timeout, context.DeadlineExceeded); err != nil {
			return nil, err
		}
		defer cancel()
		t.Block(func(context.Context) { done, notDone, _ = executor.Wait(ctx, fs, group.when) })
		err = t.Interrupted()
	}
	if err != nil {
		return nil, err
	}
	return split(done, notDone)
}

// returnWhen returns what a return_when argument means.
func returnWhen(v starlark.Value) (executor.ReturnWhen, error) {
	if v == nil {
		return executor.AllCompleted, nil
	}
	switch s, _ := object.AsString(v); s {
	case allCompleted:
		return executor.AllCompleted, nil
	case firstCompleted:
		return executor.FirstCompleted, nil
	case firstException:
		return executor.FirstException, nil
	}
	return 0, object.ValueError.Errorf("Invalid return condition: %s", object.Repr(v))
}

// split returns what wait returns.
func split(done, notDone []*Future) (starlark.Value, error) {
	sets := make([]starlark.Value, 2)
	for i, fs := range [][]*Future{done, notDone} {
		set := value.NewSet(len(fs))
		for _, f := range fs {
			if err := object.SetAdd(set, f); err != nil {
				return nil, err
			}
		}
		sets[i] = set
	}
	return pytuple.MakeNamedTuple(doneAndNotDone, sets...), nil
}

// group is several futures that are waited for.
type group struct {
	fs   []*Future
	when executor.ReturnWhen
}

var _ several = (*group)(nil)

func (g *group) all() iter.Seq[*Future] { return slices.Values(g.fs) }

func (g *group) over() bool {
	left := 0
	for _, f := range g.fs {
		switch {
		case !f.settled():
			left++
		case g.when == executor.FirstCompleted, g.when == executor.FirstException && f.hasFailed():
			return true
		}
	}
	return left == 0
}
