package host_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"fstar/host"
)

// newSession returns a Host's session and what is printed there.
func newSession(t *testing.T, cfg host.Config) (*host.Host, *host.Session, *bytes.Buffer) {
	t.Helper()
	out := new(bytes.Buffer)
	cfg.Stdout, cfg.Stderr = out, out
	h := hostOf(t, cfg)
	return h, h.Session(), out
}

// TestSession replays testdata/session/*.txt, in which lines that begin with >>> or ...
// are typed and the others are what is printed. Those called starlark… are in that dialect.
// UPDATE_SESSIONS=1 writes what is printed there.
func TestSession(t *testing.T) {
	paths, err := filepath.Glob("testdata/session/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(name, func(t *testing.T) {
			var cfg host.Config
			if strings.HasPrefix(name, "starlark") {
				cfg.Dialect = host.Starlark
			}
			_, s, out := newSession(t, cfg)
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := replay(s, out, string(want))
			if os.Getenv("UPDATE_SESSIONS") != "" {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// replay types what a transcript says and returns the transcript of that. A line that is
// typed at a prompt which is not the one it has shows as what it is.
func replay(s *host.Session, out *bytes.Buffer, transcript string) string {
	var b strings.Builder
	src, prompt := "", ">>> "
	for line := range strings.Lines(transcript) {
		line = strings.TrimSuffix(line, "\n")
		typed, ok := strings.CutPrefix(line, ">>> ")
		if !ok {
			if typed, ok = strings.CutPrefix(line+" ", "... "); !ok {
				continue
			}
			typed = strings.TrimSuffix(typed, " ")
		}
		b.WriteString(strings.TrimRight(prompt+typed, " ") + "\n")
		if prompt == "... " {
			src += "\n"
		}
		src += typed
		if s.Incomplete(src) {
			prompt = "... "
			continue
		}
		err := s.Exec(ctx, src)
		src, prompt = "", ">>> "
		b.WriteString(out.String())
		out.Reset()
		var e *host.ScriptError
		if errors.As(err, &e) {
			b.WriteString(e.Traceback())
		} else if err != nil {
			b.WriteString(err.Error() + "\n")
		}
	}
	return b.String()
}

// The sessions in the README and in docs are what is printed.
func TestDocumentedSessions(t *testing.T) {
	for _, page := range []string{"README.md", "docs/repl.md"} {
		t.Run(page, func(t *testing.T) {
			text, err := os.ReadFile("../" + page)
			if err != nil {
				t.Fatal(err)
			}
			_, after, _ := strings.Cut(string(text), "```pycon\n")
			want, _, found := strings.Cut(after, "```\n")
			if !found {
				t.Fatal("there is none")
			}
			_, s, out := newSession(t, host.Config{})
			if d := cmp.Diff(want, replay(s, out, want)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A session goes on where a script ended, even if it failed.
func TestSessionAfterScript(t *testing.T) {
	for _, dialect := range []host.Dialect{host.Python, host.Starlark} {
		h, s, out := newSession(t, host.Config{Dialect: dialect})
		if _, err := h.ExecFile(ctx, "script.py", "def f():\n  return x\nx = 1\nx = x // 0\n"); err == nil {
			t.Fatal("no error")
		}
		if got := replay(s, out, ">>> x\n>>> f()\n"); got != ">>> x\n1\n>>> f()\n1\n" {
			t.Errorf("dialect %d: got %q", dialect, got)
		}
	}
}

// Ctrl-C ends the statement and what it waits for, and nothing else.
func TestSessionInterrupt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, s, out := newSession(t, host.Config{})
		replay(s, out, ">>> from concurrent.futures import ThreadPoolExecutor\n>>> import time\n>>> pool = ThreadPoolExecutor(2)\n"+
			">>> slow = pool.submit(lambda: time.sleep(3600) or 'slept')\n")
		done := make(chan string)
		go func() { done <- replay(s, out, ">>> time.sleep(7200)\n") }()
		synctest.Wait()
		if !h.Interrupt() {
			t.Error("nothing to interrupt")
		}
		if got := <-done; !strings.HasSuffix(got, "\nKeyboardInterrupt\n") {
			t.Errorf("interrupted: %q", got)
		}
		if h.Interrupt() {
			t.Error("a session between statements was interrupted")
		}
		if got, want := replay(s, out, ">>> slow.result()\n"), ">>> slow.result()\n'slept'\n"; got != want {
			t.Errorf("afterwards: %q", got)
		}
	})
}

// The end of its context stops a statement that handles every interrupt.
func TestSessionStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, s, _ := newSession(t, host.Config{})
		ctx, cancel := context.WithCancelCause(ctx)
		done := make(chan error)
		go func() {
			done <- s.Exec(ctx, "import time\nwhile True:\n  try:\n    time.sleep(1000)\n  except KeyboardInterrupt:\n    pass\n")
		}()
		for range 3 {
			synctest.Wait()
			if !h.Interrupt() {
				t.Error("nothing to interrupt")
			}
		}
		time.Sleep(time.Second)
		cancel(host.ErrKeyboardInterrupt)
		if err := <-done; !errors.Is(err, host.ErrKeyboardInterrupt) {
			t.Errorf("error %v", err)
		}
	})
}
