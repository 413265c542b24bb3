package traceback

import (
	"fmt"
	"io"
	"math"
	"strings"

	"go.starlark.net/syntax"
	eastasian "golang.org/x/text/width"
)

// writePlace writes the line at pos, if it is to be had, with carets under it from the
// column to end, or under one character if end is not known or not after pos. If end is on
// another line, the rest of the line is underlined.
func writePlace(w io.Writer, pos, end syntax.Position, file File) {
	if file == nil {
		return
	}
	lines := file.Lines()
	if pos.Line < 1 || int(pos.Line) > len(lines) {
		return
	}
	after := 0
	switch {
	case end.Line > pos.Line:
		after = math.MaxInt
	case end.Line == pos.Line:
		after = int(end.Col)
	}
	writeLine(w, lines[pos.Line-1], int(pos.Col), after)
}

// writeLine writes a line with carets from a column, which counts from 1, to the one before
// another; one at least, and none if the column is not in the line.
func writeLine(w io.Writer, line string, column, after int) {
	line = trimRight(line)
	text := strings.TrimLeft(line, " \t\f")
	if text == "" {
		return
	}
	cut := len(line) - len(text) // ASCII
	col := column - 1 - cut
	chars := []rune(text)
	if column < 1 || col < 0 || col > len(chars) {
		fmt.Fprintf(w, "    %s\n", text)
		return
	}
	next := min(max(col+1, after-1-cut), len(chars)) // col may be the end of the line
	marks := strings.Repeat("^", max(1, width(chars[col:next])))
	fmt.Fprintf(w, "    %s%s%s\n", string(chars[:col]), paint(w, errorColor, string(chars[col:next])), string(chars[next:]))
	fmt.Fprintf(w, "    %s%s\n", padding(chars[:col]), paint(w, errorColor, marks))
}

// writeExtent writes the lines of x, if they are to be had, and underlines x as CPython
// does: what the error is about with carets, and the rest with tildes.
func writeExtent(w io.Writer, x Extent, file File) {
	all := file.Lines()
	first, last := int(x.Start.Line), int(x.End.Line)
	if first < 1 || first > last || last > len(all) {
		return
	}
	lines, cut := dedent(all[first-1 : last])
	u := underliner{x: x, cut: cut, lines: lines}
	u.silent = !u.worthwhile()
	previous := 0
	for i := range lines {
		if !u.shown(i) {
			continue
		}
		switch hidden := i - previous - 1; {
		case hidden == 1:
			u.write(w, i-1)
		case hidden > 1:
			fmt.Fprintf(w, "    ...<%d lines>...\n", hidden)
		}
		u.write(w, i)
		previous = i
	}
}

// An underliner writes the lines of an extent, each with its underline.
type underliner struct {
	x      Extent
	lines  [][]rune
	cut    int // how many characters of indentation the lines have lost
	silent bool
}

// offset returns the line, from 0, and the character of pos in the lines.
func (u *underliner) offset(pos syntax.Position) (line, char int) {
	return int(pos.Line - u.x.Start.Line), max(0, int(pos.Col)-1-u.cut)
}

// worthwhile reports whether an underline says more than the lines alone: CPython has none
// under a whole statement, or under the call in x = f() and return f().
func (u *underliner) worthwhile() bool {
	_, start := u.offset(u.x.Start)
	last, end := u.offset(u.x.End)
	if s := u.x.Statement; s.IsValid() && s.Line == u.x.Start.Line {
		_, at := u.offset(s)
		if blank(u.lines[0][:min(at, len(u.lines[0]))]) {
			return false
		}
	}
	return u.x.Left.IsValid() ||
		!blank(u.lines[0][:min(start, len(u.lines[0]))]) ||
		!blank(u.lines[last][min(end, len(u.lines[last])):])
}

// shown reports whether line i is the first or the last, or about where the part begins or
// ends that the error is about.
func (u *underliner) shown(i int) bool {
	if i == 0 || i == len(u.lines)-1 {
		return true
	}
	if !u.x.Left.IsValid() {
		return false
	}
	left, _ := u.offset(u.x.Left)
	right, _ := u.offset(u.x.Right)
	return left-1 <= i && i <= left+1 || right-1 <= i && i <= right+1
}

// write writes line i.
func (u *underliner) write(w io.Writer, i int) {
	line := u.lines[i]
	from, to := u.underlined(i)
	if u.silent || from >= to { // the latter in a blank line
		fmt.Fprintf(w, "    %s\n", string(line))
		return
	}
	chars, underline := make([]string, to-from), make([]string, to-from)
	marks := make([]byte, to-from)
	for n := range marks {
		marks[n] = '~'
		if u.marked(i, from+n) {
			marks[n] = '^'
		}
		chars[n] = string(line[from+n])
		underline[n] = strings.Repeat(string(marks[n:n+1]), columns(line[from+n]))
	}
	fmt.Fprintf(w, "    %s%s%s\n", string(line[:from]), painted(w, chars, marks), string(line[to:]))
	fmt.Fprintf(w, "    %s%s\n", padding(line[:from]), painted(w, underline, marks))
}

// underlined returns from which character on line i is underlined, and up to which.
func (u *underliner) underlined(i int) (from, to int) {
	line := u.lines[i]
	to = len(line)
	for from < len(line) && (line[from] == ' ' || line[from] == '\t') {
		from++
	}
	if i == 0 {
		if _, start := u.offset(u.x.Start); start > from {
			from = min(start, len(line))
		}
	}
	if i == len(u.lines)-1 {
		if _, end := u.offset(u.x.End); end < to {
			to = end
		}
	}
	return from, to
}

// marked reports whether the error is about a character of line i.
func (u *underliner) marked(i, char int) bool {
	if !u.x.Left.IsValid() {
		return true
	}
	leftLine, left := u.offset(u.x.Left)
	rightLine, right := u.offset(u.x.Right)
	return (i > leftLine || i == leftLine && char >= left) && (i < rightLine || i == rightLine && char < right)
}

// dedent returns the lines without white space at their ends and without the indentation
// that all have, which is of cut characters.
func dedent(all []string) (lines [][]rune, cut int) {
	var indentation string
	for i, line := range all {
		all := trimRight(line)
		lines = append(lines, []rune(all))
		own := all[:len(all)-len(strings.TrimLeft(all, " \t\f"))]
		switch {
		case i == 0:
			indentation = own
		case all != "":
			for !strings.HasPrefix(own, indentation) {
				indentation = indentation[:len(indentation)-1]
			}
		}
	}
	for i, line := range lines {
		lines[i] = line[min(len(indentation), len(line)):]
	}
	return lines, len(indentation)
}

func trimRight(line string) string { return strings.TrimRight(line, " \t\r\f") }

func blank(chars []rune) bool { return strings.TrimSpace(string(chars)) == "" }

// padding returns white space as wide as chars. A tab stays one, whatever its width is.
func padding(chars []rune) string {
	var b strings.Builder
	for _, r := range chars {
		if r == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteString(strings.Repeat(" ", columns(r)))
		}
	}
	return b.String()
}

// width returns how many columns a terminal shows chars in.
func width(chars []rune) int {
	n := 0
	for _, r := range chars {
		n += columns(r)
	}
	return n
}

// columns returns how many columns a terminal shows r in.
func columns(r rune) int {
	switch eastasian.LookupRune(r).Kind() {
	case eastasian.EastAsianWide, eastasian.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}
