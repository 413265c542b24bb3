package tracing

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fstar/host"
)

// A traceEvent is an event of a trace, as who opens it reads it.
type traceEvent struct {
	Phase    string `json:"ph"`
	Name     string
	Category string `json:"cat"`
	Pid, Tid int64
	ID       int
	At       float64 `json:"ts"`
	Length   float64 `json:"dur"`
	Args     struct {
		Name               string
		Task, Items        int
		Outcome, Exception string
		Args               string
		Queued, Running    int
		Waited             float64 `json:"queued_us"`
	}
}

// readTrace returns the events of a trace.
func readTrace(t *testing.T, name string) []traceEvent {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var trace struct{ TraceEvents []traceEvent }
	if err := json.Unmarshal(data, &trace); err != nil {
		t.Fatalf("%v in a trace of %d bytes", err, len(data))
	}
	return trace.TraceEvents
}

func TestTrace(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process pools on Windows")
	}
	name := filepath.Join(t.TempDir(), "trace.json")
	trace := begin(t, name, Trace, "a \"script\" </script>")
	run(t, mixed, trace.Observe)
	if err := trace.Close(); err != nil {
		t.Fatal(err)
	}
	if err := trace.Close(); err != nil {
		t.Error(err)
	}
	trace.Observe(host.TaskEvent{}) // too late for it

	events := readTrace(t, name)
	outcomes := make(map[string]int)
	rows := make(map[[2]int64][]traceEvent) // of slices
	names := make(map[[2]int64]string)
	processes := make(map[int64]string)
	arrows := make(map[int]string)
	last := make(map[int64]traceEvent) // counts, by the process
	for _, e := range events {
		row := [2]int64{e.Pid, e.Tid}
		switch e.Phase {
		case "M":
			if e.Name == "process_name" {
				processes[e.Pid] = e.Args.Name
			} else {
				names[row] = e.Args.Name
			}
		case "X":
			rows[row] = append(rows[row], e)
			if strings.HasPrefix(e.Category, "task,") {
				outcomes[e.Args.Outcome]++
			}
		case "i":
			outcomes["never ran, "+e.Args.Outcome]++
		case "s", "f":
			arrows[e.ID] += e.Phase
		case "C":
			if e.At < last[e.Pid].At || e.Args.Queued < 0 || e.Args.Running < 0 {
				t.Errorf("counts %+v after %+v", e, last[e.Pid])
			}
			last[e.Pid] = e
		default:
			t.Errorf("event %+v", e)
		}
	}
	want := map[string]int{"returned": 42, "raised": 2, "lost": 1, "never ran, cancelled": 10}
	for outcome, n := range want {
		if outcomes[outcome] != n {
			t.Errorf("%d tasks %s, want %d", outcomes[outcome], outcome, n)
		}
	}
	if len(outcomes) != len(want) {
		t.Errorf("outcomes %v", outcomes)
	}
	for id, arrow := range arrows {
		if arrow != "sf" {
			t.Errorf("arrow of task %d: %s", id, arrow)
		}
	}
	for pid, e := range last {
		if e.Args.Queued != 0 || e.Args.Running != 0 {
			t.Errorf("at the end %s has %+v", processes[pid], e.Args)
		}
	}
	for row, slices := range rows {
		if names[row] == "" || processes[row[0]] == "" {
			t.Errorf("row %v has the name %q in process %q", row, names[row], processes[row[0]])
		}
		checkNested(t, names[row], slices)
	}
	if n := len(processes); n != 6 { // this one, three pools and two workers
		t.Errorf("processes %v", processes)
	}
	processOf := make(map[int64]int64)
	for _, e := range events { // Perfetto tells threads by their numbers only
		if pid, ok := processOf[e.Tid]; ok && pid != e.Pid {
			t.Errorf("thread %d is in the processes %d and %d", e.Tid, pid, e.Pid)
		}
		processOf[e.Tid] = e.Pid
	}
	checkArrows(t, events)
}

// checkArrows checks that arrows begin and end in slices, as Perfetto sees it: in the last
// one of the row that has begun, by their times and then by their order.
func checkArrows(t *testing.T, events []traceEvent) {
	t.Helper()
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b traceEvent) int { return cmp.Compare(a.At, b.At) })
	top := make(map[int64]traceEvent)
	for _, e := range sorted {
		switch e.Phase {
		case "X":
			top[e.Tid] = e
		case "s":
			if s := top[e.Tid]; s.At != e.At || !strings.HasPrefix(s.Name, "submit ") {
				t.Errorf("arrow %+v begins in %+v", e, s)
			}
		case "f":
			if s := top[e.Tid]; s.At != e.At || s.Args.Task != e.ID {
				t.Errorf("arrow %+v ends in %+v", e, s)
			}
		}
	}
}

// checkNested checks that the slices of a row are in each other or beside each other.
func checkNested(t *testing.T, row string, events []traceEvent) {
	t.Helper()
	slices.SortStableFunc(events, func(a, b traceEvent) int { return cmp.Compare(a.At, b.At) })
	var open []traceEvent
	for _, e := range events {
		for len(open) > 0 && open[len(open)-1].At+open[len(open)-1].Length <= e.At {
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && e.At+e.Length > open[n-1].At+open[n-1].Length+0.001 {
			t.Errorf("in row %s %+v overlaps %+v", row, open[n-1], e)
		}
		open = append(open, e)
	}
}

// A trace can be read while it is written, and what runs as it is closed is in it.
func TestTraceIsAlwaysWhole(t *testing.T) {
	name := filepath.Join(t.TempDir(), "trace.json")
	trace := begin(t, name, Trace, "test")
	if events := readTrace(t, name); len(events) != 1 {
		t.Errorf("at the beginning: %+v", events)
	}
	pool := &host.TaskPool{ID: 1, Name: "pool"}
	before := 0
	for id := range uint64(5000) {
		e := event(began(trace), id, pool)
		e.Kind = host.TaskQueued
		trace.Observe(e)
		e.Kind = host.TaskStarted
		trace.Observe(e)
		if id%70 > 0 {
			e.Kind = host.TaskEnded
			trace.Observe(e)
		}
		if id%1000 == 999 {
			n := len(readTrace(t, name))
			if n <= before {
				t.Errorf("%d events after %d tasks, %d before", n, id, before)
			}
			before = n
		}
	}
	if err := trace.Close(); err != nil {
		t.Fatal(err)
	}
	count := make(map[string]int)
	for _, e := range readTrace(t, name) {
		count[e.Args.Outcome]++
	}
	if count["returned"] != 4928 || count["running"] != 72 {
		t.Errorf("outcomes %v", count)
	}
}
