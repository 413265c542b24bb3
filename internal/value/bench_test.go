package value_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// sink keeps what benchmarks compute.
var sink value.Value

func intList(n int) *value.List {
	l := value.MakeList(n)
	for i := range n {
		l.Append(value.Int(int64(i)))
	}
	return l
}

func BenchmarkArithmetic(b *testing.B) {
	b.Run("int", func(b *testing.B) {
		x := value.Int(1)
		for b.Loop() {
			x, _ = value.Add(x, value.Int(3))
		}
		sink = x
	})
	b.Run("float", func(b *testing.B) {
		x := value.Float(1)
		for b.Loop() {
			x, _ = value.Add(x, value.Float(3))
		}
		sink = x
	})
	b.Run("mul", func(b *testing.B) {
		x := value.Int(1)
		for b.Loop() {
			x, _ = value.Mul(x, value.Int(1))
		}
		sink = x
	})
}

func BenchmarkList(b *testing.B) {
	l := intList(1000)
	i := 0
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 511
			sink = l.At(i)
		}
	})
	b.Run("index_negative", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 511
			sink = l.At(-1 - i)
		}
	})
	b.Run("assign", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 511
			l.SetAt(i, value.Int(int64(i)))
		}
	})
	b.Run("append", func(b *testing.B) {
		l := value.MakeList(0)
		for b.Loop() {
			if l.Len() == 1000 {
				l = value.MakeList(0)
			}
			l.Append(value.Int(1))
		}
	})
	b.Run("append_pop", func(b *testing.B) {
		for b.Loop() {
			l.Append(value.Int(1))
			sink, _ = l.Pop(-1)
		}
	})
	b.Run("queue", func(b *testing.B) {
		for b.Loop() {
			l.Append(value.Int(1))
			sink, _ = l.Pop(0)
		}
	})
	b.Run("make2", func(b *testing.B) {
		for b.Loop() {
			sink = value.NewList(value.Int(1), value.Int(2)).Value()
		}
	})
	b.Run("contains1000", func(b *testing.B) {
		for b.Loop() {
			l.Contains(nil, value.Int(-5))
		}
	})
	b.Run("iterate1000", func(b *testing.B) {
		for b.Loop() {
			for i := 0; ; i++ {
				v := l.At(i)
				if !v.Present() {
					break
				}
				sink = v
			}
		}
	})
}

func BenchmarkTuple(b *testing.B) {
	t := value.NewTuple(value.Int(1), value.Text("a"), value.None)
	i := 0
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 1
			sink = t.At(i)
		}
	})
	b.Run("make2", func(b *testing.B) {
		for b.Loop() {
			sink = value.Pair(value.Int(1), value.Int(2)).Value()
		}
	})
	b.Run("unpack2", func(b *testing.B) {
		v := value.Pair(value.Int(1), value.Int(2)).Value()
		for b.Loop() {
			t, _ := value.Tuples.Get(v)
			if e := t.Elems(); len(e) == 2 {
				sink = e[0]
				sink = e[1]
			}
		}
	})
	b.Run("hash2_new", func(b *testing.B) {
		for b.Loop() {
			value.Hash(nil, value.Pair(value.Int(1), value.Int(2)).Value())
		}
	})
}

