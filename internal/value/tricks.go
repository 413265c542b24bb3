package value

import (
	"math"
	"math/big"
	"unsafe"

	"go.starlark.net/starlark"
)

// What is assumed of memory that is not this package's, and what is done where it is not so.
// Each is checked when the program starts, on values made by the public functions, and can be
// switched off (see the package comment).
//
//	boxed       An interface is a type word and a data word: the words of a starlark.Value are
//	            kept as they are. Else a Value points to a starlark.Value.
//	smallInts   A starlark.Int of 32 bits is an address of a reserved range, and no memory is
//	            needed to make one (64-bit Unix, if there are 4 GiB of addresses). Else
//	            starlark.MakeInt64 makes it.
//	bigInts     A larger one is a pointer to a big.Int: so an Arena can make several at once.
//	            Else starlark.MakeInt64 makes it.
var (
	boxed     = switchedOff("boxed") || !interfaceIsTwoWords()
	smallInts = smallIntsBase()
	bigInts   = !boxed && !switchedOff("nobigints") && bigIntIsPointer()
)

// words are the two words of a starlark.Value. The first points out of the heap, so the
// collector need not know of it.
type words struct {
	word uintptr
	data unsafe.Pointer
}

func apart(x starlark.Value) words { return *(*words)(unsafe.Pointer(&x)) }

func together(w words) starlark.Value { return *(*starlark.Value)(unsafe.Pointer(&w)) }

// object returns the starlark.Value that v is, which is no tagged one.
func (v Value) object() starlark.Value {
	if boxed {
		return v.unboxed()
	}
	return together(words{uintptr(v.n), v.p})
}

// The type words of values that are kept otherwise than by their words, and of texts.
var (
	wordInt   = typeWord(starlark.MakeInt(0))
	wordFloat = typeWord(starlark.Float(0))
	wordBool  = typeWord(starlark.True)
	wordNone  = typeWord(starlark.None)
	wordText  = typeWord(starlark.String(""))
)

func interfaceIsTwoWords() bool {
	if unsafe.Sizeof(starlark.Value(nil)) != unsafe.Sizeof(words{}) {
		return false
	}
	one, two := new(starlark.Dict), new(starlark.Dict)
	a, b, s := apart(one), apart(two), apart(starlark.String("text"))
	return a.word == b.word && a.word != s.word && a.data == unsafe.Pointer(one) && b.data == unsafe.Pointer(two) &&
		*(*string)(s.data) == "text" && together(a) == starlark.Value(one)
}

// smallIntsBase returns the address that stands for math.MinInt32, or nil.
func smallIntsBase() unsafe.Pointer {
	if boxed || switchedOff("nosmallints") || unsafe.Sizeof(uintptr(0)) != 8 || unsafe.Sizeof(starlark.Int{}) != 8 {
		return nil
	}
	base := apart(starlark.MakeInt64(math.MinInt32)).data
	for _, i := range []int64{-1, 0, 1, 1000, math.MaxInt32} {
		if apart(starlark.MakeInt64(i)).data != unsafe.Add(base, int(i-math.MinInt32)) {
			return nil
		}
	}
	return base
}

func bigIntIsPointer() bool {
	if unsafe.Sizeof(starlark.Int{}) != unsafe.Sizeof(uintptr(0)) {
		return false
	}
	x := new(big.Int).Lsh(big.NewInt(1), 70)
	i := starlark.MakeBigInt(x)
	p := apart(i).data
	return p != nil && uintptr(p)%unsafe.Alignof(big.Int{}) == 0 && i.BigInt().Cmp((*big.Int)(p)) == 0
}

// ofInt returns the Value of an int.
func ofInt(x starlark.Int) Value {
	if smallInts != nil {
		p := apart(x).data
		if d := uint64(uintptr(p) - uintptr(smallInts)); d < 1<<32 {
			return Int(int64(d) + math.MinInt32)
		}
	}
	if i, ok := x.Int64(); ok {
		return Int(i)
	}
	w := apart(x)
	return Value{w.data, uint64(w.word)}
}

// ofSmall returns an int of 32 bits as a starlark.Value, which needs no memory.
func ofSmall(i int64) starlark.Value {
	if smallInts == nil {
		return starlark.MakeInt64(i)
	}
	return together(words{uintptr(wordInt), unsafe.Add(smallInts, int(i-math.MinInt32))})
}
