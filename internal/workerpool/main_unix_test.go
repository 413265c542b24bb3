//go:build unix

package workerpool_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"fstar/internal/workerpool"
)

func TestMain(m *testing.M) {
	if role := roles[os.Getenv(roleVariable)]; role != nil {
		role()
		os.Exit(0)
	}
	workerpool.RunWorker(&testHandler{})
	// With the race detector each worker would wait a second before it ends.
	os.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0")
	goleak.VerifyTestMain(m)
}
