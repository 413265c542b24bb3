package value

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"math/rand/v2"
	"unsafe"
)

// What the hashes of texts depend on, so that nobody can know which texts have one hash.
var (
	seed  = maphash.MakeSeed()
	seeds = [3]uint64{rand.Uint64(), rand.Uint64(), rand.Uint64()}
)

// HashText returns the hash of a str, or of bytes. It differs from process to process.
//
// Texts of up to 16 bytes, which most keys are, are hashed as Go's run time does where it has
// no instruction for it (wyhash), but without a call: that is half of the time.
func HashText(s string) uint64 {
	n := len(s)
	b := unsafe.Slice(unsafe.StringData(s), n)
	var x, y uint64
	switch {
	case n > 16:
		return maphash.String(seed, s)
	case n >= 8:
		x, y = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:])
	case n >= 4:
		x, y = uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[n-4:]))
	case n > 0:
		x = uint64(b[0])<<16 | uint64(b[n>>1])<<8 | uint64(b[n-1])
	default:
		return 0
	}
	return mix(seeds[2]^uint64(n), mix(x^seeds[0], y^seeds[1]))
}

func mix(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	return hi ^ lo
}
