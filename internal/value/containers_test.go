package value_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/testenv"
	"fstar/internal/value"
)

// A machine does to a list, a dict and a set what bytes say, and to simple models of them, and
// compares.
type machine struct {
	t    *testing.T
	rest []byte
	log  []string

	list  *value.List
	dict  *value.Dict
	set   *value.Set
	arena value.Arena
	keys  testKeys

	elems   []value.Value // the list's
	items   []item        // the dict's
	members []value.Value // the set's

	// What each may refuse.
	listFrozen, dictFrozen, setFrozen bool
	held                              []starlark.Iterator // by which Go code goes over what was demoted
	listHeld, dictHeld, setHeld       bool

	changes   bool // comparisons may change the containers
	changed   bool // they did
	inside    bool // a comparison
	iterators []*iteration
	dictKeys  int // how often the dict has got other keys
}

type item struct{ k, v value.Value }

// An iteration is one over the dict.
type iteration struct {
	it      value.DictIterator
	from    *value.Dict
	back    bool
	version int
	want    []item // what is still to come if nothing changes
	done    int
	size    int
}

func (m *machine) byte() int {
	if len(m.rest) == 0 {
		return 0
	}
	b := m.rest[0]
	m.rest = m.rest[1:]
	return int(b)
}

func (m *machine) atom() value.Value { return atoms[m.byte()%len(atoms)] }

// elem is an atom, or one of the containers.
func (m *machine) elem() value.Value {
	switch b := m.byte(); b {
	case 253:
		return m.list.Value()
	case 254:
		return m.dict.Value()
	case 255:
		return m.set.Value()
	default:
		return atoms[b%len(atoms)]
	}
}

func (m *machine) fatalf(format string, args ...any) {
	m.t.Helper()
	m.t.Fatalf("%s\n"+format, append([]any{strings.Join(m.log, "\n")}, args...)...)
}

func (m *machine) renew() {
	m.list, m.dict, m.set = value.MakeList(0), value.NewDict(0), value.NewSet(0)
	m.elems, m.items, m.members = nil, nil, nil
	m.listFrozen, m.dictFrozen, m.setFrozen = false, false, false
	m.release()
	m.iterators = nil
}

func (m *machine) release() {
	for _, it := range m.held {
		it.Done()
	}
	m.held = nil
	m.listHeld, m.dictHeld, m.setHeld = false, false, false
}

// resync makes the models what the containers are.
func (m *machine) resync() {
	m.elems = slices.Clone(m.list.Elems())
	m.items = nil
	for k, v := range m.dict.All() {
		m.items = append(m.items, item{k, v})
	}
	m.members = slices.Collect(m.set.All())
	m.dictKeys++
	m.changed = false
}

func (m *machine) find(k value.Value) int {
	c := canon(k)
	return slices.IndexFunc(m.items, func(i item) bool { return canon(i.k) == c })
}

func (m *machine) member(k value.Value) int {
	c := canon(k)
	return slices.IndexFunc(m.members, func(v value.Value) bool { return canon(v) == c })
}

// isContainer reports whether v is a list, dict or set, whoever made it.
func isContainer(v value.Value) bool {
	switch v.Starlark().(type) {
	case *value.List, *starlark.List, *value.Dict, *starlark.Dict, *value.Set, *starlark.Set:
		return true
	}
	return false
}

// refused checks the error of a change of a container that may refuse it, and reports whether it
// did.
func (m *machine) refused(err error, frozen, held bool, what string) bool {
	m.t.Helper()
	switch {
	case m.changed:
		return false
	case frozen || held:
		if err == nil {
			m.fatalf("%s: not refused", what)
		}
		return true
	case err != nil:
		m.fatalf("%s: %v", what, err)
	}
	return false
}

func (m *machine) equal(what string, got, want value.Value) {
	m.t.Helper()
	if !m.changed && shallow([]value.Value{got}) != shallow([]value.Value{want}) {
		m.fatalf("%s: %v, want %v", what, got, want)
	}
}

// compare compares all.
func (m *machine) compare() {
	m.t.Helper()
	if m.changed {
		m.resync()
	}
	if err := value.CheckDict(m.dict); err != nil {
		m.fatalf("dict: %v", err)
	}
	if err := value.CheckSet(m.set); err != nil {
		m.fatalf("set: %v", err)
	}
	var got, want []string
	add := func(list *[]string, v value.Value) {
		if !isContainer(v) {
			*list = append(*list, shown(v))
		} else {
			*list = append(*list, "container")
		}
	}
	for _, e := range m.list.All() {
		add(&got, e)
	}
	for _, e := range m.elems {
		add(&want, e)
	}
	same := func(what string, n int) {
		m.t.Helper()
		if !slices.Equal(got, want) || n != len(want) {
			m.fatalf("%s of %d: %q\nwant %q", what, n, got, want)
		}
		got, want = nil, nil
	}
	same("list", m.list.Len())
	for k, v := range m.dict.All() {
		add(&got, k)
		add(&got, v)
	}
	for _, i := range m.items {
		add(&want, i.k)
		add(&want, i.v)
	}
	same("dict", m.dict.Len()*2)
	for e := range m.set.All() {
		add(&got, e)
	}
	for _, e := range m.members {
		add(&want, e)
	}
	same("set", m.set.Len())
}

