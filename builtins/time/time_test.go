package time_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/time"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Every member of the module is in the package's documentation.
func TestDocumented(t *testing.T) { moduletest.Documented(t, time.New(time.Config{}).Module) }

// stdlib time 2: the processor's clock moves while a script computes, and hardly while
// it sleeps.
func TestProcessTime(t *testing.T) {
	b := moduletest.New(t)
	b.Run(t, starlark.StringDict{"time": time.New(time.Config{})}, `
start = time.process_time()
def compute():
    n = 0
    while time.process_time() == start:
        n += 1
compute()
eq(time.thread_time() >= time.process_time() - 1, True)
eq(type(time.process_time_ns()), int)
`)
}
