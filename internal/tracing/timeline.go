package tracing

import (
	_ "embed"
	"html"
	"os"
	"strings"
	"sync"
	"time"

	"fstar/host"
)

// The page of a timeline. Its data, in the element "data", is written by [Timeline]:
// page/timeline.js says what is in it.
var (
	//go:embed page/timeline.html
	pageText string
	//go:embed page/timeline.css
	pageStyle string
	//go:embed page/timeline.js
	pageCode string
)

// A Timeline is a page of HTML that shows the tasks of each worker: see package
// [tracing]. Its methods may be called from any goroutine.
type Timeline struct {
	mu      sync.Mutex
	file    *file
	closed  bool
	began   time.Time
	pools   map[*host.TaskPool]bool // that were written
	threads map[host.TaskThread]int // the numbers of those that were written
	names   map[string]int          // those of functions and exceptions
	running running
}

// NewTimeline creates the file and begins a timeline of the script called title.
func NewTimeline(name, title string) (*Timeline, error) {
	t := &Timeline{
		began:   time.Now(),
		pools:   make(map[*host.TaskPool]bool),
		threads: make(map[host.TaskThread]int),
		names:   make(map[string]int),
		running: make(running),
	}
	head, tail, _ := strings.Cut(pageText, "{{data}}")
	head = strings.NewReplacer(
		"{{title}}", html.EscapeString(title),
		"{{began}}", t.began.Format(time.RFC3339),
		"{{style}}", pageStyle,
		"{{code}}", pageCode,
	).Replace(head)
	first := appendInt([]byte(`["process",`), os.Getpid())
	var err error
	if t.file, err = create(name, head+string(first)+"]", tail); err != nil {
		return nil, err
	}
	return t, nil
}

// Observe takes note of an event, unless the timeline is closed. It writes to the file now
// and then.
func (t *Timeline) Observe(e host.TaskEvent) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return
	}
	t.running.note(&e)
	if e.Kind == host.TaskEnded {
		t.task(&e)
		t.file.grown()
	}
}

// Close writes what is left, with the tasks that run still, and closes the file. The error
// is that, or the first one that there was in Observe. Further calls do nothing.
func (t *Timeline) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil
	}
	t.closed = true
	for _, e := range t.running.unfinished() {
		t.task(&e)
	}
	return t.file.close()
}

// task writes a task that is over.
func (t *Timeline) task(e *host.TaskEvent) {
	t.pool(e.Pool)
	function, exception := t.name(e.Function), -1
	if e.Exception != "" {
		exception = t.name(e.Exception)
	}
	submitter, worker := t.thread(e.Submitter), -1
	if !e.Started.IsZero() {
		worker = t.thread(e.Worker)
	}
	b := append(t.file.buf, ",\n["...)
	b = appendInt(b, e.ID)
	for _, n := range [...]int{e.Pool.ID, function, exception, submitter, worker, e.Items} {
		b = appendInt(append(b, ','), n)
	}
	started := e.Ended
	if worker >= 0 {
		started = e.Started
	}
	for _, at := range [...]time.Time{e.Queued, started, e.Ended} {
		b = appendMicros(append(b, ','), at.Sub(t.began))
	}
	b = append(b, `,"`...)
	b = append(b, outcomeText(e)...)
	b = append(b, `",`...)
	b = appendText(b, e.Args)
	t.file.buf = append(b, ']')
}

// pool writes a pool, unless it is there.
func (t *Timeline) pool(p *host.TaskPool) {
	if !t.pools[p] {
		t.pools[p] = true
		t.define("pool", p.ID, p.Name, p.MaxWorkers)
	}
}

// thread returns the number of a thread, and writes that unless it is there.
func (t *Timeline) thread(th host.TaskThread) int {
	n, ok := t.threads[th]
	if !ok {
		n = len(t.threads)
		t.threads[th] = n
		t.define("thread", n, th.Name, th.Pid)
	}
	return n
}

// name returns the number of a name, and writes that unless it is there.
func (t *Timeline) name(s string) int {
	n, ok := t.names[s]
	if !ok {
		n = len(t.names)
		t.names[s] = n
		t.define("name", n, s)
	}
	return n
}

// define writes what a number stands for that tasks have.
func (t *Timeline) define(kind string, number int, text string, more ...int) {
	b := append(t.file.buf, ",\n[\""...)
	b = append(b, kind...)
	b = appendInt(append(b, `",`...), number)
	b = appendText(append(b, ','), text)
	for _, n := range more {
		b = appendInt(append(b, ','), n)
	}
	t.file.buf = append(b, ']')
}
