// Package quiet keeps what dependencies log while they are set up away from the terminal: go.starlark.net
// writes a line to the standard logger where it cannot reserve 4 GB of address space (ulimit -v), and goes on
// without.
//
// Go sets packages up in the order of their import paths, those first that they import; this one imports next
// to nothing, so it comes before them. [Over] gives the logger back.
package quiet

import (
	"io"
	"log"
	"os"
)

func init() { log.SetOutput(io.Discard) }

// Over has the standard logger write to standard error again.
func Over() { log.SetOutput(os.Stderr) }
