package value_test

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"fstar/internal/testenv"
	"fstar/internal/value"
)

// TestSwitches runs all tests again, without each of the tricks.
func TestSwitches(t *testing.T) {
	if os.Getenv("FSTAR_VALUES") != "" {
		if got := map[string]bool{"boxed": value.Boxed(), "nosmallints": !value.SmallInts(), "nobigints": !value.BigInts()}; !got[os.Getenv("FSTAR_VALUES")] {
			t.Fatal("the switch has no effect")
		}
		t.Skip("runs the other tests")
	}
	if !testenv.Long() {
		t.Skip("runs all tests again: set FSTAR_LONG=1")
	}
	for _, name := range value.Switches {
		t.Run(name, func(t *testing.T) {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.short", "-test.run", ".")
			cmd.Env = append(os.Environ(), "FSTAR_VALUES="+name)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

func TestUnknownSwitch(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^$")
	cmd.Env = append(os.Environ(), "FSTAR_VALUES=boxes")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "FSTAR_VALUES: boxes is none of boxed, nosmallints, nobigints") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestAddressSpace runs tests where go.starlark.net has no addresses for small ints.
func TestAddressSpace(t *testing.T) {
	if os.Getenv("FSTAR_VALUES") != "" || !testenv.Long() {
		t.Skip("once is enough")
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" || raceEnabled {
		t.Skip("ulimit -v bounds what Go needs differently here")
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", "ulimit -v 4000000 && exec "+os.Args[0]+" -test.short -test.skip TestSwitches")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
