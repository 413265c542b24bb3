package tracing

import (
	"os"
	"time"

	"fstar/host"
)

// traceMark is what a trace begins with.
const traceMark = `{"displayTimeUnit":"ms","otherData":{"generator":"fstar --trace",`

// A trace is the form of a [Trace].
type trace struct {
	buffer
	began  time.Time
	pid    int
	pools  map[*host.TaskPool]*tracedPool
	tracks map[host.TaskThread]track // of what a task was submitted by or ran on
}

var _ form = (*trace)(nil)

// Where the numbers begin that pools have as processes in a trace, and those of threads:
// behind the ids that processes have. Perfetto knows a thread by its number alone, and the
// one with that of its process as the process's own.
const (
	poolPid   = 10_000_000
	threadTid = 20_000_000
)

// A track is a row of a trace.
type track struct{ pid, tid int64 }

// own returns the row of a process that is for what is of the process itself.
func own(pid int64) track { return track{pid, pid} }

// thread returns the row of a thread in a process.
func thread(pid int64, th host.TaskThread) track { return track{pid, threadTid + th.Ident} }

// tracedPool is what a trace knows of a pool.
type tracedPool struct {
	pid      int64
	counts   counts
	neverRan bool // there is a row for tasks that never ran
}

func newTrace(title string, began time.Time) *trace {
	t := &trace{
		began:  began,
		pid:    os.Getpid(),
		pools:  make(map[*host.TaskPool]*tracedPool),
		tracks: make(map[host.TaskThread]track),
	}
	b := append(t.buf, traceMark+`"script":`...)
	b = appendText(b, title)
	b = append(b, `,"began":`...)
	b = appendText(b, began.Format(time.RFC3339Nano))
	b = append(b, "},\"traceEvents\":[\n"...)
	t.buf = appendMetadata(b, "process_name", own(int64(t.pid)), title)
	return t
}

func (t *trace) tail() string { return "\n]}\n" }

func (t *trace) observe(e host.TaskEvent) {
	t.count(&e)
	switch e.Kind {
	case host.TaskStarted: // now, since what the task submits is in the same row
		t.worker(&e)
	case host.TaskEnded:
		t.task(e)
	}
}

func (t *trace) introduce(e host.TaskEvent) {
	t.submitter(&e)
	if e.Started.IsZero() {
		t.neverRan(&e)
	} else {
		t.worker(&e)
	}
}

func (t *trace) rest() {
	for _, p := range t.pools {
		t.counter(p, p.counts.rest())
	}
}

// at returns how long after the beginning something was.
func (t *trace) at(when time.Time) time.Duration { return when.Sub(t.began) }

// pool returns what there is of the pool of a task.
func (t *trace) pool(e *host.TaskEvent) *tracedPool {
	p := t.pools[e.Pool]
	if p == nil {
		p = &tracedPool{pid: poolPid + int64(e.Pool.ID)}
		t.pools[e.Pool] = p
		t.metadata("process_name", own(p.pid), e.Pool.Name)
	}
	return p
}

// worker returns the row of the worker that runs a task.
func (t *trace) worker(e *host.TaskEvent) track {
	if tr, ok := t.tracks[e.Worker]; ok {
		return tr
	}
	tr := thread(t.pool(e).pid, e.Worker)
	if e.Pool.Processes {
		tr = own(int64(e.Worker.Pid))
		t.metadata("process_name", tr, e.Worker.Name+" of "+e.Pool.Name)
	}
	t.tracks[e.Worker] = tr
	t.metadata("thread_name", tr, e.Worker.Name)
	return tr
}

// submitter returns the row of what has submitted a task. Threads that are no workers are
// those of this process.
func (t *trace) submitter(e *host.TaskEvent) track {
	if tr, ok := t.tracks[e.Submitter]; ok {
		return tr
	}
	tr := thread(int64(t.pid), e.Submitter)
	t.tracks[e.Submitter] = tr
	t.metadata("thread_name", tr, e.Submitter.Name)
	return tr
}

