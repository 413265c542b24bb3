package progress

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fstar/host"
	"fstar/internal/terminaltest"
)

// bubble runs a test with a line on a screen, and checks that it leaves nothing.
func bubble(t *testing.T, f func(t *testing.T, l *Line, s *terminaltest.Screen)) {
	synctest.Test(t, func(t *testing.T) {
		s := terminaltest.New(80)
		l := New(s, s.Width)
		f(t, l, s)
		l.Close()
	})
}

// wait lets time pass, and all be done that is due then.
func wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// want checks what is on a screen.
func want(t *testing.T, s *terminaltest.Screen, want ...string) {
	t.Helper()
	if got := s.Lines(); !slices.Equal(got, want) {
		t.Errorf("the screen shows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func queue(l *Line, n int) {
	for range n {
		l.Observe(host.TaskEvent{Kind: host.TaskQueued})
	}
}

func start(l *Line, n int) {
	for range n {
		l.Observe(host.TaskEvent{Kind: host.TaskStarted, Started: time.Now()})
	}
}

func end(l *Line, n int, o host.TaskOutcome) {
	for range n {
		l.Observe(host.TaskEvent{Kind: host.TaskEnded, Started: time.Now(), Outcome: o})
	}
}

func TestLine(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		queue(l, 10)
		start(l, 2)
		wait(199 * time.Millisecond)
		want(t, s)
		wait(time.Millisecond)
		want(t, s, "0/10 tasks, 2 running")
		wait(300 * time.Millisecond)
		end(l, 1, host.TaskReturned)
		end(l, 1, host.TaskRaised)
		start(l, 1)
		want(t, s, "0/10 tasks, 2 running")
		wait(500 * time.Millisecond)
		want(t, s, "2/10 tasks, 1 running, 1 failed, 2.0/s, 4s left")
		end(l, 1, host.TaskLost)
		for range 7 {
			l.Observe(host.TaskEvent{Kind: host.TaskEnded, Outcome: host.TaskCancelled})
		}
		wait(100 * time.Millisecond)
		want(t, s) // since then nothing has come
		wait(time.Minute)
		queue(l, 1)
		wait(time.Second)
		want(t, s, "0/1 tasks")
	})
}

func TestLineOfShortWork(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		for range 100 {
			queue(l, 50)
			start(l, 50)
			wait(150 * time.Millisecond)
			end(l, 50, host.TaskReturned)
			wait(time.Second)
		}
		l.Close()
		if s.Writes() != 0 {
			t.Errorf("%d writes", s.Writes())
		}
	})
}

// One task after the other is work, too: the line does not come and go with each.
func TestLineOfSingleTasks(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		for i := range 40 {
			queue(l, 1)
			start(l, 1)
			wait(25 * time.Millisecond)
			end(l, 1, host.TaskReturned)
			wait(10 * time.Millisecond)
			if i > 10 && s.Lines() == nil {
				t.Fatalf("no line after %d tasks", i)
			}
		}
		want(t, s, "40/40 tasks, 28.6/s")
		wait(100 * time.Millisecond)
		want(t, s)
	})
}

func TestLineIsDrawnTenTimesASecond(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		queue(l, 100_000)
		for range 10_000 {
			start(l, 1)
			end(l, 1, host.TaskReturned)
			wait(time.Millisecond)
		}
		if s.Writes() > 100 {
			t.Errorf("%d writes in ten seconds", s.Writes())
		}
		want(t, s, "10000/100000 tasks, 1000/s, 1m30s left")
	})
}

func TestLineAndOutput(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		out := l.Writer(s)
		fmt.Fprintln(out, "hello")
		queue(l, 4)
		wait(time.Second)
		want(t, s, "hello", "0/4 tasks")
		fmt.Fprintln(out, "one")
		want(t, s, "hello", "one", "0/4 tasks")
		for range 3 {
			fmt.Fprintln(out, "more") // so fast that the line is drawn with the next update only
		}
		want(t, s, "hello", "one", "more", "more", "more")
		wait(100 * time.Millisecond)
		want(t, s, "hello", "one", "more", "more", "more", "0/4 tasks")
		io.WriteString(out, "name? ")
		wait(time.Second)
		want(t, s, "hello", "one", "more", "more", "more", "name?")
		io.WriteString(out, "x\n")
		wait(100 * time.Millisecond)
		want(t, s, "hello", "one", "more", "more", "more", "name? x", "0/4 tasks")
		l.Aside(func() {
			want(t, s, "hello", "one", "more", "more", "more", "name? x")
		})
		wait(100 * time.Millisecond)
		want(t, s, "hello", "one", "more", "more", "more", "name? x", "0/4 tasks")
		io.WriteString(s, "^C") // by the terminal
		l.Close()
		fmt.Fprintln(out, "KeyboardInterrupt")
		want(t, s, "hello", "one", "more", "more", "more", "name? x", "KeyboardInterrupt")
		wait(time.Second)
		end(l, 4, host.TaskCancelled)
		queue(l, 1)
		wait(time.Second)
		want(t, s, "hello", "one", "more", "more", "more", "name? x", "KeyboardInterrupt")
	})
}

func TestLineOfNarrowTerminal(t *testing.T) {
	bubble(t, func(t *testing.T, l *Line, s *terminaltest.Screen) {
		queue(l, 4)
		start(l, 2)
		end(l, 1, host.TaskRaised)
		s.Resize(30)
		wait(time.Second)
		want(t, s, "1/4 tasks, 1 running")
		s.Resize(40)
		wait(100 * time.Millisecond)
		want(t, s, "1/4 tasks, 1 running, 1 failed")
		s.Resize(5) // which makes six lines of it
		wait(100 * time.Millisecond)
		want(t, s, "1/4")
		s.Resize(0) // nobody knows
		wait(100 * time.Millisecond)
		want(t, s)
	})
}

// blocked is a terminal that takes nothing.
type blocked struct{ open chan struct{} }

func (b blocked) Write(p []byte) (int, error) {
	<-b.open
	return len(p), nil
}

// A terminal that takes nothing, since somebody has pressed Ctrl-S, does not stop tasks.
func TestLineOfBlockedTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := blocked{make(chan struct{})}
		l := New(b, func() int { return 80 })
		queue(l, 1)
		wait(time.Second)
		queue(l, 100)
		start(l, 1)
		end(l, 1, host.TaskReturned)
		close(b.open)
		l.Close()
	})
}

func TestTexts(t *testing.T) {
	for seconds, want := range map[float64]string{
		0.2: "<1s left", 0.7: "1s left", 59.4: "59s left", 59.6: "1m00s left", 3599: "59m59s left",
		3600: "1h00m left", 99 * 3600: "99h00m left", 1e30: "days left",
	} {
		if got := leftText(seconds); got != want {
			t.Errorf("%v s: %s, want %s", seconds, got, want)
		}
	}
	for rate, want := range map[float64]string{0.05: "3.0/min", 1: "1.0/s", 99.94: "99.9/s", 123456: "123456/s"} {
		if got := rateText(rate); got != want {
			t.Errorf("%v: %s, want %s", rate, got, want)
		}
	}
}
