//go:build race

package value

// framePadding is behind each segment of a Stack: the race detector's build checks that what
// a pointer's type spans belongs to one allocation.
const framePadding = frameSize
