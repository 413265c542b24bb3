package value_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"fstar/internal/value"
)

// memoryVariable makes the test's process one that builds a container and says how much memory
// the process has needed.
const memoryVariable = "FSTAR_VALUE_MEMORY"

const million = 1_000_000

// memories build what a script does with as many elements as programs have that are said to
// use much memory. Each has the expression that makes the same in Python.
var memories = []struct {
	name   string
	python string
	n      int
	most   float64 // bytes for an element, on 64 bits
	build  func(a *value.Arena) value.Value
}{
	{"nothing", "None", 1, 0, func(*value.Arena) value.Value { return value.None }},
	{"floats", "[i + .5 for i in range(10**6)]", million, 24, func(*value.Arena) value.Value {
		return appended(million, func(i int64) value.Value { return value.Float(float64(i) + .5) })
	}},
	{"small_ints", "[i for i in range(10**6)]", million, 24, func(*value.Arena) value.Value { return appended(million, value.Int) }},
	{"large_ints", "[i + 2**40 for i in range(10**6)]", million, 24, func(*value.Arena) value.Value {
		return appended(million, func(i int64) value.Value { return value.Int(i + 1<<40) })
	}},
	{"texts", "[str(i) for i in range(10**6)]", million, 56, func(a *value.Arena) value.Value {
		return appended(million, func(i int64) value.Value { return decimal(a, i) })
	}},
	{"pairs", "[(i, i + .5) for i in range(500_000)]", million / 2, 72, func(*value.Arena) value.Value {
		return appended(million/2, func(i int64) value.Value { return value.Pair(value.Int(i), value.Float(float64(i)+.5)).Value() })
	}},
	{"dict_of_ints", "{i: i for i in range(10**6)}", million, 66, func(*value.Arena) value.Value {
		d := value.NewDict(0)
		for i := range int64(million) {
			d.Set(nil, value.Int(i), value.Int(i))
		}
		return d.Value()
	}},
	{"dict_of_texts", "{str(i): i for i in range(10**6)}", million, 100, func(a *value.Arena) value.Value {
		d := value.NewDict(0)
		for i := range int64(million) {
			d.Set(nil, decimal(a, i), value.Int(i))
		}
		return d.Value()
	}},
	{"set_of_ints", "{i for i in range(10**6)}", million, 66, func(*value.Arena) value.Value {
		s := value.NewSet(0)
		for i := range int64(million) {
			s.Add(nil, value.Int(i))
		}
		return s.Value()
	}},
	{"small_lists", "[[i, i] for i in range(300_000)]", 300_000, 108, func(*value.Arena) value.Value {
		return appended(300_000, func(i int64) value.Value { return value.NewList(value.Int(i), value.Int(i)).Value() })
	}},
	{"small_dicts", "[{'a': i, 'b': i} for i in range(300_000)]", 300_000, 188, func(*value.Arena) value.Value {
		a, b := value.Text("a"), value.Text("b")
		return appended(300_000, func(i int64) value.Value {
			d := value.NewDict(2)
			d.Set(nil, a, value.Int(i))
			d.Set(nil, b, value.Int(i))
			return d.Value()
		})
	}},
}

func appended(n int64, elem func(int64) value.Value) value.Value {
	l := value.MakeList(0)
	for i := range n {
		l.Append(elem(i))
	}
	return l.Value()
}

// decimal is str(i).
func decimal(a *value.Arena, i int64) value.Value {
	var buf [20]byte
	s := strconv.AppendInt(buf[:0], i, 10)
	v, b := a.NewText(len(s))
	copy(b, s)
	return v
}

func TestMain(m *testing.M) {
	if name := os.Getenv(memoryVariable); name != "" {
		debug.SetGCPercent(900) // about as cmd/fstar does
		for _, c := range memories {
			if c.name == name {
				var a value.Arena
				sink = c.build(&a)
			}
		}
		fmt.Println(peak())
		return
	}
	os.Exit(m.Run())
}

// peak returns the most memory that the process has had, in bytes.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kB, _ := strconv.Atoi(strings.Fields(string(rest))[0])
	return kB << 10
}

// live returns how many bytes of the heap are in use for what a function makes.
func live(build func(*value.Arena) value.Value) float64 {
	var a value.Arena
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	v := build(&a)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(v)
	return float64(after.HeapAlloc) - float64(before.HeapAlloc)
}

func TestMemory(t *testing.T) {
	if testing.Short() || value.Boxed() || value.SizeOf != 16 || raceEnabled {
		t.Skip("takes more memory")
	}
	for _, c := range memories {
		if got := live(c.build) / float64(c.n); c.n > 1 && got > c.most {
			t.Errorf("%s: %.1f bytes for an element, not %.0f", c.name, got, c.most)
		}
	}
}

// BenchmarkMemory says how much a container of a million elements takes: B/elem is what it is
// itself, MB is the largest size of a process that builds it, x is that by CPython's, if
// FSTAR_PYTHON names one.
func BenchmarkMemory(b *testing.B) {
	python := os.Getenv("FSTAR_PYTHON")
	for _, c := range memories {
		b.Run(c.name, func(b *testing.B) {
			b.ReportMetric(live(c.build)/float64(c.n), "B/elem")
			b.ReportMetric(0, "ns/op")
			run := func(cmd *exec.Cmd) float64 {
				cmd.Env = append(os.Environ(), memoryVariable+"="+c.name)
				out, err := cmd.Output()
				if err != nil {
					b.Fatal(err)
				}
				n, err := strconv.Atoi(strings.TrimSpace(string(out)))
				if err != nil {
					b.Fatal(err)
				}
				return float64(n)
			}
			if runtime.GOOS != "linux" {
				return
			}
			here := run(exec.CommandContext(b.Context(), os.Args[0]))
			b.ReportMetric(here/1e6, "MB")
			if python != "" {
				there := run(exec.CommandContext(b.Context(), python, "-c", "x = "+c.python+`
for line in open('/proc/self/status'):
    if line.startswith('VmHWM:'): print(int(line.split()[1]) << 10)`))
				b.ReportMetric(there/1e6, "MB_python")
				b.ReportMetric(here/there, "x")
			}
		})
	}
}
