package futures_test

import (
	"errors"
	"runtime"
	"testing"

	"go.uber.org/goleak"

	"fstar/host"
)

// config is that of Hosts whose scripts have process pools, and of their workers.
var config = host.Config{System: true}

func TestMain(m *testing.M) {
	host.Worker(config)
	goleak.VerifyTestMain(m)
}

func traceback(err error) string {
	var e *host.ScriptError
	if errors.As(err, &e) {
		return e.Traceback()
	}
	return err.Error()
}

// needProcesses skips a test where there are no process pools.
func needProcesses(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no process pools on Windows")
	}
}
