package tracing

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fstar/host"
)

// begin opens a file and begins it.
func begin(t *testing.T, name string, format Format, title string) *File {
	t.Helper()
	f, err := Open(name, format, nil)
	if err == nil {
		err = f.Begin(title)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// began returns the time that the times in a file are from.
func began(f *File) time.Time {
	switch form := f.form.(type) {
	case *trace:
		return form.began
	case *timeline:
		return form.began
	}
	panic("not begun")
}

// event returns what is known of a task that has ended: task id began after id
// milliseconds, and took one, in the same thread.
func event(began time.Time, id uint64, pool *host.TaskPool) host.TaskEvent {
	at := began.Add(time.Duration(id) * time.Millisecond)
	return host.TaskEvent{
		ID: id, Pool: pool, Function: "f", Items: 1, Args: "1",
		Queued: began, Submitter: host.TaskThread{Name: "MainThread", Pid: os.Getpid(), Ident: 1},
		Started: at, Worker: host.TaskThread{Name: "pool_0", Pid: os.Getpid(), Ident: 2},
		Ended: at.Add(time.Millisecond), Kind: host.TaskEnded,
	}
}

// outcomes returns the outcomes of the tasks in a file that is whole, by their numbers.
func outcomes(t *testing.T, f *File) map[int]string {
	t.Helper()
	got := make(map[int]string)
	if f.Format() == Timeline {
		data, _ := readData(t, f.out.f.Name())
		for _, d := range data {
			if id, ok := d[0].(float64); ok {
				got[int(id)] = d[10].(string)
			}
		}
		return got
	}
	for _, e := range readTrace(t, f.out.f.Name()) {
		if e.Args.Outcome != "" {
			got[e.Args.Task] = e.Args.Outcome
		}
	}
	return got
}

// formats runs a test for each format, in a bubble with a time of its own.
func formats(t *testing.T, test func(t *testing.T, f *File)) {
	for _, format := range []Format{Trace, Timeline} {
		t.Run(format.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := begin(t, filepath.Join(t.TempDir(), "file"), format, "test")
				test(t, f)
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// wait lets time pass, and all be done that is due then.
func wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// want checks the outcomes of the tasks in a file, as fmt prints them.
func want(t *testing.T, f *File, want string) {
	t.Helper()
	if got := strings.TrimPrefix(fmt.Sprint(outcomes(t, f)), "map"); got != want {
		t.Errorf("outcomes %s, want %s", got, want)
	}
}

// What happened is in the file a second later: tasks that have ended, and those that run, as
// long as they do.
func TestFileIsWrittenOnceASecond(t *testing.T) {
	formats(t, func(t *testing.T, f *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		wait(time.Hour)
		f.Observe(event(began(f), 1, pool))
		long := event(time.Now(), 2, pool)
		long.Kind, long.Ended = host.TaskStarted, time.Time{}
		f.Observe(long)
		wait(period - 1)
		want(t, f, "[]")
		wait(1)
		want(t, f, "[1:returned 2:running]")
		for range 3 {
			wait(period)
			if got := lengthOf(t, f, 2); got < period {
				t.Errorf("after %v task 2 is %v long", time.Since(long.Started), got)
			}
		}
		long.Kind, long.Ended = host.TaskEnded, time.Now()
		f.Observe(long)
		wait(period)
		want(t, f, "[1:returned 2:returned]")

		wait(period)
		if f.ticking {
			t.Error("the timer runs, and nothing else does")
		}
		f.Observe(event(time.Now(), 3, pool))
		wait(period)
		want(t, f, "[1:returned 2:returned 3:returned]")
	})
}

// lengthOf returns how long a task has taken, by what is in a file.
func lengthOf(t *testing.T, f *File, id int) time.Duration {
	t.Helper()
	if f.Format() == Timeline {
		data, _ := readData(t, f.out.f.Name())
		for _, d := range data {
			if d[0] == float64(id) {
				return time.Duration((d[9].(float64) - d[8].(float64)) * 1000)
			}
		}
		return 0
	}
	for _, e := range readTrace(t, f.out.f.Name()) {
		if e.Phase == "X" && e.Args.Task == id {
			return time.Duration(e.Length * 1000)
		}
	}
	return 0
}

// After Close nothing is written, though an event and a tick were on their way.
func TestFileIsNotWrittenAfterClose(t *testing.T) {
	formats(t, func(t *testing.T, f *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		e := event(began(f), 1, pool)
		e.Kind = host.TaskStarted
		f.Observe(e)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		want(t, f, "[1:running]")
		before, _ := os.ReadFile(f.out.f.Name())
		f.Observe(event(began(f), 1, pool))
		f.tick()
		wait(10 * period)
		after, err := os.ReadFile(f.out.f.Name())
		if err != nil || string(after) != string(before) {
			t.Errorf("%d bytes after Close, then %d, %v", len(before), len(after), err)
		}
		if text := strings.TrimRight(string(after), " "); text != string(after) {
			t.Errorf("%d spaces at the end", len(after)-len(text))
		}
	})
}

// A file whose end becomes shorter is whole, and so it is when that is grown over.
func TestFileWhoseEndBecomesShorter(t *testing.T) {
	formats(t, func(t *testing.T, f *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		var all []host.TaskEvent
		for id := range uint64(200) {
			e := event(began(f), id, pool)
			e.Kind, e.Args = host.TaskStarted, strings.Repeat("x", 40)
			all = append(all, e)
			f.Observe(e)
		}
		wait(period)
		if n := len(outcomes(t, f)); n != 200 {
			t.Errorf("%d tasks run", n)
		}
		for i := range all {
			all[i].Kind, all[i].Args = host.TaskEnded, ""
			f.Observe(all[i])
			f.flush(false)
			if i%40 > 1 {
				continue // it takes time to read a file
			}
			if n := len(outcomes(t, f)); n != 200 {
				t.Fatalf("%d tasks when task %d has ended", n, i)
			}
		}
	})
}

// The end of the file, which is written again each time, is a small part of what is written.
func TestFileWithManyTasksThatRun(t *testing.T) {
	formats(t, func(t *testing.T, f *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		for id := range uint64(5000) {
			e := event(began(f), id, pool)
			e.Kind, e.Args = host.TaskStarted, strings.Repeat("x", 40)
			f.Observe(e)
		}
		wait(period)
		if f.limit <= flushSize {
			t.Fatalf("limit %d", f.limit)
		}
		stays := f.out.at
		for id := uint64(5000); f.out.at == stays; id++ {
			f.Observe(event(began(f), id, pool))
		}
		if grown := f.out.at - stays; grown < endShare*(f.out.end-f.out.at) {
			t.Errorf("%d bytes were written with an end of %d", grown, f.out.end-f.out.at)
		}
	})
}

// Tasks go on while something is written: here to a pipe that is full.
func TestFileDoesNotWaitForWriting(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f := &File{running: make(running), limit: flushSize, out: &output{f: w, stream: true}}
	if err := f.Begin("test"); err != nil {
		t.Fatal(err)
	}
	pool := &host.TaskPool{ID: 1, Name: "pool"}
	done := make(chan struct{})
	go func() { // more than a pipe takes
		defer close(done)
		for id := range uint64(3000) {
			f.Observe(event(began(f), id, pool))
		}
	}()
	for !isWriting(f) {
		runtime.Gosched()
	}
	f.Observe(event(began(f), 3000, pool))
	text := make(chan string)
	go func() {
		var b strings.Builder
		r.WriteTo(&b)
		text <- b.String()
	}()
	<-done
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	got := <-text
	if n := strings.Count(got, `"outcome":"returned"`); n != 3001 || !strings.HasSuffix(got, "\n]}\n") {
		t.Errorf("%d tasks", n)
	}
}

// Nothing is lost, or written twice, by whomever it is written.
func TestFileOfManyGoroutines(t *testing.T) {
	const goroutines, tasks = 8, 2000
	for _, format := range []Format{Trace, Timeline} {
		f := begin(t, filepath.Join(t.TempDir(), "file"), format, "test")
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		var all sync.WaitGroup
		for g := range uint64(goroutines) {
			all.Go(func() {
				for i := range uint64(tasks) {
					e := event(began(f), g*tasks+i, pool)
					e.Kind = host.TaskStarted
					f.Observe(e)
					e.Kind = host.TaskEnded
					f.Observe(e)
					if i%100 == 0 {
						f.tick()
					}
				}
			})
		}
		all.Wait()
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		text, err := os.ReadFile(f.out.f.Name())
		if err != nil {
			t.Fatal(err)
		}
		mark := `"outcome":"returned"`
		if format == Timeline {
			mark = `"returned","1"]`
		}
		if got, n := len(outcomes(t, f)), strings.Count(string(text), mark); got != goroutines*tasks || n != got {
			t.Errorf("%s: %d tasks in %d lines", format, got, n)
		}
	}
}

// isWriting reports whether somebody writes what has been taken from the text.
func isWriting(f *File) bool {
	if f.writing.TryLock() {
		f.writing.Unlock()
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return !f.much()
}
