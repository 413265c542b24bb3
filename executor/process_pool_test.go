//go:build unix

package executor_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"fstar/executor"
)

// work is what the workers of this program do: the first word of a task says what.
func work(ctx context.Context, task []byte) ([]byte, error) {
	switch what, rest, _ := bytes.Cut(task, []byte(" ")); string(what) {
	case "shout":
		return bytes.ToUpper(rest), nil
	case "fail":
		return nil, errors.New(string(rest))
	case "panic":
		panic(string(rest))
	case "exit":
		os.Exit(7)
	case "wait":
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	return nil, errors.New("what?")
}

func newProcessPool(t *testing.T) *executor.ProcessPool {
	t.Helper()
	p, err := executor.NewProcessPool(executor.ProcessPoolConfig{MaxWorkers: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Shutdown(ctx, executor.ShutdownOptions{}); err != nil {
			t.Error(err)
		}
	})
	return p
}

func send(t *testing.T, ctx context.Context, p *executor.ProcessPool, task string) *executor.Future[[]byte] {
	t.Helper()
	f, err := p.Submit(ctx, []byte(task))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestProcessPoolErrors(t *testing.T) {
	p := newProcessPool(t)
	var remote *executor.RemoteError
	if _, err := send(t, ctx, p, "fail so").Result(ctx); !errors.As(err, &remote) || remote.Message != "so" || remote.Stack != nil {
		t.Errorf("a task that failed: %v", err)
	}
	if _, err := send(t, ctx, p, "panic so").Result(ctx); !errors.As(err, &remote) || remote.Message != "panic: so" || remote.Stack == nil {
		t.Errorf("a task that panicked: %v", err)
	}
	running, cancel := context.WithCancel(ctx)
	f, queued := send(t, running, p, "wait"), send(t, ctx, p, "shout")
	if f.Cancel(ctx) || !queued.Cancel(ctx) {
		t.Error("a task that runs was cancelled, or a queued one was not")
	}
	cancel()
	if _, err := f.Result(ctx); !errors.As(err, &remote) || remote.Message != executor.ErrCancelled.Error() {
		t.Errorf("a task whose context has ended: %v", err)
	}
	if _, err := queued.Result(ctx); err != executor.ErrCancelled {
		t.Errorf("a task that was cancelled: %v", err)
	}
}

func TestProcessPoolBreaks(t *testing.T) {
	p := newProcessPool(t)
	var broken *executor.BrokenError
	if _, err := send(t, ctx, p, "exit").Result(ctx); !errors.As(err, &broken) {
		t.Errorf("a task whose process has ended: %v", err)
	}
	if _, err := p.Submit(ctx, nil); err != broken {
		t.Errorf("a broken pool: %v", err)
	}
}

func TestProcessPoolShutdown(t *testing.T) {
	for name, end := range map[string]func(*executor.ProcessPool){
		"stop": func(p *executor.ProcessPool) {
			p.Shutdown(ctx, executor.ShutdownOptions{NoWait: true, CancelFutures: true, Stop: true})
		},
		"terminate": func(p *executor.ProcessPool) { p.Terminate(ctx) },
		"kill":      func(p *executor.ProcessPool) { p.Kill(ctx) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newProcessPool(t)
			var broken *executor.BrokenError // if it is by now
			running, queued := send(t, ctx, p, "wait"), send(t, ctx, p, "shout")
			end(p)
			if _, err := running.Result(ctx); err == nil || err == executor.ErrCancelled {
				t.Errorf("a task that runs: %v", err)
			}
			if _, err := queued.Result(ctx); err != executor.ErrCancelled {
				t.Errorf("a queued task: %v", err)
			}
			if _, err := p.Submit(ctx, nil); err != executor.ErrShutdown && !errors.As(err, &broken) {
				t.Errorf("Submit: %v", err)
			}
		})
	}
}
