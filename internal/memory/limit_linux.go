package memory

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"syscall"
)

// available returns how many bytes Go's heap may have, as the system says.
func available() int64 {
	n := int64(math.MaxInt64)
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) == nil {
		n = min(n, int64(info.Totalram)*int64(info.Unit))
	}
	for _, path := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		if text, err := os.ReadFile(path); err == nil {
			if max, err := strconv.ParseInt(string(bytes.TrimSpace(text)), 10, 64); err == nil {
				n = min(n, max)
			}
		}
	}
	var space syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &space) == nil && space.Cur < math.MaxInt64 {
		n = min(n, int64(space.Cur)-addressSpace()+look().mapped)
	}
	return max(n, 64<<20)
}

// addressSpace returns how many bytes of it the process takes.
func addressSpace() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _, _ := bytes.Cut(text, []byte(" "))
	n, _ := strconv.ParseInt(string(pages), 10, 64)
	return n * int64(os.Getpagesize())
}
