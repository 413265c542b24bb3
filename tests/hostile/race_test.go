//go:build linux && race

package hostile

// The race detector needs more addresses than the processes here are given.
const raceDetector = true
