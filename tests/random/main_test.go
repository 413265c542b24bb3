package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"
	"go.uber.org/goleak"

	"fstar/host"
	"fstar/internal/testenv"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // as the command has it, about: a third less time
	goleak.VerifyTestMain(m)
}

// TestPrograms runs the programs of the seeds from 1, the first ones only without FSTAR_LONG, and compares the hashes of what they print with
// what randprog.py recorded of CPython; README.md says how. The generator runs on fstar itself. With FSTAR_PYTHON in the
// environment it shows what differs.
func TestPrograms(t *testing.T) {
	data, err := os.ReadFile("testdata/hashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(data))
	switch {
	case testing.Short():
		want = want[:100]
	case !testenv.Long():
		want = want[:400]
	}
	seeds := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			generate := generator(t)
			for seed := range seeds {
				src := generate(seed)
				ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
				out, err := run(ctx, src)
				cancel()
				if err != nil {
					t.Errorf("seed %d: %v", seed, err)
				} else if hash(out) != want[seed-1] {
					t.Errorf("seed %d prints something else than on CPython: randprog.py --seed %d --cmd RUNNER shows what", seed, seed)
					showDifference(t, src, out)
				}
			}
		})
	}
	for i := range want {
		seeds <- i + 1
	}
	close(seeds)
	wg.Wait()
}

// generator returns the function of the generator, which runs on a Host of its own.
func generator(t *testing.T) func(seed int) string {
	h, err := host.New(host.Config{ReadFile: os.ReadFile})
	if err != nil {
		t.Error(err)
		return nil
	}
	t.Cleanup(func() {
		if err := h.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	globals, err := h.ExecFile(t.Context(), "program.py", nil)
	if err != nil {
		t.Error(err)
		return nil
	}
	generate := globals["generate"].(starlark.Callable)
	return func(seed int) string {
		v, err := h.Call(t.Context(), generate, starlark.Tuple{starlark.MakeInt(seed)}, nil)
		if err != nil {
			t.Errorf("generate(%d): %v", seed, err)
			return ""
		}
		src, _ := starlark.AsString(v)
		return src
	}
}

var address = regexp.MustCompile(`\b0x[0-9a-f]{6,}`)

func hash(out []byte) string {
	out = address.ReplaceAll(out, []byte("0x..."))
	return fmt.Sprintf("%x", sha256.Sum256(out))[:8]
}

// showDifference runs a program on the CPython that FSTAR_PYTHON names, if it is set.
func showDifference(t *testing.T, src string, got []byte) {
	if os.Getenv("FSTAR_PYTHON") == "" {
		return
	}
	cmd := exec.Command(testenv.Python(t), "-W", "ignore", "randprog.py", "--serve")
	cmd.Stdin = strings.NewReader(strconv.Itoa(len(src)) + "\n" + src)
	want, err := cmd.Output()
	if err != nil {
		t.Error(err)
	}
	_, want, _ = bytes.Cut(want, []byte("\n"))
	t.Errorf("CPython (-) and fstar (+):\n%s", cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
}
