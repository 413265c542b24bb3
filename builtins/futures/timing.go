package futures

import (
	"encoding/binary"
	"time"
)

// timingSize is the length of what appendTiming appends.
const timingSize = 16

// appendTiming appends to the result of a call, in a worker process, when that was made:
// for a pool that is watched.
func appendTiming(result []byte, began time.Time, took time.Duration) []byte {
	result = binary.LittleEndian.AppendUint64(result, uint64(began.UnixNano()))
	return binary.LittleEndian.AppendUint64(result, uint64(took))
}

// cutTiming takes off a result what appendTiming has appended. It reports false if there
// is nothing of the kind.
func cutTiming(result []byte) (rest []byte, began time.Time, took time.Duration, ok bool) {
	n := len(result) - timingSize
	if n < 0 {
		return result, time.Time{}, 0, false
	}
	began = time.Unix(0, int64(binary.LittleEndian.Uint64(result[n:])))
	took = max(0, time.Duration(binary.LittleEndian.Uint64(result[n+8:])))
	return result[:n], began, took, true
}
