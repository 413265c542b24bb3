package traceback

import (
	"io"
	"strings"
)

// The colours of CPython's tracebacks.
const (
	placeColor   = "\x1b[35m"   // file, line and function
	classColor   = "\x1b[1;35m" // of the exception
	messageColor = "\x1b[35m"
	rangeColor   = "\x1b[31m"   // above and in ~~~
	errorColor   = "\x1b[1;31m" // above and in ^^^
	noColor      = "\x1b[0m"
)

// colored is a writer that is written to with colours, as a terminal.
type colored struct{ io.Writer }

// paint returns text in a colour if w is colored.
func paint(w io.Writer, color, text string) string {
	if _, ok := w.(colored); !ok || text == "" || color == "" {
		return text
	}
	return color + text + noColor
}

// painted returns the text of parts, each in the colour of its mark: ^ or ~ or none.
func painted(w io.Writer, parts []string, marks []byte) string {
	text := ""
	for i := 0; i < len(parts); {
		j := i
		for j < len(parts) && marks[j] == marks[i] {
			j++
		}
		color := ""
		switch marks[i] {
		case '^':
			color = errorColor
		case '~':
			color = rangeColor
		}
		text += paint(w, color, strings.Join(parts[i:j], ""))
		i = j
	}
	return text
}
