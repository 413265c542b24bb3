package tests

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"fstar/internal/testenv"
)

var hammerTime = flag.Duration("hammer", 3*time.Second, "how long TestProcessesHammer goes on; 30s or more to look for something")

// Workers are killed at any time while a script's calls of all kinds run: each future ends
// as it should, or with BrokenProcessPool, no process is left, and lines are whole.
func TestProcessesHammer(t *testing.T) { // checklist 24, 68, 195, 203, 205, 209, 224, 225, 228
	seconds := hammerTime.Seconds()
	if !testenv.Long() {
		seconds = 0.3
	}
	src, err := os.ReadFile("testdata/hammer.py")
	if err != nil {
		t.Fatal(err)
	}
	seed := time.Now().UnixNano() % 1_000_000
	set := fmt.Sprintf("SEED, SECONDS = %d, %v", seed, seconds)
	out, err := runProcesses(t, strings.Replace(string(src), "SEED, SECONDS = 1, 5", set, 1))
	if err != nil {
		t.Errorf("seed %d: %s", seed, traceback(err))
	}
	line := regexp.MustCompile(`^line \d+ $`)
	// A failed initializer logs its traceback.
	logged := regexp.MustCompile(`^(Exception in initializer:|Traceback .*|  .*|ValueError: initializer)$`)
	var pids []int
	for l := range strings.Lines(out) {
		l = strings.TrimSuffix(l, "\n")
		switch {
		case strings.HasPrefix(l, "pids"):
			for _, pid := range strings.Fields(l)[1:] {
				n, err := strconv.Atoi(pid)
				if err != nil {
					t.Fatalf("%q", l)
				}
				pids = append(pids, n)
			}
		case strings.HasPrefix(l, "counts"):
			t.Logf("seed %d, %d workers: %s", seed, len(pids), l)
		case line.MatchString(strings.TrimRight(l, "x")) && strings.Count(l, "x")%5000 == 0:
		case !logged.MatchString(l):
			t.Errorf("seed %d: printed %.200q", seed, l)
		}
	}
	checkChildrenGone(t)
}

// checkChildrenGone checks that this process has no children, where it can: not even
// zombies. Tests in parallel have none at that time.
func checkChildrenGone(t *testing.T) {
	t.Helper()
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	child := regexp.MustCompile(fmt.Sprintf(`\) \S %d `, os.Getpid()))
	for _, path := range stats {
		if stat, err := os.ReadFile(path); err == nil && child.Match(stat) {
			t.Errorf("a process is left: %s", stat)
		}
	}
}
