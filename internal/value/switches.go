package value

import (
	"os"
	"slices"
	"strings"
)

// switchesVariable names the tricks that are not to be used: see the package comment.
const switchesVariable = "FSTAR_VALUES"

var switches = []string{"boxed", "nosmallints", "nobigints"}

// switchedOff reports whether the environment says that a trick is not to be used. It panics
// if the environment names one that there is not, as a test would else test nothing.
func switchedOff(name string) bool {
	words := strings.FieldsFunc(os.Getenv(switchesVariable), func(c rune) bool { return c == ',' })
	for _, w := range words {
		if !slices.Contains(switches, w) {
			panic(switchesVariable + ": " + w + " is none of " + strings.Join(switches, ", "))
		}
	}
	return slices.Contains(words, name)
}
