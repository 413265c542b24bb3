package tests

import (
	"os"
	"os/exec"
	"regexp"
	"testing"

	"fstar/internal/testenv"
)

// TestRecordings records everything anew from the CPython that FSTAR_PYTHON names, and
// compares it with what is in testdata.
func TestRecordings(t *testing.T) {
	python := testenv.Python(t)
	cmd := exec.Command(python, "record", "--check")
	cmd.Env = append(os.Environ(), "PYTHON="+python)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestRecordedFrom checks that recordings are of a version of CPython.
func TestRecordedFrom(t *testing.T) {
	if version := testenv.Version(t); !regexp.MustCompile(`^CPython 3\.\d+\.\d+$`).MatchString(version) {
		t.Errorf("testdata/recorded_from.txt has %q", version)
	}
}
