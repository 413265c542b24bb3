//go:build unix

package executor_test

import (
	"context"
	"fmt"

	"fstar/executor"
)

func ExampleProcessPool() {
	// The first line of main is
	//	executor.RunWorker(work)
	// where work, among other things, shouts.
	ctx := context.Background()
	pool, err := executor.NewProcessPool(executor.ProcessPoolConfig{MaxWorkers: 2})
	if err != nil {
		panic(err)
	}
	defer pool.Shutdown(ctx, executor.ShutdownOptions{})

	var fs []*executor.Future[[]byte]
	for _, word := range []string{"hello", "world"} {
		f, err := pool.Submit(ctx, []byte("shout "+word))
		if err != nil {
			panic(err)
		}
		fs = append(fs, f)
	}
	for _, f := range fs {
		shouted, err := f.Result(ctx)
		fmt.Printf("%s %v\n", shouted, err)
	}
	// Output:
	// HELLO <nil>
	// WORLD <nil>
}