// step does one operation.
func (m *machine) step() {
	op := m.byte()
	m.log = append(m.log, fmt.Sprint(op, m.rest[:min(8, len(m.rest))]))
	steps := []func(){
		m.listStep, m.listStep, m.listStep, m.dictStep, m.dictStep, m.dictStep, m.dictStep, m.setStep, m.setStep, m.algebraStep, m.iterateStep, m.borderStep,
	}
	steps[op%len(steps)]()
}

func (m *machine) index(n int) int {
	if n == 0 {
		return 0
	}
	return m.byte() % n
}

func (m *machine) listStep() {
	l := m.list
	n := len(m.elems)
	refused := func(err error, what string) bool {
		m.t.Helper()
		return m.refused(err, m.listFrozen, m.listHeld, what)
	}
	switch op := m.byte() % 18; op {
	case 0, 1, 2:
		v := m.elem()
		if !refused(l.Append(v), "append") {
			m.elems = append(m.elems, v)
		}
	case 3:
		i, v := m.byte()-128, m.elem()
		if !refused(l.Insert(i, v), "insert") {
			if i < 0 {
				i = max(i+n, 0)
			}
			m.elems = slices.Insert(m.elems, min(i, n), v)
		}
	case 4:
		i := m.byte()%8 - 4
		v, err := l.Pop(i)
		at := i
		if at < 0 {
			at += n
		}
		if at < 0 || at >= n {
			if !m.changed && !errors.Is(err, value.ErrIndex) {
				m.fatalf("pop(%d) of %d: %v", i, n, err)
			}
		} else if !refused(err, "pop") {
			m.equal("pop", v, m.elems[at])
			m.elems = slices.Delete(m.elems, at, at+1)
		}
	case 5:
		if n == 0 {
			return
		}
		i, v := m.index(n), m.elem()
		at := i
		if m.byte()%2 == 0 {
			i -= n
		}
		if !refused(l.SetAt(i, v), "l[i] = v") {
			m.elems[at] = v
		}
	case 6:
		i := m.byte()%16 - 8
		at := i
		if at < 0 {
			at += n
		}
		want := value.Value{}
		if at >= 0 && at < n {
			want = m.elems[at]
		}
		if got := l.At(i); got.Present() != want.Present() || got.Present() && !isContainer(got) && shown(got) != shown(want) {
			m.fatalf("l[%d] is %v, not %v", i, got, want)
		}
	case 7:
		elems := []value.Value{m.elem(), m.elem(), m.elem()}[:m.byte()%4]
		if len(elems) == 0 || !refused(l.Extend(elems), "extend") {
			m.elems = append(m.elems, elems...)
		}
	case 8:
		if n > 0 && n <= 64 && !refused(l.Extend(l.Elems()), "extend itself") {
			m.elems = append(m.elems, m.elems...)
		}
	case 9, 10:
		start, stop, step := m.slice(n)
		switch op {
		case 9:
			var elems []value.Value
			for range m.byte() % 5 {
				elems = append(elems, m.elem())
			}
			err := l.SetSlice(start, stop, step, elems)
			var size *value.SliceSizeError
			if count := len(indices(start, stop, step)); step != 1 && count != len(elems) {
				if !errors.As(err, &size) {
					m.fatalf("slice of %d = %d elements: %v", count, len(elems), err)
				}
			} else if nothing := count == 0 && len(elems) == 0; !nothing && !refused(err, "l[i:j:k] = v") {
				m.elems = replaced(m.elems, start, stop, step, elems)
			}
		case 10:
			gone := indices(start, stop, step)
			if err := l.DeleteSlice(start, stop, step); len(gone) > 0 && !refused(err, "del l[i:j:k]") {
				var kept []value.Value
				for i, e := range m.elems {
					if !slices.Contains(gone, i) {
						kept = append(kept, e)
					}
				}
				m.elems = kept
			}
		}
	case 11:
		start, stop, step := m.slice(n)
		var want []value.Value
		for _, i := range indices(start, stop, step) {
			want = append(want, m.elems[i])
		}
		if got := l.Sliced(start, stop, step); shallow(got.Elems()) != shallow(want) {
			m.fatalf("l[%d:%d:%d] is %v, not %v", start, stop, step, got, want)
		}
		if tuple := value.NewTuple(m.elems...); shallow(tuple.Sliced(start, stop, step).Elems()) != shallow(want) {
			m.fatalf("tuple[%d:%d:%d] is not %v", start, stop, step, want)
		}
	case 12:
		if n < 2 || !refused(l.Reverse(), "reverse") {
			slices.Reverse(m.elems)
		}
	case 13:
		v := m.atom()
		i, err := l.IndexOf(&m.keys, v, 0, l.Len())
		if m.changed {
			return
		}
		if err != nil {
			m.fatalf("index of %v: %v", v, err)
		}
		want, count := -1, 0
		for i, e := range m.elems {
			if !isContainer(e) && canon(e) == canon(v) {
				if count++; want < 0 {
					want = i
				}
			}
		}
		if i != want {
			m.fatalf("index of %v is %d, not %d", v, i, want)
		}
		if n, err := l.Count(&m.keys, v); !m.changed && (n != count || err != nil) {
			m.fatalf("count of %v is %d %v, not %d", v, n, err, count)
		}
	case 14:
		if !sortable(m.elems) {
			return
		}
		reverse := m.byte()%2 == 1
		if n < 2 || !refused(l.Sort(value.Ordering{Reverse: reverse}), "sort") {
			slices.SortStableFunc(m.elems, func(a, b value.Value) int {
				if reverse {
					return order(b, a)
				}
				return order(a, b)
			})
		}
	case 15:
		if c := l.Copy(); shallow(c.Elems()) != shallow(m.elems) {
			m.fatalf("copy is %v", c)
		}
		times := m.byte()%5 - 1
		if n > 64 {
			return
		}
		c, err := l.Repeat(times)
		if err != nil || c.Len() != max(0, times)*n {
			m.fatalf("l * %d has %d elements, %v", times, c.Len(), err)
		}
		if c := l.Concat(c); c.Len() != n+max(0, times)*n || shallow(c.Elems()[:n]) != shallow(m.elems) {
			m.fatalf("l + l * %d is %v", times, c)
		}
		if n > 0 && !refused(l.RepeatInPlace(times), "l *= n") {
			m.elems = slices.Repeat(m.elems, max(0, times))
		}
	case 16:
		if n == 0 || !refused(l.Clear(), "clear") {
			m.elems = nil
		}
	case 17:
		if tuple := value.NewTuple(m.elems...); tuple.Len() != n || shallow(tuple.Elems()) != shallow(m.elems) {
			m.fatalf("tuple is %v", tuple)
		}
	}
}

