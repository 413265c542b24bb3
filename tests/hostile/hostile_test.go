//go:build linux

package hostile

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.starlark.net/starlark"
	"golang.org/x/tools/txtar"

	"fstar/host"
	"fstar/internal/testenv"
)

const (
	scriptEnv = "FSTAR_HOSTILE_SCRIPT" // the script that this process is to run
	markEnv   = "FSTAR_HOSTILE_MARK"   // what processes of one script have in common

	deadline   = time.Second
	toComeBack = 300 * time.Millisecond  // how long after the deadline a call may return
	toClose    = 200 * time.Millisecond  // how long Close may take
	toStop     = 2500 * time.Millisecond // and where there are worker processes
)

// slack is how much later a call may return for scripts of some kinds. One allocation of some hundred megabytes, one
// collection of such a heap, and one new table of a dict of some million items, cannot be stopped.
var slack = map[string]time.Duration{
	"lengths":   4 * time.Second,
	"text":      time.Second,
	"compiling": time.Second,
	"bigints":   500 * time.Millisecond,
	"nested":    time.Second,
	"threads":   time.Second,
}

// A report is what the process that runs a script tells.
type report struct {
	Run, Close, Late time.Duration // Late: how late a goroutine beside it was at most that only sleeps
	Err              string
	NilAfterDeadline bool
	Next             string // the error of the next script
	Left             int    // goroutines
	Stacks           string
}

func TestMain(m *testing.M) {
	host.Worker(config())
	if name := os.Getenv(scriptEnv); name != "" {
		run(name)
		return
	}
	var first, stride int
	if n, _ := fmt.Sscan(os.Getenv(callsEnv), &first, &stride); n == 2 {
		makeCalls(first, stride)
		return
	}
	os.Exit(m.Run())
}

// slowly is a Writer that takes its time for some lines.
type slowly struct{}

func (slowly) Write(p []byte) (int, error) {
	if bytes.HasPrefix(p, []byte("slow")) {
		time.Sleep(100 * time.Millisecond)
	}
	return len(p), nil
}

func config() host.Config {
	hog := func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		time.Sleep(100 * time.Millisecond)
		return starlark.None, nil
	}
	call := func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, args[0], nil, nil)
	}
	return host.Config{
		Stdout: slowly{},
		Stderr: slowly{},
		Predeclared: starlark.StringDict{
			"hog":  starlark.NewBuiltin("hog", hog),
			"call": starlark.NewBuiltin("call", call),
		},
	}
}

// run runs the script in this process, and prints the report.
func run(name string) {
	src, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	goroutines := runtime.NumGoroutine()
	h, err := host.New(config())
	if err != nil {
		panic(err)
	}
	var late atomic.Int64
	done := make(chan bool)
	go func() {
		const turn = 5 * time.Millisecond
		for {
			select {
			case <-done:
				return
			default:
			}
			start := time.Now()
			time.Sleep(turn)
			late.Store(max(late.Load(), int64(time.Since(start)-turn)))
		}
	}()

	var r report
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	start := time.Now()
	late.Store(0)
	_, err = h.ExecFile(ctx, filepath.Base(name), src)
	r.Run = time.Since(start)
	r.NilAfterDeadline = err == nil && r.Run > deadline+toComeBack
	cancel()
	if err != nil {
		r.Err = err.Error()
		r.Err = r.Err[:min(len(r.Err), 200)]
	}
	ctx, cancel = context.WithTimeout(context.Background(), 5*time.Second)
	if _, err := h.ExecFile(ctx, "next.py", "x = [i * i for i in range(10)]\nassert sum(x) == 285\n"); err != nil && !errors.Is(err, host.ErrClosed) {
		r.Next = err.Error()
	}
	cancel()
	start = time.Now()
	h.Close(ctx) // which has ended
	r.Close = time.Since(start)
	r.Late = time.Duration(late.Load())
	close(done)
	for end := time.Now().Add(3 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if r.Left = runtime.NumGoroutine() - goroutines; r.Left <= 0 {
			break
		}
		if time.Now().After(end) {
			stacks := make([]byte, 1<<14)
			r.Stacks = string(stacks[:runtime.Stack(stacks, true)])
			break
		}
	}
	json.NewEncoder(os.Stdout).Encode(r)
}