// neverRan returns the row of the tasks of a pool that never ran.
func (t *trace) neverRan(e *host.TaskEvent) track {
	p := t.pool(e)
	tr := own(p.pid)
	if !p.neverRan {
		p.neverRan = true
		t.metadata("thread_name", tr, "never ran")
	}
	return tr
}

// submitTime is how long a submit is in the trace, where an arrow begins: shorter than it
// takes, lest one reaches into the next.
const submitTime = 100 * time.Nanosecond

func (t *trace) task(e host.TaskEvent) {
	queued := t.at(e.Queued)
	from := t.submitter(&e)
	t.event("X", "submit "+e.Function, "submit", from, queued)
	t.field("dur")
	t.buf = appendMicros(t.buf, submitTime)
	t.end()
	if e.Started.IsZero() {
		t.event("i", e.Function, "task,"+outcomeText(&e), t.neverRan(&e), t.at(e.Ended))
		t.buf = append(t.buf, `,"s":"t"`...)
		t.args(&e)
		return
	}
	t.event("s", "queued", "queue", from, queued)
	t.id(&e)
	to, started := t.worker(&e), t.at(e.Started)
	t.event("X", e.Function, "task,"+outcomeText(&e), to, started)
	t.field("dur")
	t.buf = appendMicros(t.buf, t.at(e.Ended)-started)
	t.args(&e)
	t.event("f", "queued", "queue", to, started)
	t.buf = append(t.buf, `,"bp":"e"`...)
	t.id(&e)
}

// event begins an event.
func (t *trace) event(phase, name, category string, tr track, at time.Duration) {
	b := append(t.buf, ",\n{\"ph\":\""...)
	b = append(b, phase...)
	b = append(b, `","name":`...)
	b = appendText(b, name)
	b = append(b, `,"cat":"`...)
	b = append(b, category...)
	b = append(b, `","pid":`...)
	b = appendInt(b, tr.pid)
	b = append(b, `,"tid":`...)
	b = appendInt(b, tr.tid)
	b = append(b, `,"ts":`...)
	t.buf = appendMicros(b, at)
}

// field begins a field of an event.
func (t *trace) field(name string) {
	b := append(t.buf, `,"`...)
	b = append(b, name...)
	t.buf = append(b, `":`...)
}

func (t *trace) end() { t.buf = append(t.buf, '}') }

// id ends an event of an arrow, whose ends are told by the task's number.
func (t *trace) id(e *host.TaskEvent) {
	t.field("id")
	t.buf = appendInt(t.buf, e.ID)
	t.end()
}

// args ends an event with what there is to know of a task.
func (t *trace) args(e *host.TaskEvent) {
	t.field("args")
	b := append(t.buf, `{"task":`...)
	b = appendInt(b, e.ID)
	b = append(b, `,"outcome":"`...)
	b = append(b, outcomeText(e)...)
	b = append(b, '"')
	if e.Exception != "" {
		b = append(b, `,"exception":`...)
		b = appendText(b, e.Exception)
	}
	if e.Args != "" {
		b = append(b, `,"args":`...)
		b = appendText(b, e.Args)
	}
	if e.Items != 1 {
		b = append(b, `,"items":`...)
		b = appendInt(b, e.Items)
	}
	waited := e.Ended
	if !e.Started.IsZero() {
		waited = e.Started
	}
	b = append(b, `,"queued_us":`...)
	b = appendMicros(b, waited.Sub(e.Queued))
	t.buf = append(b, '}', '}')
}

// metadata writes what a row is called.
func (t *trace) metadata(kind string, tr track, name string) {
	t.buf = appendMetadata(append(t.buf, ",\n"...), kind, tr, name)
}

func appendMetadata(b []byte, kind string, tr track, name string) []byte {
	b = append(b, `{"ph":"M","name":"`...)
	b = append(b, kind...)
	b = append(b, `","pid":`...)
	b = appendInt(b, tr.pid)
	b = append(b, `,"tid":`...)
	b = appendInt(b, tr.tid)
	b = append(b, `,"args":{"name":`...)
	b = appendText(b, name)
	return append(b, '}', '}')
}
