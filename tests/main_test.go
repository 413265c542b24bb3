package tests

import (
	"testing"

	"go.uber.org/goleak"

	"fstar/host"
)

func TestMain(m *testing.M) {
	host.Worker(processConfig)
	goleak.VerifyTestMain(m)
}
