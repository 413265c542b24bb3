//go:build unix

package executor_test

import (
	"bytes"
	"context"
	"fmt"

	"fstar/executor"
)

// shout is what the workers of this program do.
func shout(_ context.Context, payload []byte) ([]byte, error) {
	return bytes.ToUpper(payload), nil
}

func ExampleProcessPool() {
	// In the program itself, the first line of main is
	//	executor.RunWorker(executor.TaskFunc(shout))
	// and the pool needs no Command.
	ctx := context.Background()
	pool, err := executor.NewProcessPool(executor.ProcessPoolConfig{
		MaxWorkers: 2,
		Command:    roleCommand("shouting"),
	})
	if err != nil {
		panic(err)
	}
	defer pool.Shutdown(ctx, executor.ShutdownOptions{})

	var fs []*executor.Future[[]byte]
	for _, word := range []string{"hello", "world"} {
		f, err := pool.Submit(ctx, []byte(word))
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
