package tests

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	pythonDir     = "testdata/python"
	pythonTimeout = 30 * time.Second // of one script
)

// TestPython runs the scripts of testdata/python through fstar and compares stdout,
// exit status and the last line of stderr with what record.py recorded from python3.
//
// Scripts that expected_failures.txt lists must fail, and all others must pass. The
// listed ones run only with FSTAR_PYTHON_ALL=1 in the environment.
func TestPython(t *testing.T) {
	scripts := recordedScripts(t)
	failing := expectedFailures(t, scripts)
	all := os.Getenv("FSTAR_PYTHON_ALL") == "1"
	if len(failing) == len(scripts) && !all {
		t.Skipf("all %d scripts are expected to fail; FSTAR_PYTHON_ALL=1 runs them", len(scripts))
	}
	if len(failing) > 0 && !all {
		t.Logf("%d of %d scripts are expected to fail; FSTAR_PYTHON_ALL=1 runs them", len(failing), len(scripts))
	}
	fstarCommand = buildCommand(t)
	for _, script := range scripts {
		if failing[script] && !all {
			continue
		}
		t.Run(strings.TrimSuffix(script, ".py"), func(t *testing.T) {
			if strings.HasPrefix(script, "multiprocessing_") && runtime.GOOS != "linux" {
				t.Skip("start methods and names were recorded on Linux")
			}
			t.Parallel()
			stdout, stderr, status := runPython(t, filepath.Join(pythonDir, script))
			diff := cmp.Diff(readRecording(t, script), newRecording(stdout, stderr, status))
			switch {
			case failing[script] && diff == "":
				t.Errorf("passes: take it off expected_failures.txt")
			case !failing[script] && diff != "":
				t.Errorf("python3 (-) and fstar (+) differ:\n%s\nstderr:\n%s", diff, stderr)
			}
		})
	}
}

// fstarCommand is the binary that TestPython built.
var fstarCommand string

// runPython runs a script through fstar.
func runPython(t *testing.T, path string) (stdout, stderr string, status int) {
	t.Helper()
	return runProcess(t, fstarCommand, path)
}

// TestPythonRecordings checks that each script has a recording and each recording a
// script, and that scripts without say so.
func TestPythonRecordings(t *testing.T) {
	recordedScripts(t)
	for _, dir := range []string{"", "later"} {
		recordings, err := filepath.Glob(filepath.Join(pythonDir, dir, "*.want"))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range recordings {
			if _, err := os.Stat(strings.TrimSuffix(r, ".want") + ".py"); err != nil {
				t.Errorf("%s: %v", r, err)
			}
		}
	}
}

// recording is what is compared of a run.
type recording struct {
	Status, LastLine string // LastLine of stderr
	Stdout           []string
}

func newRecording(stdout, stderr string, status int) recording {
	last := ""
	for line := range strings.Lines(stderr) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			last = line
		}
	}
	return recording{Status: strconv.Itoa(status), LastLine: strings.TrimRight(last, " "), Stdout: strings.SplitAfter(stdout, "\n")}
}

// readRecording reads the file beside a script. record.py says what is in it.
func readRecording(t *testing.T, script string) recording {
	t.Helper()
	name := filepath.Join(pythonDir, strings.TrimSuffix(script, ".py")+".want")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, stdout, ok1 := strings.Cut(string(data), "\nstdout:\n")
	status, stderr, ok2 := strings.Cut(head, "\nstderr:")
	status, ok3 := strings.CutPrefix(status, "status: ")
	if !ok1 || !ok2 || !ok3 {
		t.Fatalf("%s: not a recording", name)
	}
	return recording{Status: status, LastLine: strings.TrimPrefix(stderr, " "), Stdout: strings.SplitAfter(stdout, "\n")}
}

// recordedScripts returns the scripts that have a recording, with their paths under
// testdata/python. A script has none if it says "# record: no".
func recordedScripts(t *testing.T) []string {
	t.Helper()
	var scripts []string
	for _, dir := range []string{"", "later"} {
		files, err := filepath.Glob(filepath.Join(pythonDir, dir, "*.py"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			base := filepath.Base(file)
			if base == "record.py" || strings.HasPrefix(base, "_") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = os.Stat(strings.TrimSuffix(file, ".py") + ".want")
			unrecorded := slices.Contains(strings.Split(string(src), "\n"), "# record: no")
			switch {
			case unrecorded && err == nil:
				t.Errorf("%s has a recording and says that it has none", file)
			case errors.Is(err, fs.ErrNotExist) && !unrecorded:
				t.Errorf("%s has no recording: run tests/record %s", file, "tests/"+pythonDir)
			case !unrecorded:
				scripts = append(scripts, filepath.ToSlash(filepath.Join(dir, base)))
			}
		}
	}
	if len(scripts) == 0 {
		t.Fatal("no scripts")
	}
	return scripts
}

// expectedFailures reads expected_failures.txt.
func expectedFailures(t *testing.T, scripts []string) map[string]bool {
	t.Helper()
	failing := listed(t, "expected_failures.txt")
	for script := range failing {
		if !slices.Contains(scripts, script) {
			t.Errorf("expected_failures.txt: no script %s", script)
		}
	}
	return failing
}

// listed reads a list of scripts: one script a line, and the reason after a #.
func listed(t *testing.T, file string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(pythonDir, file))
	if err != nil {
		t.Fatal(err)
	}
	scripts := make(map[string]bool)
	for line := range strings.Lines(string(data)) {
		line, reason, _ := strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if strings.TrimSpace(reason) == "" {
			t.Errorf("%s: no reason for %s", file, line)
		}
		if scripts[line] {
			t.Errorf("%s: %s is there twice", file, line)
		}
		scripts[line] = true
	}
	return scripts
}

// runProcess runs a command on a script, in the script's directory, as record.py does.
func runProcess(t *testing.T, command, path string) (stdout, stderr string, status int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), pythonTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, command, filepath.Base(path))
	cmd.WaitDelay = time.Second
	cmd.Dir = filepath.Dir(path)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC",
		"PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=error")
	stdin, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".stdin")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(stdin), &out, &errOut
	err = cmd.Run()
	if ctx.Err() != nil {
		t.Errorf("not done after %v", pythonTimeout)
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errOut.String(), exitStatus(cmd.ProcessState)
}

// exitStatus returns what a shell would: a death by signal n counts as 128+n.
func exitStatus(state *os.ProcessState) int {
	if ws, ok := state.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal())
	}
	return state.ExitCode()
}
