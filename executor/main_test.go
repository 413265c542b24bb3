package executor_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"fstar/executor"
)

func TestMain(m *testing.M) {
	if role := roles[os.Getenv(roleVariable)]; role != nil {
		role()
		os.Exit(0)
	}
	executor.RunWorker(&testHandler{})
	goleak.VerifyTestMain(m)
}
