package pytime

import (
	"strconv"
	"strings"
	"time"
)

var (
	weekdays = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months   = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// Format returns what strftime of the GNU C library gives for tm: a directive may have
// flags and a width, as in %-d, and one that is not known stands for itself. The parts
// of tm are in their ranges. The local time zone is for what does not say which is its.
func (tm Tm) Format(layout string, local *time.Location) string {
	var b strings.Builder
	b.Grow(len(layout) + 16)
	for layout != "" {
		i := strings.IndexByte(layout, '%')
		if i < 0 {
			b.WriteString(layout)
			break
		}
		b.WriteString(layout[:i])
		layout = layout[i:]
		d, n := parseDirective(layout)
		if text, ok := tm.directive(d, local); ok {
			b.WriteString(text)
		} else {
			b.WriteString(layout[:n])
		}
		layout = layout[n:]
	}
	return b.String()
}

// directive is a directive of strftime: %, flags, a width, a modifier and a letter.
type directive struct {
	pad      byte // '_' for spaces, '-' for nothing, '0', or 0 for what is usual
	upper    bool // ^
	swap     bool // #
	width    int
	modifier byte // E or O, or 0
	letter   byte // 0 if the layout ends before it
}

// maxWidth bounds the width of a directive.
const maxWidth = 1 << 10

// parseDirective reads the directive that layout begins with, and its length.
func parseDirective(layout string) (directive, int) {
	var d directive
	i := 1
	for ; i < len(layout); i++ {
		switch c := layout[i]; c {
		case '_', '-', '0':
			d.pad = c
			continue
		case '^':
			d.upper = true
			continue
		case '#':
			d.swap = true
			continue
		}
		break
	}
	for ; i < len(layout) && '0' <= layout[i] && layout[i] <= '9'; i++ {
		d.width = min(d.width*10+int(layout[i]-'0'), maxWidth)
	}
	if i < len(layout) && (layout[i] == 'E' || layout[i] == 'O') {
		d.modifier = layout[i]
		i++
	}
	if i < len(layout) {
		d.letter = layout[i]
		i++
	}
	return d, i
}

// composites are the directives that stand for several.
var composites = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d",
	'T': "%H:%M:%S", 'X': "%H:%M:%S", 'R': "%H:%M", 'r': "%I:%M:%S %p",
}

// directive returns what takes the place of d; false if there is no such directive.
func (tm Tm) directive(d directive, local *time.Location) (string, bool) {
	if layout, ok := composites[d.letter]; ok {
		return d.text(tm.Format(layout, local)), true
	}
	switch d.letter {
	case '%', 'n', 't':
		return d.text(map[byte]string{'%': "%", 'n': "\n", 't': "\t"}[d.letter]), true
	case 'A', 'a', 'B', 'b', 'h':
		d.upper = d.upper || d.swap
		return d.text(tm.name(d.letter)), true
	case 'p', 'P':
		text := "AM"
		if tm.Hour >= 12 {
			text = "PM"
		}
		if d.letter == 'P' || d.swap {
			return d.text(strings.ToLower(text)), true
		}
		return d.text(text), true
	case 'Z':
		if d.swap {
			return d.text(strings.ToLower(tm.zone(local))), true
		}
		return d.text(tm.zone(local)), true
	case 'z':
		return tm.offset(d), true
	case 's':
		return strconv.FormatInt(tm.Unix(local), 10), true
	}
	n, digits, pad := tm.number(d.letter)
	if pad == 0 {
		return "", false
	}
	return d.number(n, digits, pad), true
}

// name returns the name of the day or the month that a directive asks for.
func (tm Tm) name(letter byte) string {
	switch letter {
	case 'A':
		return weekdays[tm.Weekday]
	case 'a':
		return weekdays[tm.Weekday][:3]
	case 'B':
		return months[tm.Month-1]
	}
	return months[tm.Month-1][:3]
}

// number returns the number that a directive asks for, how many digits it has at least,
// and what they are padded with; pad is 0 if there is no such directive.
func (tm Tm) number(letter byte) (n, digits int, pad byte) {
	twelve := (tm.Hour + 11) % 12
	sunday := (tm.Weekday + 1) % 7 // days since
	isoYear, isoWeek := tm.isoWeek()
	switch letter {
	case 'C':
		return tm.Year / 100, 1, '0'
	case 'd':
		return tm.Day, 2, '0'
	case 'e':
		return tm.Day, 2, ' '
	case 'G':
		return isoYear, 1, '0'
	case 'g':
		return (isoYear%100 + 100) % 100, 2, '0'
	case 'H':
		return tm.Hour, 2, '0'
	case 'I':
		return twelve + 1, 2, '0'
	case 'j':
		return tm.YearDay, 3, '0'
	case 'k':
		return tm.Hour, 2, ' '
	case 'l':
		return twelve + 1, 2, ' '
	case 'M':
		return tm.Minute, 2, '0'
	case 'm':
		return tm.Month, 2, '0'
	case 'S':
		return tm.Second, 2, '0'
	case 'U':
		return (tm.YearDay - 1 + 7 - sunday) / 7, 2, '0'
	case 'u':
		return tm.Weekday + 1, 1, '0'
	case 'V':
		return isoWeek, 2, '0'
	case 'W':
		return (tm.YearDay - 1 + 7 - tm.Weekday) / 7, 2, '0'
	case 'w':
		return sunday, 1, '0'
	case 'Y':
		return tm.Year, 1, '0'
	case 'y':
		return (tm.Year%100 + 100) % 100, 2, '0'
	}
	return 0, 0, 0
}

// isoWeek returns the year and the number of the week, by ISO 8601, from the day of the
// year and that of the week.
func (tm Tm) isoWeek() (year, week int) {
	week = (tm.YearDay - 1 + 10 - tm.Weekday) / 7 // week 1 has the year's first Thursday
	switch {
	case week < 1:
		before := tm
		before.Year--
		before.YearDay += daysIn(before.Year)
		return before.isoWeek()
	case week == 53 && tm.YearDay+3-tm.Weekday > daysIn(tm.Year):
		return tm.Year + 1, 1
	}
	return tm.Year, week
}

func daysIn(year int) int {
	return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).YearDay()
}

// zone returns what %Z is.
func (tm Tm) zone(local *time.Location) string {
	switch {
	case tm.Zone != "":
		return tm.Zone
	case tm.DST < 0:
		return ""
	case tm.DST > 0:
		return LocalZone(local).Names[1]
	}
	return LocalZone(local).Names[0]
}

// offset returns what %z is.
func (tm Tm) offset(d directive) string {
	if tm.DST < 0 {
		return ""
	}
	sign, n := "+", tm.Offset
	if n < 0 {
		sign, n = "-", -n
	}
	d.width = max(d.width-1, 0)
	return sign + d.number(n/3600*100+n/60%60, 4, '0')
}

// text lays out a text.
func (d directive) text(s string) string {
	if d.upper {
		s = strings.ToUpper(s)
	}
	pad := " "
	if d.pad == '0' {
		pad = "0"
	}
	return strings.Repeat(pad, max(d.width-len(s), 0)) + s
}

// number lays out a number that is usually padded to so many digits.
func (d directive) number(n, digits int, pad byte) string {
	switch d.pad {
	case '-':
		digits = 1
	case '_':
		pad = ' '
	case '0':
		pad = '0'
	}
	if d.width > digits {
		digits = d.width
	}
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.Itoa(n)
	fill := strings.Repeat(string(pad), max(digits-len(sign)-len(s), 0))
	if pad == ' ' {
		return fill + sign + s
	}
	return sign + fill + s
}