// Control is back soon after the deadline, whatever the script does; the Host runs the next script, and closes at once;
// the process lives, and nothing is left.
func TestDeadline(t *testing.T) {
	if raceDetector {
		t.Skip("not with the race detector")
	}
	limits := []int{4}
	if testenv.Long() {
		limits = []int{4, 16}
	}
	scripts := scripts(t)
	for _, gb := range limits {
		for i, f := range scripts {
			if !sampled(i) || gb == 16 && i%40 != 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s/%dGB", f.Name, gb), func(t *testing.T) {
				t.Parallel()
				for range 3 { // other work on the machine may have been in the way
					failures := try(t, f, gb)
					if len(failures) == 0 {
						return
					}
					t.Log(strings.Join(failures, "\n"))
				}
				t.Fail()
			})
		}
	}
}

// scripts returns the scripts of all kinds. Their names begin with the kind.
func scripts(t *testing.T) (scripts []txtar.File) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(err)
	}
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		kind := strings.TrimSuffix(filepath.Base(path), ".txtar")
		for _, f := range a.Files {
			scripts = append(scripts, txtar.File{Name: kind + "/" + f.Name, Data: f.Data})
		}
	}
	return scripts
}

// sampled reports whether the script of this number is run: each 20th, each 4th of a long test, or all.
func sampled(i int) bool {
	switch {
	case os.Getenv("FSTAR_HOSTILE") == "all":
		return true
	case testenv.Long():
		return i%4 == 0
	}
	return i%20 == 0
}

// try runs a script in a process of its own that may have so many GB. It returns what is wrong.
func try(t *testing.T, f txtar.File, gb int) (failures []string) {
	fail := func(format string, args ...any) { failures = append(failures, fmt.Sprintf(format, args...)) }
	file := filepath.Join(t.TempDir(), strings.ReplaceAll(f.Name, "/", "_")+".py")
	if err := os.WriteFile(file, f.Data, 0o666); err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	mark := filepath.Base(file) + strconv.Itoa(os.Getpid()) + strconv.Itoa(gb)
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", fmt.Sprintf(`ulimit -v %d; exec "$0"`, gb<<20), exe)
	cmd.Env = append(os.Environ(), scriptEnv+"="+file, markEnv+"="+mark)
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		text := stderr.String()
		fail("the process: %v\n%s", err, text[:min(len(text), 1500)])
		return failures
	}
	var r report
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatalf("%v: %q", err, out.String())
	}
	kind, _, _ := strings.Cut(f.Name, "/")
	if r.Run > deadline+toComeBack+slack[kind]+3*r.Late {
		fail("back after %v (a timer was %v late): %s", r.Run, r.Late, r.Err)
	}
	if r.NilAfterDeadline {
		fail("the error is nil, though the deadline passed")
	}
	if r.Next != "" {
		fail("the next script: %s", r.Next)
	}
	closing := toClose
	if kind == "processes" {
		closing = toStop
	}
	if r.Close > closing+slack[kind]+3*r.Late {
		fail("closed in %v", r.Close)
	}
	if r.Left > 0 {
		fail("%d goroutines are left\n%s", r.Left, r.Stacks)
	}
	for end := time.Now().Add(3 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		left := processes(t, mark)
		if len(left) == 0 {
			break
		}
		if time.Now().After(end) {
			fail("processes are left: %v", left)
			break
		}
	}
	return failures
}

// processes returns the processes whose environment has the mark.
func processes(t *testing.T, mark string) (pids []string) {
	dirs, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range dirs {
		if env, err := os.ReadFile(path); err == nil && bytes.Contains(env, []byte(markEnv+"="+mark)) {
			pids = append(pids, filepath.Base(filepath.Dir(path)))
		}
	}
	return pids
}
