package repl

import "os"

// What terminals are sent for colours.
const (
	promptColor = "\x1b[1;35m"
	noColor     = "\x1b[0m"
)

// UseColor reports whether what is printed to a terminal is to have colours, by the
// environment, as CPython goes by it: PYTHON_COLORS says 1 or 0, NO_COLOR that it
// is not to have any and FORCE_COLOR that it is, if they are not empty; and TERM is dumb where
// there are none. Without a terminal there are none, unless they are forced.
func UseColor(terminal bool) bool {
	switch os.Getenv("PYTHON_COLORS") {
	case "0":
		return false
	case "1":
		return true
	}
	switch {
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	return terminal && os.Getenv("TERM") != "dumb"
}
