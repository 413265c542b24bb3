package goroutine

import (
	"bytes"
	"runtime"
	"strconv"
)

// number returns the number that the run time's own traces have for the goroutine: what they
// begin with is "goroutine 42 [running]:".
func number() uintptr {
	var buf [32]byte
	text := buf[:runtime.Stack(buf[:], false)]
	digits, _, _ := bytes.Cut(bytes.TrimPrefix(text, []byte("goroutine ")), []byte(" "))
	n, err := strconv.ParseUint(string(digits), 10, 64)
	if err != nil {
		panic("goroutine: the trace of a goroutine does not begin with its number: " + string(text))
	}
	return uintptr(n)
}
