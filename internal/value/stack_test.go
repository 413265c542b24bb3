package value_test

import (
	"math/rand/v2"
	"testing"

	"fstar/internal/value"
)

func TestStackBegins2KiB(t *testing.T) {
	var s value.Stack
	s.Push(10)
	if n := value.StackSize(&s); n*int(value.SizeOf) > 2048 {
		t.Errorf("a stack of %d bytes", n*int(value.SizeOf))
	}
}

// TestStack pushes and pops frames of all sizes, and compares them with slices.
func TestStack(t *testing.T) {
	type frame struct {
		f    *value.Frame
		m    value.Mark
		want []value.Value
	}
	random := rand.New(rand.NewPCG(1, 1))
	var s value.Stack
	var frames []frame
	push := func(size int) {
		f, m := s.Push(size)
		want := make([]value.Value, size)
		for i := range want {
			if f[i].Present() {
				t.Fatalf("slot %d of a new frame is %v", i, f[i])
			}
			want[i] = value.Int(random.Int64())
			f[i] = want[i]
		}
		frames = append(frames, frame{f, m, want})
	}
	check := func(depth int) {
		for _, f := range frames[depth:] {
			for i, v := range f.want {
				if f.f[i] != v {
					t.Fatalf("slot %d is %v, not %v", i, f.f[i], v)
				}
			}
		}
	}
	for range 200 {
		for range random.IntN(200) {
			push([]int{0, 1, 2, 7, 100, 255, 256}[random.IntN(7)])
		}
		depth := random.IntN(len(frames) + 1)
		check(depth)
		if depth < len(frames) {
			s.Pop(frames[depth].m) // all behind it, too
			frames = frames[:depth]
		}
	}
	check(0)
}

// TestStackAtTheEdge calls at the end of a segment again and again.
func TestStackAtTheEdge(t *testing.T) {
	var s value.Stack
	for depth := range 1000 {
		_, m := s.Push(200)
		s.Pop(m)
		if n := testing.AllocsPerRun(10, func() {
			_, m := s.Push(200)
			s.Pop(m)
		}); n != 0 {
			t.Fatalf("%v allocations at depth %d", n, depth)
		}
		s.Push(7)
	}
}

// TestStackScrub looks at what popped frames had, and what the others have, before and afterwards.
func TestStackScrub(t *testing.T) {
	var s value.Stack
	for range 30 {
		s.Push(100) // so that there is room for the rest in one segment
	}
	below, _ := s.Push(10)
	below[9] = value.Int(1)
	low, m := s.Push(10)
	high, _ := s.Push(100)
	low[3], high[5], high[99] = value.Int(2), value.Int(3), value.Int(4)
	height := s.Height(high)
	if d := height - s.Height(low); d != 10 {
		t.Errorf("a frame of 10 values is followed by one %d higher", d)
	}
	s.Pop(m)
	s.Scrub(height)
	if low[3].Present() || high[5].Present() {
		t.Errorf("values of popped frames: %v, %v", low[3], high[5])
	}
	if !high[99].Present() {
		t.Error("Scrub looks at more than it needs to, for frames with so many absent values")
	}
	if below[9] != value.Int(1) {
		t.Errorf("the frame that is left has %v", below[9])
	}
	if n := s.Height(value.NewFrame(3)); n != 0 {
		t.Errorf("a frame that is not on the stack is at %d", n)
	}
}

func BenchmarkStack(b *testing.B) {
	var s value.Stack
	for b.Loop() {
		_, m := s.Push(8)
		s.Pop(m)
	}
}

// TestStackKeep keeps frames, pops them and pushes others, at all heights.
func TestStackKeep(t *testing.T) {
	var s value.Stack
	var kept []*value.Frame
	var marks []value.Mark
	const depth = 2000 // over several segments
	for i := range depth {
		f, m := s.Push(100)
		f[0], f[99] = value.Int(int64(i)), value.Int(int64(-i))
		kept, marks = append(kept, f), append(marks, m)
		if i%700 == 0 {
			s.Keep()
		}
	}
	s.Keep()
	for i := depth - 1; i >= 0; i-- {
		s.Pop(marks[i])
		f, m := s.Push(256)
		for n := range f {
			f[n] = value.None
		}
		s.Pop(m)
	}
	for i, f := range kept {
		if f[0] != value.Int(int64(i)) || f[99] != value.Int(int64(-i)) {
			t.Fatalf("frame %d has %v and %v", i, f[0], f[99])
		}
	}
}
