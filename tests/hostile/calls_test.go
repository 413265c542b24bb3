//go:build linux

package hostile

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"fstar/host"
	"fstar/internal/testenv"
)

// callsEnv has the number of the first call that this process is to make, and the stride to the next.
const callsEnv = "FSTAR_HOSTILE_CALLS"

// oneCall is how long a call may take until it is stopped.
const oneCall = 20 * time.Millisecond

// calls is testdata/calls.py in a Host.
type calls struct {
	h       *host.Host
	globals starlark.StringDict
	n       int // how many calls there are
	each    int // and of each function
}

func newCalls() (*calls, error) {
	h, err := host.New(host.Config{Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		return nil, err
	}
	src, err := os.ReadFile("testdata/calls.py")
	if err != nil {
		return nil, err
	}
	dirs, err := os.ReadDir("../../builtins")
	if err != nil {
		return nil, err
	}
	names := starlark.Tuple{starlark.String("builtins"), starlark.String("concurrent.futures")}
	for _, d := range dirs {
		if name := d.Name(); d.IsDir() && name != "internal" && name != "universe" && name != "futures" {
			names = append(names, starlark.String(name))
		}
	}
	ctx := context.Background()
	c := &calls{h: h}
	if c.globals, err = h.ExecFile(ctx, "calls.py", src); err != nil {
		return nil, err
	}
	if _, err := h.Call(ctx, c.function("fill"), starlark.Tuple{names}, nil); err != nil {
		return nil, err
	}
	c.each = starlark.Len(c.globals["ARGUMENTS"])
	c.n = starlark.Len(c.globals["CALLS"]) * c.each
	return c, nil
}

func (c *calls) function(name string) starlark.Callable { return c.globals[name].(starlark.Callable) }

func (c *calls) close() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c.h.Close(ctx)
}

// text is what the call i is in a script.
func (c *calls) text(i int) string {
	v, err := c.h.Call(context.Background(), c.function("text"), starlark.Tuple{starlark.MakeInt(i)}, nil)
	if err != nil {
		panic(err)
	}
	s, _ := starlark.AsString(v)
	return s
}

// perHost is how many calls are made in one Host: what one function does may not trouble the others for long.
const perHost = 20

// makeCalls makes every so-manieth call from the first on in this process. It prints the number of each before it makes
// it, and behind that how long it took, if that is too long.
func makeCalls(first, stride int) {
	out := bufio.NewWriter(os.Stdout)
	var c *calls
	for i, made := first, 0; c == nil || i < c.n; i, made = i+stride, made+1 {
		if made%perHost == 0 {
			if c != nil {
				c.close()
			}
			var err error
			if c, err = newCalls(); err != nil {
				panic(err)
			}
		}
		fmt.Fprintf(out, "\n%d", i)
		out.Flush()
		ctx, cancel := context.WithTimeout(context.Background(), oneCall)
		start := time.Now()
		c.h.Call(ctx, c.function("call"), starlark.Tuple{starlark.MakeInt(i)}, nil)
		cancel()
		if took := time.Since(start); took > oneCall+tooLong {
			fmt.Fprintf(out, " %s", took)
		}
	}
	out.Flush()
}

// tooLong is how long after its deadline a call is late beyond doubt, on a machine with other work.
const tooLong = 2 * time.Second

// Whatever scripts can call is called with large arguments, and the process goes on: all functions, methods and
// operators, also those that come to be.
func TestCalls(t *testing.T) {
	if raceDetector {
		t.Skip("not with the race detector")
	}
	stride := 997 // a prime, so that the arguments change
	switch {
	case os.Getenv("FSTAR_HOSTILE") == "all":
		stride = 1
	case testenv.Long():
		stride = 97
	}
	c, err := newCalls()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	t.Logf("%d functions, %d arguments each, of which %d are made", c.n/c.each, c.each, c.n/stride)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < c.n; {
		cmd := exec.Command("/bin/sh", "-c", `ulimit -v 4194304; exec "$0"`, exe)
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d", callsEnv, i, stride))
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		late := make(chan struct{})
		watch := time.AfterFunc(time.Minute, func() { // what does not come back at all
			close(late)
			cmd.Process.Kill()
		})
		for lines := bufio.NewScanner(stdout); lines.Scan(); {
			watch.Reset(time.Minute)
			var took string
			fmt.Sscan(lines.Text(), &i, &took)
			if took != "" {
				t.Errorf("%s: after %s", c.text(i), took)
			}
		}
		err = cmd.Wait()
		watch.Stop()
		if err == nil {
			break
		}
		select {
		case <-late:
			t.Errorf("%s: does not come back", c.text(i))
		default:
			t.Errorf("%s: %v\n%.1500s", c.text(i), err, stderr.Bytes())
		}
		i += stride
	}
}
