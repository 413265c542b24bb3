package repl

import "strings"

// Marks are characters of no script that stand for something else between the parts of the
// line editor. They are of the last plane for private use.
const (
	wakeMark    = '\U0010FFF0' // key: there is output to be printed
	pasteMark   = '\U0010FFF1' // key: text was pasted
	deleteMark  = '\U0010FFF2' // key: Delete, which the editor takes for Ctrl-D
	newlineMark = '\U0010FFF3' // in a line: a newline
	tabMark     = '\U0010FFF4' // in a line: a tab
)

var (
	hide = strings.NewReplacer("\r\n", string(newlineMark), "\n", string(newlineMark), "\r", string(newlineMark), "\t", string(tabMark))
	show = strings.NewReplacer(string(newlineMark), "\n", string(tabMark), "\t")
)

// marked returns a text as the editor can have it in a line.
func marked(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, hide.Replace(text))
}

// unmarked returns the text that a line stands for.
func unmarked(line string) string { return show.Replace(line) }

// markPainter shows marks in the line.
type markPainter struct{}

// Paint returns what is drawn for a line: a character for each.
func (markPainter) Paint(line []rune, _ int) []rune {
	painted := make([]rune, len(line))
	for i, r := range line {
		switch r {
		case newlineMark:
			r = '↵'
		case tabMark, pasteMark:
			r = ' '
		}
		painted[i] = r
	}
	return painted
}
