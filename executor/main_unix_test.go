//go:build unix

package executor_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"fstar/executor"
)

func TestMain(m *testing.M) {
	executor.RunWorker(work)
	// With the race detector each worker would wait a second before it ends.
	os.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0")
	goleak.VerifyTestMain(m)
}
