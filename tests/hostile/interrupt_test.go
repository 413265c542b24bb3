//go:build linux

package hostile

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// toInterrupt is how long the command may take to end after a Ctrl-C.
const toInterrupt = 2500 * time.Millisecond

// catching are scripts that handle KeyboardInterrupt and go on, as they do in CPython. SIGTERM ends them.
var catching = map[string]bool{"loops/catches_everything": true, "loops/sleeps": true, "loops/with_swallows": true}

// cleaning are scripts whose finally clauses and __exit__ methods do not end. A second Ctrl-C ends them, as it does in
// CPython.
var cleaning = map[string]bool{
	"loops/generator_finally": true, "loops/with_nested": true, "loops/with_loops": true, "loops/finally_allocates": true,
	"loops/finally_nested": true, "loops/finally_returns": true, "loops/finally_continues": true, "loops/finally_loops": true,
	"loops/sleep_in_finally": true,
}

// One Ctrl-C ends the command and its worker processes, whatever the script does that does not handle it.
func TestInterrupt(t *testing.T) {
	if raceDetector {
		t.Skip("not with the race detector")
	}
	fstar := filepath.Join(t.TempDir(), "fstar")
	if out, err := exec.Command("go", "build", "-o", fstar, "fstar/cmd/fstar").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, f := range scripts(t) {
		if !sampled(i + 10) {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			for range 3 { // other work on the machine may have been in the way
				failure := interrupt(t, fstar, f)
				if failure == "" {
					return
				}
				t.Log(failure)
			}
			t.Fail()
		})
	}
}

// interrupt runs a script by the command, and presses Ctrl-C after a second. It returns what is wrong.
func interrupt(t *testing.T, fstar string, f txtar.File) string {
	file := filepath.Join(t.TempDir(), strings.ReplaceAll(f.Name, "/", "_")+".py")
	if err := os.WriteFile(file, f.Data, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/bin/sh", "-c", `ulimit -v 4194304; exec "$0" "$1"`, fstar, file)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // as a shell in a terminal starts it
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	group := -cmd.Process.Pid
	defer syscall.Kill(group, syscall.SIGKILL)
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(time.Second):
		syscall.Kill(group, syscall.SIGINT)
		if catching[f.Name] || cleaning[f.Name] {
			select {
			case <-ended:
				return "ended by one Ctrl-C, which it handles"
			case <-time.After(500 * time.Millisecond):
			}
			more := syscall.SIGINT
			if catching[f.Name] {
				more = syscall.SIGTERM
			}
			syscall.Kill(group, more)
		}
		start := time.Now()
		kind, _, _ := strings.Cut(f.Name, "/")
		allowed := toInterrupt + slack[kind]
		select {
		case <-ended:
			if took := time.Since(start); took > allowed {
				return "ended " + took.String() + " after Ctrl-C"
			}
		case <-time.After(allowed + 10*time.Second):
			return "did not end after Ctrl-C"
		}
	}
	if text := stderr.String(); strings.Contains(text, "goroutine ") {
		return "died:\n" + text[:min(len(text), 2000)]
	}
	for end := time.Now().Add(3 * time.Second); syscall.Kill(group, 0) == nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			return "processes are left"
		}
	}
	return ""
}
