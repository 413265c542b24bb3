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
	"strconv"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"fstar/host"
)

// callsEnv is the number of the first call that this process is to make.
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

// makeCalls makes the calls from the first on in this process. It prints the number of each before it makes it, and
// behind that how long it took, if that is too long.
func makeCalls(first int) {
	out := bufio.NewWriter(os.Stdout)
	var c *calls
	for i := first; c == nil || i < c.n; i++ {
		if c == nil || i%c.each == 0 { // what one function does may not trouble the next
			if c != nil {
				c.close()
			}
			var err error
			old := c
			if c, err = newCalls(); err == nil && old != nil && c.n != old.n {
				fmt.Fprintln(os.Stderr, "CHANGED", old.n, c.n, c.text(i-c.each))
			}
			if err != nil {
				panic(err)
			}
		}
		fmt.Fprintf(out, "\n%d", i)
		out.Flush()
		ctx, cancel := context.WithTimeout(context.Background(), oneCall)
		start := time.Now()
		c.h.Call(ctx, c.function("call"), starlark.Tuple{starlark.MakeInt(i)}, nil)
		cancel()
		if took := time.Since(start); took > oneCall+toComeBack {
			fmt.Fprintf(out, " %s", took)
		}
	}
	out.Flush()
}

// Whatever is called with large arguments, the process goes on.
func TestCalls(t *testing.T) {
	c, err := newCalls()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	t.Logf("%d functions, %d arguments each", c.n/c.each, c.each)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for i := 0; i < c.n; {
		cmd := exec.Command("/bin/sh", "-c", `ulimit -v 4194304; exec timeout 2000 "$0"`, exe)
		cmd.Env = append(os.Environ(), callsEnv+"="+strconv.Itoa(i))
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(stdout); lines.Scan(); {
			var took string
			fmt.Sscan(lines.Text(), &i, &took)
			if took != "" {
				t.Errorf("%s: after %s", c.text(i), took)
			}
			if i%c.each == 0 {
				fmt.Println(time.Since(start), c.text(i))
			}
		}
		if err := cmd.Wait(); err == nil {
			break
		}
		t.Errorf("%s: %v\n%.1500s", c.text(i), err, stderr.Bytes())
		i = (i/c.each + 1) * c.each // it is enough to know one of the function's
	}
}
