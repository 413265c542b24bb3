package host_test

import (
	"testing"

	"fstar/host"
)

// A function whose arguments do not fit has not run: it is not in the traceback.
func TestCallErrorTraceback(t *testing.T) {
	h := hostOf(t, host.Config{})
	_, err := h.ExecFile(ctx, "main.py", "class C:\n    def m(self, x):\n        return x\n\n\nC().m()\n")
	const want = "Traceback (most recent call last):\n" +
		"  File \"main.py\", line 6, in <module>\n" +
		"    C().m()\n" +
		"    ~~~~~^^\n" +
		"TypeError: C.m() missing 1 required positional argument: 'x'\n"
	if got := scriptError(t, err).Traceback(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
