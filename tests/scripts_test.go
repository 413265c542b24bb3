package tests

import (
	"bytes"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"fstar/host"
)

// runScript runs a script of ../scripts on a clock that takes no time. It returns
// what it printed, what it logged, and how long it took by that clock.
func runScript(t *testing.T, name string) (stdout, stderr string, took time.Duration) {
	t.Helper()
	return runSource(t, host.Python, filepath.Join("../scripts", name), nil)
}

// runSource is runScript for a script that src has, if it is not nil, in any dialect.
func runSource(t *testing.T, dialect host.Dialect, filename string, src any) (stdout, stderr string, took time.Duration) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var out, errOut bytes.Buffer
		h, err := host.New(host.Config{Dialect: dialect, Stdout: &out, Stderr: &errOut, ReadFile: os.ReadFile})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if _, err := h.ExecFile(t.Context(), filename, src); err != nil {
			t.Error(traceback(err))
		}
		if err := h.Close(t.Context()); err != nil {
			t.Error(err)
		}
		took = time.Since(start)
		stdout, stderr = out.String(), errOut.String()
	})
	return stdout, stderr, took
}

// Every script in ../scripts is one of those that TestSeeds runs.
func TestScriptsAreTested(t *testing.T) {
	var tested []string
	for seed, name := range seeds {
		tested = append(tested, "../scripts/"+name+".star", "../scripts/seeds/"+seed+".py")
	}
	for _, pattern := range []string{"../scripts/*.*", "../scripts/seeds/*.py"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files, %v", pattern, err)
		}
		for _, file := range files {
			if !slices.Contains(tested, filepath.ToSlash(file)) {
				t.Errorf("%s has no test", file)
			}
		}
	}
}

func TestPow(t *testing.T) {
	stdout, stderr, _ := runScript(t, "pow.star")
	want := new(big.Int).Exp(big.NewInt(323), big.NewInt(1235), nil).String() + "\n"
	if stdout != want || stderr != "" {
		t.Errorf("printed %q, logged %q", stdout, stderr)
	}
}

// The main job, on a clock that takes no time: three tasks begin at once, and three more when
// these have ended.
func TestSixJobs(t *testing.T) {
	stdout, stderr, took := runScript(t, "sixjobs.star")
	if took != 10*time.Second && took != 12*time.Second { // the main thread may look before the last task ends, or after
		t.Errorf("took %v", took)
	}
	want, err := os.ReadFile("testdata/seeds/threads.want")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), "status: 0\nstderr:\n"+seedLines(stderr)+"stdout:\n"+seedLines(stdout)); diff != "" {
		t.Errorf("CPython (-) and fstar (+) differ:\n%s\n%s", diff, stderr)
	}
	checkWaves(t, stderr)
	if looks := strings.Count(stdout, "\n"); looks != 5 && looks != 6 {
		t.Errorf("%d looks", looks)
	}
	var start time.Time
	after := make(map[string][]time.Duration) // the first record, by what tasks did
	for line := range strings.Lines(stderr) {
		at, err := time.Parse("2006-01-02 15:04:05,000", line[:23])
		if err != nil {
			t.Fatal(err)
		}
		if start.IsZero() {
			start = at
		}
		if m := seedTask.FindStringSubmatch(line); m != nil {
			after[m[2]] = append(after[m[2]], at.Sub(start))
		}
	}
	const first, second, end = 0, 5 * time.Second, 10 * time.Second
	wantTimes := map[string][]time.Duration{
		"begin to work": {first, first, first, second, second, second},
		"finished":      {second, second, second, end, end, end},
	}
	if diff := cmp.Diff(wantTimes, after); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

// buildCommand builds the command fstar and returns its path.
func buildCommand(t *testing.T) string {
	t.Helper()
	fstar := filepath.Join(t.TempDir(), "fstar")
	if out, err := exec.Command("go", "build", "-o", fstar, "fstar/cmd/fstar").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return fstar
}

// runCommand is runScript by the command, on a real clock.
func runCommand(t *testing.T, name string) (stdout, stderr string, took time.Duration) {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd := exec.Command(buildCommand(t), name)
	cmd.Stdout, cmd.Stderr = &out, &errOut
	start := time.Now()
	if err := cmd.Run(); err != nil {
		t.Errorf("%v\n%s", err, &errOut)
	}
	return out.String(), errOut.String(), time.Since(start)
}
