package futures

import (
	"encoding/binary"
	"time"
)

// A timing is when a call was made, as the worker process says that made it.
type timing struct {
	began int64 // nanoseconds of the system's clock, as UnixNano
	took  time.Duration
}

// timingSize is how long a timing is behind a result.
const timingSize = 16

// appendTo appends the timing to the result of a call.
func (d timing) appendTo(result []byte) []byte {
	result = binary.LittleEndian.AppendUint64(result, uint64(d.began))
	return binary.LittleEndian.AppendUint64(result, uint64(d.took))
}

// cutTiming takes off a result what appendTo has appended. It reports false if there is
// nothing of the kind.
func cutTiming(result []byte) (rest []byte, d timing, ok bool) {
	n := len(result) - timingSize
	if n < 0 {
		return result, d, false
	}
	d.began = int64(binary.LittleEndian.Uint64(result[n:]))
	d.took = max(0, time.Duration(binary.LittleEndian.Uint64(result[n+8:])))
	return result[:n], d, true
}
