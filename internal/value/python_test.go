package value_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"

	"fstar/internal/testenv"
	"fstar/internal/value"
)

// pythonRepr returns what repr() of Python does, of what the test makes.
func pythonRepr(v value.Value) string {
	all := func(elems []value.Value) string {
		var s []string
		for _, e := range elems {
			s = append(s, pythonRepr(e))
		}
		return strings.Join(s, ", ")
	}
	if f, ok := v.Float64(); ok {
		switch {
		case math.IsNaN(f):
			return "nan"
		case math.IsInf(f, 1):
			return "inf"
		case math.IsInf(f, -1):
			return "-inf"
		case f == math.Trunc(f) && math.Abs(f) < 1e16:
			return strconv.FormatFloat(f, 'f', 1, 64)
		}
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	if s, ok := v.Text(); ok {
		return "'" + s + "'"
	}
	if t, ok := value.AsTuple(v); ok {
		if t.Len() == 1 {
			return "(" + pythonRepr(t.At(0)) + ",)"
		}
		return "(" + all(t.Elems()) + ")"
	}
	if l, ok := value.AsList(v); ok {
		return "[" + all(l.Elems()) + "]"
	}
	if d, ok := value.AsDict(v); ok {
		var s []string
		for k, v := range d.All() {
			s = append(s, pythonRepr(k)+": "+pythonRepr(v))
		}
		return "{" + strings.Join(s, ", ") + "}"
	}
	if b, ok := v.Starlark().(starlark.Bytes); ok {
		return "b'" + string(b) + "'"
	}
	return v.String()
}

// sortedRepr is the repr of a set's elements, sorted: the order differs from Python's.
func sortedRepr(s *value.Set) string {
	var all []string
	for e := range s.All() {
		all = append(all, pythonRepr(e))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// TestPython runs a random program on CPython and on containers.
func TestPython(t *testing.T) {
	python := testenv.Python(t)
	p := &pythonProgram{random: rand.New(rand.NewPCG(11, 12))}
	for _, a := range atoms {
		s := pythonRepr(a)
		if _, isObject := a.Starlark().(*object); !isObject && !strings.Contains(s, "frozenset") {
			p.atoms = append(p.atoms, a)
		}
	}
	p.source.WriteString("inf = float('inf'); nan = float('nan')\nl = []; d = {}; s = set(); its = []\ndef r(x): print(repr(x))\nclass shown:\n  def __init__(self, s): self.s = s\n  def __repr__(self): return ' '.join(sorted(map(repr, self.s)))\n")
	p.list, p.dict, p.set = value.MakeList(0), value.NewDict(0), value.NewSet(0)
	p.general()
	for range 5_000 {
		p.step()
	}
	cmd := exec.CommandContext(t.Context(), python, "-")
	cmd.Stdin = strings.NewReader(p.source.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Split(string(out), "\n"), append(p.lines, "")
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("line %d, python3 (-) and here (+), after %s:\n%s", i, strings.Join(p.sources[max(0, i-5):i+1], "\n"), cmp.Diff(want[i], got[i]))
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d lines, not %d", len(got), len(want))
	}
}

// A pythonProgram is a program and what it should print: each step one line.
type pythonProgram struct {
	random  *rand.Rand
	atoms   []value.Value
	source  strings.Builder
	sources []string
	lines   []string

	list      *value.List
	dict      *value.Dict
	set       *value.Set
	iterators []*value.DictIterator
}

func (p *pythonProgram) atom() value.Value { return p.atoms[p.random.IntN(len(p.atoms))] }

// print adds a line of code, which prints an expression, and what that should print.
func (p *pythonProgram) print(expr, want string) {
	line := "try: r(" + expr + ")\nexcept Exception as e: print(type(e).__name__, e if isinstance(e, RuntimeError) else '')\n"
	p.source.WriteString(line)
	p.sources = append(p.sources, expr)
	p.lines = append(p.lines, want)
}

// general puts a key into the dict that is no text, and takes it away: CPython keeps a dict of
// texts otherwise, and makes it anew when it gets another key, which iterators see.
func (p *pythonProgram) general() {
	p.dict.Set(nil, value.Int(0), value.Int(0))
	p.dict.Delete(nil, value.Int(0))
	p.print("(d.__setitem__(0, 0), d.pop(0))", "(None, 0)")
}

func (p *pythonProgram) step() {
	x, y := p.atom(), p.atom()
	k, v := pythonRepr(x), pythonRepr(y)
	l, d, s := p.list, p.dict, p.set
	orNone := func(v value.Value, exception string) string {
		if !v.Present() {
			return exception
		}
		return pythonRepr(v)
	}
	i := p.random.IntN(12) - 6
	switch p.random.IntN(24) {
	case 0, 1, 2:
		d.Set(nil, x, y)
		p.print(fmt.Sprintf("(d.__setitem__(%s, %s), d)[1]", k, v), pythonRepr(d.Value()))
	case 3:
		w, _ := d.Lookup(nil, x)
		p.print(fmt.Sprintf("d[%s]", k), orNone(w, "KeyError "))
	case 4, 5:
		w, _ := d.Delete(nil, x)
		p.print(fmt.Sprintf("d.pop(%s)", k), orNone(w, "KeyError "))
	case 6:
		w, _ := d.SetDefault(nil, x, y)
		p.print(fmt.Sprintf("d.setdefault(%s, %s)", k, v), pythonRepr(w))
	case 7:
		if p.random.IntN(4) == 0 {
			k, v, _ := d.PopItem()
			if !k.Present() {
				p.print("d.popitem()", "KeyError ")
			} else {
				p.print("d.popitem()", pythonRepr(value.Pair(k, v).Value()))
			}
		}
	case 8:
		l.Append(x)
		p.print(fmt.Sprintf("(l.append(%s), l)[1]", k), pythonRepr(l.Value()))
	case 9:
		l.Insert(i, x)
		p.print(fmt.Sprintf("(l.insert(%d, %s), len(l))[1]", i, k), fmt.Sprint(l.Len()))
	case 10, 11:
		w, _ := l.Pop(i)
		p.print(fmt.Sprintf("l.pop(%d)", i), orNone(w, "IndexError "))
	case 12:
		err := l.SetAt(i, x)
		p.print(fmt.Sprintf("(l.__setitem__(%d, %s), l)[1]", i, k), map[bool]string{true: pythonRepr(l.Value()), false: "IndexError "}[err == nil])
	case 13:
		at, _ := l.IndexOf(nil, x, 0, l.Len())
		p.print(fmt.Sprintf("l.index(%s)", k), map[bool]string{true: fmt.Sprint(at), false: "ValueError "}[at >= 0])
		n, _ := l.Count(nil, x)
		p.print(fmt.Sprintf("l.count(%s)", k), fmt.Sprint(n))
	case 14:
		equal, _ := value.Equal(nil, x, y)
		p.print(fmt.Sprintf("%s == %s", k, v), pythonRepr(value.Bool(equal)))
		same, _ := value.SameOrEqual(nil, tuple(x, y), tuple(y, x))
		p.print(fmt.Sprintf("(%s, %s) == (%s, %s)", k, v, v, k), pythonRepr(value.Bool(same)))
	case 15:
		order, ok := value.Compare(tuple(x, y), tuple(y, x))
		if ok {
			p.print(fmt.Sprintf("(%s, %s) < (%s, %s)", k, v, v, k), pythonRepr(value.Bool(order < 0)))
		}
	case 16, 17:
		s.Add(nil, x)
		p.print(fmt.Sprintf("(s.add(%s), shown(s))[1]", k), sortedRepr(s))
	case 18:
		found, _ := s.Discard(nil, x)
		p.print(fmt.Sprintf("s.remove(%s)", k), map[bool]string{true: "None", false: "KeyError "}[found])
	case 19:
		other := set(x, y)
		for op, f := range map[string]func(value.Keys, *value.Set) (*value.Set, error){"|": s.Union, "&": s.Intersection, "-": s.Difference, "^": s.SymmetricDifference} {
			got, _ := f(nil, other)
			p.print(fmt.Sprintf("shown(s %s {%s, %s})", op, k, v), sortedRepr(got))
			got, _ = map[string]func(value.Keys, *value.Set) (*value.Set, error){"|": other.Union, "&": other.Intersection, "-": other.Difference, "^": other.SymmetricDifference}[op](nil, s)
			p.print(fmt.Sprintf("shown({%s, %s} %s s)", k, v, op), sortedRepr(got))
		}
		subset, _ := other.IsSubset(nil, s)
		p.print(fmt.Sprintf("{%s, %s} <= s", k, v), pythonRepr(value.Bool(subset)))
	case 20:
		if p.random.IntN(2) == 0 {
			it := d.Iterator()
			expr := "its.append(iter(d.items()))"
			if p.random.IntN(3) == 0 {
				it, expr = d.Reversed(), "its.append(reversed(d.items()))"
			}
			p.iterators = append(p.iterators, &it)
			p.print(expr, "None")
		}
	case 21, 22:
		if len(p.iterators) == 0 {
			return
		}
		n := p.random.IntN(len(p.iterators))
		k, v, err := p.iterators[n].Next()
		want := "StopIteration "
		switch {
		case errors.Is(err, value.ErrChangedSize), errors.Is(err, value.ErrChangedKeys):
			want = "RuntimeError dictionary " + err.Error()
		case k.Present():
			want = pythonRepr(value.Pair(k, v).Value())
		}
		p.print(fmt.Sprintf("next(its[%d])", n), want)
		p.print(fmt.Sprintf("its[%d].__length_hint__()", n), fmt.Sprint(p.iterators[n].Left()))
		if want[0] == 'S' || len(p.iterators) > 4 {
			p.iterators = slices.Delete(p.iterators, n, n+1)
			p.print(fmt.Sprintf("its.pop(%d) and None", n), "None")
		}
	case 23:
		h, _ := value.Hash(nil, x)
		if !strings.Contains(k, "'") && !strings.Contains(k, "nan") {
			p.print(fmt.Sprintf("hash(%s)", k), fmt.Sprint(int64(h)))
		}
		if d.Len() > 40 || l.Len() > 60 || s.Len() > 40 {
			d.Clear()
			l.Clear()
			s.Clear()
			p.print("(d.clear(), l.clear(), s.clear())", "(None, None, None)")
			p.general()
		}
	}
}
