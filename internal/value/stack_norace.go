//go:build !race

package value

const framePadding = 0
