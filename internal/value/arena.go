package value

import (
	"math"
	"math/big"
	"unsafe"

	"go.starlark.net/starlark"
)

// How many boxes an Arena makes at a time. All of a batch stay alive as long as one does.
const (
	floatBatch = 16
	intBatch   = 4
	textBatch  = 8
)

// An Arena makes boxes, for one thread: it must not be used by two goroutines at once. The
// zero Arena is ready to use. What it made needs the Arena no more.
type Arena struct {
	floats []float64
	ints   []intBox
	texts  []text16

	demotions int
}

// intBox is an int of one word.
type intBox struct {
	big  big.Int
	bits [1]big.Word
}

// Starlark returns the starlark.Value that v is, as [Value.Starlark] does.
func (a *Arena) Starlark(v Value) starlark.Value {
	switch v.p {
	case tag(tagInt):
		return a.int(int64(v.n))
	case tag(tagFloat):
		return a.float(math.Float64frombits(v.n))
	}
	return v.Starlark()
}

func (a *Arena) float(f float64) starlark.Value {
	if boxed {
		return starlark.Float(f)
	}
	if len(a.floats) == 0 {
		a.floats = make([]float64, floatBatch)
	}
	p := &a.floats[0]
	a.floats = a.floats[1:]
	*p = f
	return together(words{uintptr(wordFloat), unsafe.Pointer(p)})
}

func (a *Arena) int(i int64) starlark.Value {
	if i == int64(int32(i)) {
		return ofSmall(i)
	}
	if !bigInts || unsafe.Sizeof(big.Word(0)) != 8 {
		return starlark.MakeInt64(i)
	}
	if len(a.ints) == 0 {
		a.ints = make([]intBox, intBatch)
	}
	b := &a.ints[0]
	a.ints = a.ints[1:]
	b.bits[0] = big.Word(i)
	if i < 0 {
		b.bits[0] = -b.bits[0]
	}
	b.big.SetBits(b.bits[:])
	if i < 0 {
		b.big.Neg(&b.big)
	}
	return together(words{uintptr(wordInt), unsafe.Pointer(&b.big)})
}

func (a *Arena) text16() *text16 {
	if len(a.texts) == 0 {
		a.texts = make([]text16, textBatch)
	}
	b := &a.texts[0]
	a.texts = a.texts[1:]
	return b
}
