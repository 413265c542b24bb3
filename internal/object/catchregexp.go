package object

import (
	"regexp"
	"sync"
)

// lazily returns a function that compiles a regular expression when it is called first: most
// scripts have no error that needs it, and to start is what they should be quick at.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
