package executor_test

import (
	"context"
	"testing"

	"fstar/executor"
)

func TestCompletion(t *testing.T) {
	fs := futures([]after{{seconds: 0}, {seconds: -1}, {seconds: 0}})
	c := executor.NewCompletion(fs)
	defer c.Stop()
	if !c.Ready() || c.Left() != 3 {
		t.Errorf("Ready %v, Left %d", c.Ready(), c.Left())
	}
	if f := c.Next(); f != fs[1] {
		t.Errorf("first %v", indices(fs, []*executor.Future[int]{f}))
	}
	var pending []*executor.Future[int]
	for f := range c.Pending() {
		pending = append(pending, f)
	}
	if len(pending) != 2 || pending[0] != fs[0] || pending[1] != fs[2] || c.Ready() {
		t.Errorf("pending %v, ready %v", indices(fs, pending), c.Ready())
	}
	fs[2].SetResult(ctx, 5)
	if err := c.Wait(ctx); err != nil {
		t.Error(err)
	}
	if f := c.Next(); f != fs[2] {
		t.Errorf("second %v", indices(fs, []*executor.Future[int]{f}))
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if err := c.Wait(ended); err != context.Canceled || c.Left() != 1 {
		t.Errorf("error %v, left %d", err, c.Left())
	}
}