// shallow shows elements, but not what is in those of them that can change.
func shallow(elems []value.Value) string {
	s := ""
	for _, e := range elems {
		if isContainer(e) {
			s += "container "
		} else {
			s += shown(e) + " "
		}
	}
	return s
}

// slice returns what slice.indices() may return for n elements.
func (m *machine) slice(n int) (start, stop, step int) {
	step = []int{1, 1, 1, 2, 3, -1, -2, -3}[m.byte()%8]
	start, stop = m.byte()%(n+1), m.byte()%(n+1)
	if step < 0 {
		start--
		stop--
	}
	return start, stop, step
}

func indices(start, stop, step int) (out []int) {
	for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
		out = append(out, i)
	}
	return out
}

func replaced(elems []value.Value, start, stop, step int, by []value.Value) []value.Value {
	if step == 1 {
		return slices.Concat(elems[:start], by, elems[max(start, stop):])
	}
	for n, i := range indices(start, stop, step) {
		elems[i] = by[n]
	}
	return elems
}

// disturb is what a comparison or hash does before it is one.
func (m *machine) disturb() {
	if !m.changes || m.inside || m.byte()%4 != 0 {
		return
	}
	m.inside, m.changed = true, true
	defer func() { m.inside = false }()
	m.log = append(m.log, fmt.Sprint("disturbed ", m.rest[:min(4, len(m.rest))]))
	k := m.atom()
	switch m.byte() % 14 {
	case 0, 1:
		m.dict.Set(&m.keys, k, value.None)
	case 2, 3:
		m.dict.Delete(&m.keys, k)
	case 4:
		m.dict.PopItem()
	case 5:
		m.dict.Clear()
	case 6:
		for i := range 40 {
			m.dict.Set(&m.keys, value.Int(int64(i)), value.None)
		}
	case 7:
		m.set.Add(&m.keys, k)
	case 8:
		m.set.Discard(&m.keys, k)
	case 9:
		m.set.Clear()
	case 10:
		m.list.Append(k)
	case 11:
		m.list.Clear()
	case 12:
		m.arena.Export(m.dict.Value())
	case 13:
		m.arena.Export(m.set.Value())
	}
}

// run does what bytes say.
func run(t *testing.T, program []byte) {
	m := &machine{t: t, rest: program[:min(len(program), 2000)]}
	m.keys.before = m.disturb
	m.changes = m.byte()%2 == 1
	m.renew()
	for len(m.rest) > 0 {
		m.step()
		m.compare()
		if len(m.elems) > 300 || len(m.items) > 300 {
			m.renew()
		}
	}
	m.release()
}

func FuzzContainers(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		f.Add(randomBytes(random, 400))
	}
	f.Fuzz(run)
}

func randomBytes(random *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return b
}

// TestContainers runs what no fuzzer has chosen.
func TestContainers(t *testing.T) {
	n := 400
	if !testenv.Long() {
		n = 60
	}
	for seed := range n {
		program := randomBytes(rand.New(rand.NewPCG(uint64(seed), 3)), 1000)
		run(t, program)
		if t.Failed() {
			t.Fatal("seed", seed)
		}
	}
}
