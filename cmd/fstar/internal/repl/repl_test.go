package repl

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"go.uber.org/goleak"

	"fstar/host"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// typed has a console run what is typed into it, which is no terminal.
func typed(t *testing.T, in string, edit func(*Config)) (out, err string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := NewPlain(strings.NewReader(in), &stdout, &stderr)
	defer c.Close()
	h, e := host.New(host.Config{Stdout: c.Stdout(), Stderr: c.Stderr(), ReadLine: Input(c)})
	if e != nil {
		t.Fatal(e)
	}
	defer h.Close(context.Background())
	cfg := Config{Host: h, Console: c}
	if edit != nil {
		edit(&cfg)
	}
	status = Run(context.Background(), cfg)
	return stdout.String(), stderr.String(), status
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		in, out, err string
		status       int
	}{
		{"1 + 1\n", "2\n", ">>> >>> \n", 0},
		{"if 1:\n  2\n\n3", "2\n3\n", ">>> ... ... >>> >>> \n", 0},
		{"if 1:\n  2", "2\n", ">>> ... ... \n>>> \n", 0},
		{"x = (", "", ">>> ... \n  File \"<python-input-0>\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n>>> \n", 0},
		{"print('a', end='')\r\nexit(3)\n1", "a", ">>> >>> ", 3},
		{"x = input('? ')\nanswer\nx\n", "'answer'\n", ">>> ? >>> >>> \n", 0},
		{"input()", "", ">>> Traceback (most recent call last):\n  File \"<python-input-0>\", line 1, in <module>\n    input()\n    ~~~~~^^\nEOFError: EOF when reading a line\n>>> \n", 0},
		{"raise SystemExit('bye')", "", ">>> bye\n", 1},
		{"\n  \n# comment\n", "", ">>> >>> >>> >>> \n", 0},
	} {
		out, err, status := typed(t, test.in, nil)
		if out != test.out || err != test.err || status != test.status {
			t.Errorf("%q: got %q, %q, %d; want %q, %q, %d", test.in, out, err, status, test.out, test.err, test.status)
		}
	}
}

func TestRunConfig(t *testing.T) {
	_, err, _ := typed(t, "1//0\n", func(cfg *Config) { cfg.Banner, cfg.Color, cfg.Err = "banner\n", true, errors.New("the script") })
	if !strings.HasPrefix(err, "banner\nfstar: the script\n\x1b[1;35m>>>\x1b[0m ") || !strings.Contains(err, "\x1b[1;35mZeroDivisionError\x1b[0m: ") {
		t.Errorf("%q", err)
	}
}

// The end of its context ends Run, and what is read for input().
func TestRunStops(t *testing.T) {
	for _, first := range []string{"", "input()\n", "while True: pass\n\n"} {
		synctest.Test(t, func(t *testing.T) {
			r, w := io.Pipe()
			defer w.Close()
			c := NewPlain(r, io.Discard, io.Discard)
			defer c.Close()
			h, err := host.New(host.Config{Stdout: c.Stdout(), Stderr: c.Stderr(), ReadLine: Input(c)})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(context.Background())
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan int)
			go func() { done <- Run(ctx, Config{Host: h, Console: c}) }()
			if first != "" {
				io.WriteString(w, first)
			}
			if !strings.HasPrefix(first, "while") {
				synctest.Wait()
			}
			cancel()
			if status := <-done; status != 0 {
				t.Errorf("%q: status %d", first, status)
			}
		})
	}
}
