package tests

import (
	"bytes"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

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

// Every script in ../scripts has a test here.
func TestScriptsAreTested(t *testing.T) {
	files, err := filepath.Glob("../scripts/*")
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{"pow.star": true, "results.star": true, "sixjobs.star": true, "sixjobs_process.star": true}
	for _, file := range files {
		if !tested[filepath.Base(file)] {
			t.Errorf("%s has no test", file)
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

func TestResults(t *testing.T) {
	needProcesses(t)
	stdout, stderr, _ := runCommand(t, "../scripts/results.star")
	// The first three come as they complete, which is no certain order on a real clock.
	lines := strings.SplitAfter(stdout, "\n")
	slices.Sort(lines[:min(3, len(lines))])
	const want = `(1, 2):   2
(2, -1): ValueError('height is -1')
(3, 4):  12
areas: [0, 1, 4, 9]
read behind the with statement: 5 True
from processes: [0, 1, 4, 9]
raised in a process: ValueError('height is -1')
`
	if strings.Join(lines, "") != want || stderr != "" {
		t.Errorf("printed %q, logged %q", stdout, stderr)
	}
}

func TestSixJobs(t *testing.T) {
	stdout, stderr, took := runScript(t, "sixjobs.star")
	if took != 10*time.Second && took != 12*time.Second { // the main thread may look before the last job ends, or after
		t.Errorf("took %v", took)
	}
	first, second := checkSixJobs(t, stdout, stderr)
	if n := strings.Count(stdout, "\n"); first != 0 || second != 5*time.Second || n > 6 {
		t.Errorf("jobs began %v and %v after the first; %d lines", first, second, n)
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

// The main job, by the command and on a real clock.
func TestSixJobsCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	t.Parallel()
	stdout, stderr, took := runCommand(t, "../scripts/sixjobs.star")
	if took < 10*time.Second {
		t.Errorf("took %v, want 10 s at least", took)
	}
	checkSixJobs(t, stdout, stderr)
}

// The main job on processes.
func TestSixJobsProcess(t *testing.T) {
	needProcesses(t)
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	t.Parallel()
	stdout, stderr, took := runCommand(t, "../scripts/sixjobs_process.star")
	if took < 10*time.Second {
		t.Errorf("took %v, want 10 s at least", took)
	}
	// What is a thread's in the other script is a process's in this one.
	var lines strings.Builder
	pids := make(map[string]bool)
	for line := range strings.Lines(stderr) {
		m := processLine.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("not a log line: %q", line)
			continue
		}
		name := m[3]
		if m[2] != "MainProcess" {
			if name != "MainThread" {
				t.Errorf("a job ran on %s of %s", name, m[2])
			}
			name = "ThreadPoolExecutor-0_" + m[2]
		}
		pids[m[4]] = true
		fmt.Fprintf(&lines, "%s MainProcess %s %s %s\n", m[1], name, m[4], m[5])
	}
	if len(pids) != 4 {
		t.Errorf("%d processes, want 4", len(pids))
	}
	checkSixJobs(t, stdout, lines.String())
}

// processLine is a log line with the names of the process and of the thread.
var processLine = regexp.MustCompile(`^(.{23}) ((?:Main|Spawn)Process(?:-[123])?) (\S+) +(\d+) +(\d+ .*)\n$`)

var (
	logLine   = regexp.MustCompile(`^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) MainProcess (\S+) +\d+ +(\d+) (.*)$`)
	jobEvent  = regexp.MustCompile(`^job (\d) (begins|finishes)$`)
	threadsRE = regexp.MustCompile(`^threads: \[(.*)\]$`)
)

// checkSixJobs checks what sixjobs printed and logged: whole lines, two waves of
// three jobs, and the main thread alone at the end. It returns how long after the first job
// the last of each wave began.
func checkSixJobs(t *testing.T, stdout, stderr string) (first, second time.Duration) {
	t.Helper()
	dashes := strings.Repeat("-", 60) + "\n"
	if n := strings.Count(stdout, dashes); n < 5 || stdout != strings.Repeat(dashes, n) {
		t.Errorf("printed:\n%s", stdout)
	}
	var begun []time.Time
	running := make(map[string]string) // job by thread
	finished := 0
	var threads, done string
	for line := range strings.Lines(stderr) {
		m := logLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Errorf("not a log line: %q", line)
			continue
		}
		at, err := time.Parse("2006-01-02 15:04:05,000", m[1])
		if err != nil {
			t.Error(err)
		}
		thread, message := m[2], m[4]
		switch job := jobEvent.FindStringSubmatch(message); {
		case job == nil && thread != "MainThread":
			t.Errorf("%s logged %q", thread, message)
		case job == nil:
			if m := threadsRE.FindStringSubmatch(message); m != nil {
				threads = m[1]
			} else {
				done = message
			}
		case !strings.HasPrefix(thread, "ThreadPoolExecutor-0_"):
			t.Errorf("job %s ran on %s", job[1], thread)
		case job[2] == "begins":
			if running[thread] != "" {
				t.Errorf("%s began job %s during job %s", thread, job[1], running[thread])
			}
			running[thread] = job[1]
			begun = append(begun, at)
		default:
			if running[thread] != job[1] {
				t.Errorf("%s finished job %s during job %s", thread, job[1], running[thread])
			}
			running[thread] = ""
			finished++
		}
	}
	if len(begun) != 6 || finished != 6 || len(running) != 3 {
		t.Fatalf("%d jobs began and %d finished on %d threads:\n%s", len(begun), finished, len(running), stderr)
	}
	for i := range 3 {
		first, second = begun[i].Sub(begun[0]), begun[3+i].Sub(begun[0])
		if second < 5*time.Second {
			t.Errorf("a job of the second wave began %v after the first", second)
		}
	}
	if !regexp.MustCompile(`^<_MainThread\(MainThread, started \d+\)>$`).MatchString(threads) {
		t.Errorf("the last threads: %s", threads)
	}
	if done != "done: [True, True, True, True, True, True]" {
		t.Errorf("the last %s", done)
	}
	return first, second
}
