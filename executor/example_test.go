package executor_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fstar/executor"
)

func Example() {
	ctx := context.Background()
	pool, err := executor.NewThreadPool(executor.ThreadPoolConfig{MaxWorkers: 3})
	if err != nil {
		panic(err)
	}
	defer pool.Shutdown(ctx, executor.ShutdownOptions{})

	square, err := executor.Submit(ctx, pool, func(context.Context) (int, error) { return 12 * 12, nil })
	if err != nil {
		panic(err)
	}
	greeting, err := executor.Submit(ctx, pool, func(context.Context) (string, error) { return "hello", nil })
	if err != nil {
		panic(err)
	}
	fmt.Println(square.Result(ctx))
	fmt.Println(greeting.Result(ctx))
	// Output:
	// 144 <nil>
	// hello <nil>
}

func ExampleSubmit_panic() {
	ctx := context.Background()
	pool, _ := executor.NewThreadPool(executor.ThreadPoolConfig{})
	defer pool.Shutdown(ctx, executor.ShutdownOptions{})

	f, _ := executor.Submit(ctx, pool, func(context.Context) (int, error) {
		panic("out of luck")
	})
	_, err := f.Result(ctx)
	var panicErr *executor.PanicError
	fmt.Println(errors.As(err, &panicErr), err)
	// Output: true panic: out of luck
}

func ExampleFuture() {
	ctx := context.Background()
	var f executor.Future[string] // settled by hand
	f.AddDoneCallback(ctx, func(ctx context.Context, f *executor.Future[string]) {
		fmt.Println(f.Result(ctx))
	})
	f.SetResult(ctx, "done")
	fmt.Println(f.State())
	// Output:
	// done <nil>
	// finished
}

func ExampleAsCompleted() {
	ctx := context.Background()
	pool, _ := executor.NewThreadPool(executor.ThreadPoolConfig{MaxWorkers: 3})
	defer pool.Shutdown(ctx, executor.ShutdownOptions{})

	slow := make(chan struct{})
	var fs []*executor.Future[string]
	for _, name := range []string{"slow", "fast"} {
		f, _ := executor.Submit(ctx, pool, func(context.Context) (string, error) {
			if name == "slow" {
				<-slow
			}
			return name, nil
		})
		fs = append(fs, f)
	}
	for f, err := range executor.AsCompleted(ctx, fs) {
		if err != nil {
			panic(err)
		}
		name, _ := f.Result(ctx)
		fmt.Println(name)
		if name == "fast" {
			close(slow)
		}
	}
	// Output:
	// fast
	// slow
}

func ExampleWait_timeout() {
	var quick, never executor.Future[int]
	quick.SetResult(context.Background(), 1)

	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	done, notDone, err := executor.Wait(ctx, []*executor.Future[int]{&quick, &never}, executor.AllCompleted)
	fmt.Println(len(done), len(notDone), err)
	// Output: 1 1 context deadline exceeded
}