func BenchmarkDict(b *testing.B) {
	var texts, ints, others []value.Value
	d := value.NewDict(0)
	for i := range 1024 {
		texts = append(texts, value.Text(fmt.Sprintf("name%d", i)))
		ints = append(ints, value.Int(int64(i)))
		others = append(others, value.Pair(value.Int(int64(i)), value.Int(7)).Value())
		for _, k := range []value.Value{texts[i], ints[i], others[i]} {
			d.Set(nil, k, value.None)
		}
	}
	small := value.NewDict(0)
	for i := range 5 {
		small.Set(nil, texts[i], ints[i])
	}
	i := 0
	get := func(d *value.Dict, keys []value.Value) func(b *testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				i = (i + 1) & (len(keys) - 1)
				sink, _ = d.Lookup(nil, keys[i])
			}
		}
	}
	b.Run("get_text", get(d, texts))
	b.Run("get_text_small", get(small, texts[:4]))
	b.Run("get_text_missing", get(small, texts[512:]))
	b.Run("get_text_hashed", func(b *testing.B) {
		h := value.HashText("name3")
		for b.Loop() {
			sink = small.QuickHashed(texts[3], h)
		}
	})
	b.Run("get_int", get(d, ints))
	b.Run("get_pair", get(d, others))
	b.Run("set_text", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 1023
			d.Set(nil, texts[i], value.True)
		}
	})
	b.Run("count_int", func(b *testing.B) { // d[k] = d.get(k, 0) + 1
		for b.Loop() {
			i = (i + 1) & 1023
			v, _ := d.Lookup(nil, ints[i])
			v, _ = value.Add(v, value.Int(1))
			d.Set(nil, ints[i], v)
		}
	})
	b.Run("fill1000_int", func(b *testing.B) {
		for b.Loop() {
			d := value.NewDict(0)
			for _, k := range ints[:1000] {
				d.Set(nil, k, k)
			}
		}
	})
	b.Run("fill1000_text", func(b *testing.B) {
		for b.Loop() {
			d := value.NewDict(0)
			for _, k := range texts[:1000] {
				d.Set(nil, k, k)
			}
		}
	})
	b.Run("make3", func(b *testing.B) {
		for b.Loop() {
			d := value.NewDict(3)
			for _, k := range texts[:3] {
				d.Set(nil, k, k)
			}
		}
	})
	b.Run("iterate3072", func(b *testing.B) {
		for b.Loop() {
			it := d.Iterator()
			for {
				k, _, err := it.Next()
				if err != nil || !k.Present() {
					break
				}
				sink = k
			}
		}
	})
	b.Run("copy1000", func(b *testing.B) {
		c := value.NewDict(0)
		for _, k := range ints[:1000] {
			c.Set(nil, k, k)
		}
		for b.Loop() {
			c.Copy(nil)
		}
	})
}

func BenchmarkSet(b *testing.B) {
	odd, third := value.NewSet(0), value.NewSet(0)
	for i := range 1000 {
		odd.Add(nil, value.Int(int64(2*i+1)))
		third.Add(nil, value.Int(int64(3*i)))
	}
	b.Run("has_int", func(b *testing.B) {
		i := 0
		for b.Loop() {
			i = (i + 1) & 1023
			odd.Contains(nil, value.Int(int64(i)))
		}
	})
	b.Run("union1000", func(b *testing.B) {
		for b.Loop() {
			odd.Union(nil, third)
		}
	})
	b.Run("intersection1000", func(b *testing.B) {
		for b.Loop() {
			odd.Intersection(nil, third)
		}
	})
}

func BenchmarkSort(b *testing.B) {
	const n = 100_000
	random := rand.New(rand.NewPCG(1, 2))
	var ints, floats, texts, pairs []value.Value
	for range n {
		i := random.Int64N(1 << 40)
		ints = append(ints, value.Int(i))
		floats = append(floats, value.Float(random.Float64()))
		texts = append(texts, value.Text(fmt.Sprint("key", i%100000)))
		pairs = append(pairs, value.Pair(value.Int(i%1000), value.Float(random.Float64())).Value())
	}
	for name, elems := range map[string][]value.Value{"ints": ints, "floats": floats, "texts": texts, "pairs": pairs} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				value.NewList(elems...).Sort(value.Ordering{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/elem")
		})
	}
}

// BenchmarkExport demotes lists of 1e5 elements, and goes over what that made.
func BenchmarkExport(b *testing.B) {
	const n = 100_000
	for _, kind := range []struct {
		name string
		elem func(i int) value.Value
	}{
		{"floats", func(i int) value.Value { return value.Float(float64(i) + .5) }},
		{"small_ints", func(i int) value.Value { return value.Int(int64(i)) }},
		{"ints", func(i int) value.Value { return value.Int(int64(i) + 1<<40) }},
		{"rows_of_3", func(i int) value.Value {
			return value.NewList(value.Int(int64(i)), value.Text("x"), value.Float(.5)).Value()
		}},
		{"pairs", func(i int) value.Value { return value.Pair(value.Int(int64(i)), value.Float(.5)).Value() }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var a value.Arena
			for b.Loop() {
				b.StopTimer()
				l := value.MakeList(n)
				for i := range n {
					l.Append(kind.elem(i))
				}
				b.StartTimer()
				a.Export(l.Value())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/elem")
		})
	}
	b.Run("dict", func(b *testing.B) {
		var a value.Arena
		for b.Loop() {
			b.StopTimer()
			d := value.NewDict(n)
			for i := range n {
				d.Set(nil, value.Int(int64(i)), value.Float(float64(i)))
			}
			b.StartTimer()
			a.Export(d.Value())
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/elem")
	})
	b.Run("set", func(b *testing.B) {
		var a value.Arena
		for b.Loop() {
			b.StopTimer()
			s := value.NewSet(n)
			for i := range n {
				s.Add(nil, value.Int(int64(i)))
			}
			b.StartTimer()
			a.Export(s.Value())
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/elem")
	})
	b.Run("list_of_2", func(b *testing.B) {
		var a value.Arena
		for b.Loop() {
			a.Export(value.NewList(value.Int(1), value.None).Value())
		}
	})
}

// BenchmarkDemoted does to what was demoted what the benchmarks above do.
func BenchmarkDemoted(b *testing.B) {
	var a value.Arena
	l := intList(1000)
	a.Export(l.Value())
	d := value.NewDict(0)
	for i := range 1000 {
		d.Set(nil, value.Text(fmt.Sprintf("name%d", i)), value.Int(int64(i)))
	}
	a.Export(d.Value())
	k := value.Text("name77")
	i := 0
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 511
			sink = l.At(i)
		}
	})
	b.Run("assign", func(b *testing.B) {
		for b.Loop() {
			i = (i + 1) & 511
			l.SetAt(i, value.Int(int64(i)))
		}
	})
	b.Run("get_text", func(b *testing.B) {
		for b.Loop() {
			sink, _ = d.Lookup(nil, k)
		}
	})
	b.Run("get_missing", func(b *testing.B) {
		for b.Loop() {
			sink, _ = d.Lookup(nil, value.Int(1))
		}
	})
	b.Run("set_text", func(b *testing.B) {
		for b.Loop() {
			d.Set(nil, k, value.Int(1))
		}
	})
}

