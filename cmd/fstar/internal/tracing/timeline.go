package tracing

import (
	_ "embed"
	"html"
	"os"
	"strings"
	"time"

	"fstar/host"
)

// The page of a timeline. Its data, in the element "data", is written by [timeline]:
// page/timeline.js says what is in it.
var (
	//go:embed page/timeline.html
	pageText string
	//go:embed page/timeline.css
	pageStyle string
	//go:embed page/timeline.js
	pageCode string
)

// timelineMark is what a timeline begins with: the page, up to what says who has made it.
var timelineMark = func() string {
	const generator = `<meta name="generator" content="fstar --timeline">`
	before, _, _ := strings.Cut(pageText, generator)
	return before + generator
}()

// A timeline is the form of a [Timeline].
type timeline struct {
	buffer
	end     string // of the page
	began   time.Time
	pools   map[*host.TaskPool]bool // that were written
	threads map[host.TaskThread]int // the numbers of those that were written
	names   map[string]int          // those of functions and exceptions
}

var _ form = (*timeline)(nil)

func newTimeline(title string, began time.Time) *timeline {
	head, end, _ := strings.Cut(pageText, "{{data}}")
	t := &timeline{
		end:     end,
		began:   began,
		pools:   make(map[*host.TaskPool]bool),
		threads: make(map[host.TaskThread]int),
		names:   make(map[string]int),
	}
	head = strings.NewReplacer(
		"{{title}}", html.EscapeString(title),
		"{{began}}", began.Format(time.RFC3339),
		"{{style}}", pageStyle,
		"{{code}}", pageCode,
	).Replace(head)
	t.buf = append(t.buf, head...)
	t.buf = appendInt(append(t.buf, `["process",`...), os.Getpid())
	t.buf = append(t.buf, ']')
	return t
}

func (t *timeline) tail() string { return t.end }

func (t *timeline) observe(e host.TaskEvent) {
	if e.Kind == host.TaskEnded {
		t.task(e)
	}
}

func (t *timeline) introduce(e host.TaskEvent) {
	t.pool(e.Pool)
	t.name(e.Function)
	if e.Exception != "" {
		t.name(e.Exception)
	}
	t.thread(e.Submitter)
	if !e.Started.IsZero() {
		t.thread(e.Worker)
	}
}

func (t *timeline) rest() {}

func (t *timeline) task(e host.TaskEvent) {
	t.pool(e.Pool)
	function, exception := t.name(e.Function), -1
	if e.Exception != "" {
		exception = t.name(e.Exception)
	}
	submitter, worker := t.thread(e.Submitter), -1
	if !e.Started.IsZero() {
		worker = t.thread(e.Worker)
	}
	b := append(t.buf, ",\n["...)
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
	b = append(b, outcomeText(&e)...)
	b = append(b, `",`...)
	b = appendText(b, e.Args)
	t.buf = append(b, ']')
}

// pool writes a pool, unless it is there.
func (t *timeline) pool(p *host.TaskPool) {
	if !t.pools[p] {
		t.pools[p] = true
		t.define("pool", p.ID, p.Name, p.MaxWorkers)
	}
}

// thread returns the number of a thread, and writes that unless it is there.
func (t *timeline) thread(th host.TaskThread) int {
	n, ok := t.threads[th]
	if !ok {
		n = len(t.threads)
		t.threads[th] = n
		t.define("thread", n, th.Name, th.Pid)
	}
	return n
}

// name returns the number of a name, and writes that unless it is there.
func (t *timeline) name(s string) int {
	n, ok := t.names[s]
	if !ok {
		n = len(t.names)
		t.names[s] = n
		t.define("name", n, s)
	}
	return n
}

// define writes what a number stands for that tasks have.
func (t *timeline) define(kind string, number int, text string, more ...int) {
	b := append(t.buf, ",\n[\""...)
	b = append(b, kind...)
	b = appendInt(append(b, `",`...), number)
	b = appendText(append(b, ','), text)
	for _, n := range more {
		b = appendInt(append(b, ','), n)
	}
	t.buf = append(b, ']')
}
