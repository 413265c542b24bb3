package tests

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var verbatim = flag.Bool("verbatim", false, "TestSeeds runs the scripts as they are, which takes twelve seconds, and not copies that sleep less")

// seeds are the documents' scripts, in scripts/seeds, and the ones in scripts that are these
// with other comments.
var seeds = map[string]string{
	"threads": "sixjobs", "process": "sixjobs_process", "with": "results", "pow": "pow",
}

// TestSeeds runs the documents' scripts by the command, and those in scripts, and compares
// what they print with what testdata/seeds/record.py recorded from CPython.
func TestSeeds(t *testing.T) {
	fstar := buildCommand(t)
	dir := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	type run struct {
		script      string
		cmd         *exec.Cmd
		out, errOut bytes.Buffer
	}
	runs := make(map[string][]*run)
	for seed, name := range seeds {
		if seed != "threads" && seed != "pow" && runtime.GOOS == "windows" {
			continue // there are no process pools
		}
		for _, script := range []string{"seeds/" + seed + ".py", name + ".star"} {
			path := filepath.Join("../scripts", script)
			if !*verbatim {
				path = shortenedCopy(t, path, filepath.Join(dir, filepath.Base(script)))
			}
			r := &run{script: script, cmd: exec.CommandContext(ctx, fstar, path)}
			r.cmd.Stdout, r.cmd.Stderr = &r.out, &r.errOut
			if err := r.cmd.Start(); err != nil {
				t.Fatal(err)
			}
			runs[seed] = append(runs[seed], r)
		}
	}
	for seed, both := range runs {
		want, err := os.ReadFile(filepath.Join("testdata/seeds", seed+".want"))
		if err != nil {
			t.Fatal(err)
		}
		want = bytes.ReplaceAll(want, []byte("ForkServerProcess"), []byte(workerClass()))
		for _, r := range both {
			t.Run(r.script, func(t *testing.T) {
				r.cmd.Wait() // its error is the status
				got := fmt.Sprintf("status: %d\nstderr:\n%sstdout:\n%s",
					r.cmd.ProcessState.ExitCode(), seedLines(r.errOut.String()), seedLines(r.out.String()))
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("CPython (-) and fstar (+) differ:\n%s\n%s", diff, &r.errOut)
				}
				if seed != "pow" {
					checkWaves(t, r.errOut.String())
				}
			})
		}
	}
}

// shortenedCopy writes a copy of a script whose sleeps are a fifth as long, and returns its
// name.
func shortenedCopy(t *testing.T, script, file string) string {
	t.Helper()
	src, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	short := strings.NewReplacer("sleep(5)", "sleep(1)", "sleep(2)", "sleep(0.4)").Replace(string(src))
	if sleeps := strings.Count(string(src), "sleep("); strings.Count(short, "sleep(1)")+strings.Count(short, "sleep(0.4)") != sleeps {
		t.Errorf("%s sleeps %d times, in a way that this test does not know", script, sleeps)
	}
	write(t, file, short)
	return file
}

// seedReplacements are for what differs from run to run, as in testdata/seeds/record.py.
// Here an executor has other threads for itself.
var seedReplacements = []struct {
	pattern     *regexp.Regexp
	replacement string
}{
	{regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}`), "TIME"},
	{regexp.MustCompile(`, +\d+: *\d+ *\]`), ", PID:TID]"},
	{regexp.MustCompile(`started( daemon)? \d+`), "started$1 TID"},
	{regexp.MustCompile(`(ForkServer|Fork|Spawn)Process-\d+`), "${1}Process-N"},
	{regexp.MustCompile(`(ThreadPoolExecutor-\d+)_\d+`), "${1}_N"},
	{regexp.MustCompile(`, <Thread\(ProcessPoolExecutor-\d+_\d+[^>]*>`), ""},
}

// eachTime matches the lines that are compared as often as they come. Others are what a
// script prints each time that it looks at its tasks, and how often that is is not certain.
var eachTime = regexp.MustCompile("begin to work|finished|Error|Traceback")

// seedLines returns the lines of an output as testdata/seeds/record.py records them.
func seedLines(output string) string {
	for _, r := range seedReplacements {
		output = r.pattern.ReplaceAllString(output, r.replacement)
	}
	var kept []string
	for line := range strings.Lines(output) {
		if eachTime.MatchString(line) || !slices.Contains(kept, line) {
			kept = append(kept, line)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "")
}

// seedTask matches the log record of a task: who runs it, what it does, and its number.
var seedTask = regexp.MustCompile(`^\S+ \S+\t \[(\S+), +\d+: *\d+\] (begin to work|finished)(\d)\n$`)

// checkWaves checks in the log of six tasks that three workers have two of them each, one
// after the other.
func checkWaves(t *testing.T, log string) {
	t.Helper()
	running := make(map[string]string) // tasks by worker
	tasks := make(map[string]int)      // how many each worker had
	for line := range strings.Lines(log) {
		m := seedTask.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		worker, task := m[1], m[3]
		switch before := running[worker]; {
		case m[2] == "finished" && before != task:
			t.Errorf("%s finished task %s during %q", worker, task, before)
		case m[2] == "finished":
			running[worker] = ""
		case before != "":
			t.Errorf("%s began task %s during %s", worker, task, before)
		default:
			running[worker] = task
			tasks[worker]++
		}
	}
	if len(tasks) != 3 {
		t.Errorf("tasks by worker: %v", tasks)
	}
	for worker, n := range tasks {
		if n != 2 {
			t.Errorf("%s had %d tasks", worker, n)
		}
	}
}

// The scripts in scripts are the documents': their code is the same, and their comments are
// in English.
func TestScriptsAreSeeds(t *testing.T) {
	comment := regexp.MustCompile(`(?m) *#.*$`) // there is none in a text
	code := func(file string) string {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.Lines(comment.ReplaceAllString(string(src), "")) {
			if line != "\n" {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, "")
	}
	for seed, name := range seeds {
		script := "../scripts/" + name + ".star"
		if diff := cmp.Diff(code("../scripts/seeds/"+seed+".py"), code(script)); diff != "" {
			t.Errorf("%s.py (-) and %s.star (+) differ:\n%s", seed, name, diff)
		}
		src, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.IndexFunc([]rune(string(src)), func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("%s has a comment that is not English: %q", script, []rune(string(src))[i])
		}
	}
}
