package object

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

const (
	text64   = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	text512  = text64 + text64 + text64 + text64 + text64 + text64 + text64 + text64
	constant = text512 + text512 + text512 + text512 + text512 // is not on the heap
)

// Long texts, which have maps, and short ones give the same code points, slices and lengths
// as their runes do.
func TestTextMap(t *testing.T) {
	for name, s := range map[string]string{
		"short":     strings.Repeat("ä", 100),
		"ascii":     strings.Repeat("abcde", mapFrom),
		"constant":  constant,
		"other":     strings.Repeat("線", mapFrom),
		"mixed":     strings.Repeat("aä線\U0001f600bcdefghijk", mapFrom/3),
		"one":       strings.Repeat("x", 3*mapFrom) + "é",
		"first":     "é" + strings.Repeat("x", 3*mapFrom),
		"no UTF-8":  strings.Repeat("\xff\xe7\xb7a", mapFrom),
		"only ends": strings.Repeat("\xff", 2*mapFrom),
		"multiple":  strings.Repeat("ä", 16*markEvery),
	} {
		t.Run(name, func(t *testing.T) {
			var starts []int // of the code points
			for at := range s {
				starts = append(starts, at)
			}
			n := len(starts)
			starts = append(starts, len(s))
			if got := TextLen(s); got != n || got != utf8.RuneCountInString(s) {
				t.Fatalf("length %d, want %d", got, n)
			}
			for i := -1; i <= n+1; i++ {
				c := textIndex(s, i)
				switch {
				case i == -1:
					if want := s[starts[n-1]:]; c != starlark.String(want) {
						t.Fatalf("[-1] is %v, want %q", c, want)
					}
				case i >= n:
					if c != nil {
						t.Fatalf("[%d] of %d is %v", i, n, c)
					}
				default:
					if want := s[starts[i]:starts[i+1]]; c != starlark.String(want) {
						t.Fatalf("[%d] is %v, want %q", i, c, want)
					}
				}
				want := -1
				if 0 <= i && i <= n {
					want = starts[i]
				}
				if i >= 0 && Offset(s, i) != want {
					t.Fatalf("offset of %d is %d, want %d", i, Offset(s, i), want)
				}
			}
			for lo := 0; lo <= n; lo += n/10 + 1 {
				for hi := lo; hi <= n; hi += n/7 + 1 {
					if got, want := TextSlice(s, lo, hi), s[starts[lo]:starts[hi]]; got != want {
						t.Fatalf("[%d:%d] is %.20q, want %.20q", lo, hi, got, want)
					}
				}
			}
		})
	}
}

// A text is looked through once, however often it is asked for; another text that shares its
// memory has a map of its own.
func TestTextMapIsKept(t *testing.T) {
	s := strings.Repeat("線", mapFrom)
	m := mapOf(s)
	if m == nil || mapOf(s) != m {
		t.Error("the map is made anew")
	}
	if n := testing.AllocsPerRun(100, func() { Offset(s, 2*mapFrom/3); TextLen(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	part := s[:len(s)-3]
	if got := mapOf(part).chars; got != mapFrom-1 {
		t.Errorf("the part has %d code points, want %d", got, mapFrom-1)
	}
	if mapOf(s[:mapFrom-1]) != nil {
		t.Error("a short text has a map")
	}
	runtime.KeepAlive(m)
}

// BenchmarkTextIndex takes each code point of a text of a megabyte.
func BenchmarkTextIndex(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": strings.Repeat("x", 1<<20),
		"other": strings.Repeat("線é", 1<<20/5),
	} {
		b.Run(name, func(b *testing.B) {
			n := TextLen(s)
			for b.Loop() {
				for i := range n {
					textIndex(s, i)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/index")
		})
	}
}