// BenchmarkView reads 1e5 floats as Go code may that is handed a list as it is.
func BenchmarkView(b *testing.B) {
	l := value.MakeList(100_000)
	for i := range 100_000 {
		l.Append(value.Float(float64(i)))
	}
	read := func(e value.Elements) (sum float64) {
		for i := range e.Len() {
			f, _ := e.Element(i).Float64()
			sum += f
		}
		return sum
	}
	b.Run("elements", func(b *testing.B) {
		for b.Loop() {
			sink = value.Float(read(l))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/elem")
	})
	b.Run("iterate", func(b *testing.B) {
		for b.Loop() {
			var x starlark.Value
			sum := starlark.Float(0)
			for it := l.Iterate(); it.Next(&x); {
				sum += x.(starlark.Float)
			}
			sink = value.Of(sum)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/elem")
	})
}

// TestAllocations says what needs no memory.
func TestAllocations(t *testing.T) {
	if value.Boxed() {
		t.Skip("values are boxed")
	}
	l := intList(10)
	d := value.NewDict(0)
	keys := []value.Value{value.Int(1), value.Text("a text that is long enough to be hashed"), value.Float(2.5), value.Pair(value.Int(1), value.Int(2)).Value(), value.None}
	for _, k := range keys {
		d.Set(nil, k, value.None)
	}
	s := value.NewSet(0)
	s.Add(nil, keys[1])
	pair := keys[3]
	large := value.Int(math.MaxInt64 / 2)
	for name, f := range map[string]func(){
		"ints": func() {
			v, _ := value.Add(large, large)
			v, _ = value.Sub(v, large)
			w, _ := value.Mul(value.Int(1<<31), value.Int(1<<31))
			q, _ := value.FloorDiv(v, value.Int(7))
			r, _ := value.Mod(w, q)
			value.Compare(v, r)
			sink = r
		},
		"floats": func() {
			v, _ := value.Add(value.Float(1.5), value.Int(3))
			v, _ = value.Mul(v, v)
			v, _ = value.Sub(v, value.Float(.5))
			value.Compare(v, value.Int(7))
			sink = v
		},
		"list": func() {
			l.SetAt(3, large)
			l.SetAt(-1, value.Float(.5))
			sink = l.At(3)
			sink = l.At(-1)
			l.Contains(nil, large)
		},
		"dict": func() {
			for _, k := range keys {
				d.Set(nil, k, large)
				sink, _ = d.Lookup(nil, k)
			}
			d.Lookup(nil, value.Text("b"))
		},
		"iteration": func() {
			it := d.Iterator()
			for {
				k, v, _ := it.Next()
				if !k.Present() {
					break
				}
				sink = v
			}
		},
		"set": func() {
			s.Contains(nil, keys[1])
			s.Add(nil, keys[1])
		},
		"tuple": func() {
			t, _ := value.Tuples.Get(pair)
			if e := t.Elems(); len(e) == 2 {
				sink = e[0]
				sink = e[1]
			}
			value.Compare(pair, pair)
			value.Equal(nil, pair, pair)
		},
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
