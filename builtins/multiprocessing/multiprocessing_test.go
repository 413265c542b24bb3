//go:build unix

package multiprocessing

import (
	"os"
	"testing"

	"fstar/internal/script"
)

// The start methods of each system, as CPython 3.15 has them.
func TestStartMethods(t *testing.T) {
	for goos, want := range map[string][]string{
		"linux":   {"forkserver", "fork", "spawn"},
		"freebsd": {"forkserver", "fork", "spawn"},
		"darwin":  {"spawn", "fork", "forkserver"},
		"windows": {"spawn"},
	} {
		methods := startMethods(goos)
		if len(methods) != len(want) {
			t.Errorf("%s: %d methods", goos, len(methods))
			continue
		}
		for i, m := range methods {
			if m.name != want[i] {
				t.Errorf("%s: method %d is %s, want %s", goos, i, m.name, want[i])
			}
		}
	}
}

func TestBecomeWorker(t *testing.T) {
	rt := script.NewRuntime()
	ps := New(rt)
	w, err := ps.WorkersOf(nil, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.Name(7); w.Method != "spawn" || got != "SpawnProcess-7" {
		t.Errorf("a worker by %s is called %s", w.Method, got)
	}
	origin := w.Origin()
	if origin.Parent != "MainProcess" || len(origin.Identity) != 0 {
		t.Errorf("origin %+v", origin)
	}

	ps.BecomeWorker(origin, 7)
	if w, err = ps.WorkersOf(nil, nil, false); err != nil {
		t.Fatal(err)
	}
	if got := w.Name(12); rt.ProcessName != "SpawnProcess-7" || got != "SpawnProcess-7:12" {
		t.Errorf("%s has a worker %s", rt.ProcessName, got)
	}
	for _, name := range []string{w.Name(12), w.Name(13)} { // neither takes the other's place
		if origin = w.Origin(); len(origin.Identity) != 1 || origin.Identity[0] != 7 {
			t.Errorf("after %s: origin %+v", name, origin)
		}
	}

	ps = New(script.NewRuntime())
	ps.BecomeWorker(Origin{Class: "Process", Method: "spawn", Parent: "p", Identity: []int{1, 2}}, 3)
	if got := ps.rt.ProcessName; got != "Process-1:2:3" || ps.context().method != spawn {
		t.Errorf("%s, started by %s", got, ps.context().method.name)
	}
	if p := stateOf(ps.parent); p.name != "p" || p.pid != os.Getppid() {
		t.Errorf("parent %+v", p)
	}
}

func TestExitName(t *testing.T) {
	for code, want := range map[int]string{0: "0", 3: "3", 255: "255", -9: "-SIGKILL", -15: "-SIGTERM", -99: "-99"} {
		if got := exitName(code); got != want {
			t.Errorf("exit code %d is %s, want %s", code, got, want)
		}
	}
}

func TestMissing(t *testing.T) {
	for name, want := range map[string]bool{
		"Pool": true, "Process": true, "Queue": true, "dummy": true, "shared_memory": true,
		"": false, "_x": false, "nosuch": false, "get_all_start_methods": false,
	} {
		if got := Missing(name) != ""; got != want {
			t.Errorf("%q: said why: %t", name, got)
		}
	}
}
