//go:build linux && !race

package hostile

const raceDetector = false
