package pytime

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// DefaultLayout is the layout of [Parse] in Python if none is given.
const DefaultLayout = "%a %b %d %H:%M:%S %Y"

// Parse is strptime: it reads a time of the given layout. Its errors are ValueErrors.
// A fraction of a second, which %f reads, is lost.
func Parse(text, layout string) (Tm, error) {
	p, err := patternFor(layout)
	if err != nil {
		return Tm{}, err
	}
	m := p.re.FindStringSubmatch(text)
	if m == nil {
		return Tm{}, exception.ValueError.Errorf("time data %s does not match format %s", quoted(text), quoted(layout))
	}
	if rest := text[len(m[0]):]; rest != "" {
		return Tm{}, exception.ValueError.Errorf("unconverted data remains: %s", rest)
	}
	found := parsed{month: 1, day: 1, dst: -1, yearDay: none, weekday: none, week: none, isoWeek: none, year: none, isoYear: none}
	// In the order of the directives: the hour of %I comes before what %p says of it.
	for i, letter := range p.letters {
		if err := found.set(letter, m[i+1]); err != nil {
			return Tm{}, err
		}
	}
	return found.tm()
}

func quoted(s string) string { return object.Repr(starlark.String(s)) }

// pattern is a layout as a regular expression, with a group for each directive.
type pattern struct {
	re      *regexp.Regexp
	letters []byte // of the groups
}

// patterns are the patterns of layouts that were used.
var patterns = struct {
	sync.Mutex
	m map[string]*pattern
}{m: make(map[string]*pattern)}

// maxPatterns is how many patterns are kept.
const maxPatterns = 100

func patternFor(layout string) (*pattern, error) {
	zones := zoneNames()
	key := fmt.Sprint(zones, layout)
	patterns.Lock()
	p := patterns.m[key]
	patterns.Unlock()
	if p != nil {
		return p, nil
	}
	p = new(pattern)
	var b strings.Builder
	b.WriteString(`^(?is:`)
	if err := p.write(&b, layout, slices.Concat(zones[0], zones[1])); err != nil {
		return nil, err
	}
	re, err := regexp.Compile(b.String() + ")")
	if err != nil {
		return nil, exception.ValueError.Errorf("%w", err)
	}
	p.re = re
	patterns.Lock()
	defer patterns.Unlock()
	if len(patterns.m) >= maxPatterns {
		clear(patterns.m)
	}
	patterns.m[key] = p
	return p, nil
}

// zoneNames are the names of time zones that %Z knows, in small letters: those without
// daylight saving time and those with.
func zoneNames() (names [2][]string) {
	z := LocalZone()
	names[0] = []string{"utc", "gmt"}
	if local := strings.ToLower(z.Names[0]); !slices.Contains(names[0], local) {
		names[0] = append(names[0], local)
	}
	if z.Daylight {
		names[1] = []string{strings.ToLower(z.Names[1])}
	}
	return names
}

// expressions are what the directives match.
var expressions = map[byte]string{
	'd': `3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]`,
	'f': `\d{1,6}`,
	'H': `2[0-3]|[0-1]\d|\d`,
	'I': `1[0-2]|0[1-9]|[1-9]`,
	'G': `\d{4}`,
	'j': `36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]`,
	'm': `1[0-2]|0[1-9]|[1-9]`,
	'M': `[0-5]\d|\d`,
	'S': `6[0-1]|[0-5]\d|\d`,
	'U': `5[0-3]|[0-4]\d|\d`,
	'W': `5[0-3]|[0-4]\d|\d`,
	'w': `[0-6]`,
	'u': `[1-7]`,
	'V': `5[0-3]|0[1-9]|[1-4]\d|\d`,
	'y': `\d\d`,
	'Y': `\d{4}`,
	'z': `[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)`,
	'A': alternatives(weekdays[:], 0),
	'a': alternatives(weekdays[:], 3),
	'B': alternatives(months[:], 0),
	'b': alternatives(months[:], 3),
	'p': `am|pm`,
}

// alternatives returns what matches one of the names, or of their first n letters, the
// longest first.
func alternatives(names []string, n int) string {
	list := make([]string, len(names))
	for i, name := range names {
		if n > 0 {
			name = name[:n]
		}
		list[i] = regexp.QuoteMeta(name)
	}
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(list, "|")
}

// parsedComposites are the directives that strptime knows as several.
var parsedComposites = map[byte]string{'c': DefaultLayout, 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// write writes a layout as a regular expression.
func (p *pattern) write(b *strings.Builder, layout string, zones []string) error {
	for rest := layout; rest != ""; {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			writeLiteral(b, rest)
			break
		}
		writeLiteral(b, rest[:i])
		rest = rest[i+1:]
		if rest == "" || unicode.IsSpace(rune(rest[0])) {
			return exception.ValueError.Errorf("stray %% in format '%s'", layout)
		}
		letter := rest[0]
		rest = rest[1:]
		if composite, ok := parsedComposites[letter]; ok {
			if err := p.write(b, composite, zones); err != nil {
				return err
			}
			continue
		}
		expression := expressions[letter]
		switch {
		case letter == '%':
			b.WriteByte('%')
			continue
		case letter == 'Z':
			expression = alternatives(zones, 0)
		case expression == "":
			bad := []rune(string(letter) + rest)[0]
			return exception.ValueError.Errorf("'%c' is a bad directive in format '%s'", bad, layout)
		}
		if slices.Contains(p.letters, letter) {
			return exception.ValueError.Errorf("redefinition of group name '%c' as group %d", letter, len(p.letters)+1)
		}
		p.letters = append(p.letters, letter)
		b.WriteString("(" + expression + ")")
	}
	return nil
}

// writeLiteral writes the text between directives: space matches any space.
func writeLiteral(b *strings.Builder, text string) {
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteString(`[\s\v\pZ]+`)
			}
			space = true
			continue
		}
		space = false
		b.WriteString(regexp.QuoteMeta(string(r)))
	}
}

// none is a part of a time that the text did not have.
const none = math.MinInt

// parsed is what the text had.
type parsed struct {
	year, isoYear           int
	month, day              int
	hour, minute, second    int
	yearDay, weekday        int
	week, isoWeek           int
	weekFromSunday          bool
	dst                     int
	zone                    string
	offset                  int
	hasOffset, hour12, isPM bool
}

// set notes what the group of a directive matched.
func (p *parsed) set(letter byte, text string) error {
	n, _ := strconv.Atoi(strings.TrimSpace(text))
	named := func(names []string, short bool) int {
		return slices.IndexFunc(names, func(name string) bool {
			return strings.EqualFold(name, text) || short && strings.EqualFold(name[:3], text)
		})
	}
	switch letter {
	case 'y':
		p.year = 1900 + n
		if n <= 68 {
			p.year = 2000 + n
		}
	case 'Y':
		p.year = n
	case 'G':
		p.isoYear = n
	case 'm':
		p.month = n
	case 'B':
		p.month = named(months[:], false) + 1
	case 'b':
		p.month = named(months[:], true) + 1
	case 'd':
		p.day = n
	case 'H':
		p.hour, p.hour12 = n, false
	case 'I':
		p.hour, p.hour12 = n%12, true
	case 'p':
		p.isPM = strings.EqualFold(text, "pm")
	case 'M':
		p.minute = n
	case 'S':
		p.second = n
	case 'A':
		p.weekday = named(weekdays[:], false)
	case 'a':
		p.weekday = named(weekdays[:], true)
	case 'w':
		p.weekday = (n + 6) % 7
	case 'u':
		p.weekday = n - 1
	case 'j':
		p.yearDay = n
	case 'U', 'W':
		p.week, p.weekFromSunday = n, letter == 'U'
	case 'V':
		p.isoWeek = n
	case 'z':
		return p.setOffset(text)
	case 'Z':
		p.setZone(text)
	}
	return nil
}

// setOffset notes what %z matched: Z, or a sign, hours, minutes and perhaps seconds, with
// colons between all of them or none.
func (p *parsed) setOffset(text string) error {
	p.hasOffset = true
	if text == "Z" {
		return nil
	}
	digits := text[1:]
	if digits[2] == ':' {
		digits = digits[:2] + digits[3:]
		if len(digits) > 4 {
			if digits[4] != ':' {
				return exception.ValueError.Errorf("Inconsistent use of : in %s", text)
			}
			digits = digits[:4] + digits[5:]
		}
	}
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:4])
	seconds := 0
	if len(digits) >= 6 {
		seconds, _ = strconv.Atoi(digits[4:6])
	}
	p.offset = hours*3600 + minutes*60 + seconds
	if text[0] == '-' {
		p.offset = -p.offset
	}
	return nil
}

// setZone notes what %Z matched.
func (p *parsed) setZone(text string) {
	p.zone = text
	name := strings.ToLower(text)
	local := LocalZone()
	for dst, names := range zoneNames() {
		if !slices.Contains(names, name) {
			continue
		}
		// One name for both zones does not say which it is.
		if local.Names[0] != local.Names[1] || !local.Daylight || name == "utc" || name == "gmt" {
			p.dst = dst
		}
		return
	}
}

// tm returns the time, with the parts that the text did not have made of others.
func (p *parsed) tm() (Tm, error) {
	if err := p.checkWeeks(); err != nil {
		return Tm{}, err
	}
	if p.hour12 && p.isPM {
		p.hour += 12
	}
	// Without a year it is 1900, which has no February 29.
	year, leapDay := p.year, false
	if year == none {
		year = 1900
		if leapDay = p.month == 2 && p.day == 29; leapDay {
			year = 1904
		}
	}
	yearDay := p.yearDay
	if yearDay == none && p.weekday != none {
		switch {
		case p.week != none:
			yearDay = p.dayOfWeek(year)
		case p.isoYear != none && p.isoWeek != none:
			fourth := time.Date(p.isoYear, time.January, 4, 0, 0, 0, 0, time.UTC)
			year, yearDay = p.isoYear, p.isoWeek*7+p.weekday-(int(fourth.Weekday())+6)%7-3
		}
	}
	var date time.Time
	if yearDay == none {
		date = time.Date(year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
		if date.Day() != p.day {
			last := time.Date(year, time.Month(p.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			return Tm{}, exception.ValueError.Errorf("day %d must be in range 1..%d for month %d in year %d", p.day, last, p.month, year)
		}
	} else {
		date = time.Date(year, time.January, yearDay, 0, 0, 0, 0, time.UTC)
	}
	if year := date.Year(); year < 1 || year > 9999 {
		return Tm{}, exception.ValueError.Errorf("year must be in 1..9999, not %d", year)
	}
	tm := breakDown(date)
	tm.Hour, tm.Minute, tm.Second, tm.DST = p.hour, p.minute, p.second, p.dst
	if p.weekday != none {
		tm.Weekday = p.weekday
	}
	if yearDay > 0 { // which may be in the next year, and is said so
		tm.YearDay = yearDay
	}
	if leapDay {
		tm.Year = 1900
	}
	tm.Zone, tm.Offset, tm.HasOffset = p.zone, p.offset, p.hasOffset
	return tm, nil
}

// dayOfWeek returns the day of the year that week and weekday say.
func (p *parsed) dayOfWeek(year int) int {
	first := (int(time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7
	day := p.weekday
	if p.weekFromSunday {
		first, day = (first+1)%7, (day+1)%7
	}
	if p.week == 0 {
		return 1 + day - first
	}
	return 1 + (7-first)%7 + 7*(p.week-1) + day
}

// checkWeeks fails for directives of weeks that do not go together.
func (p *parsed) checkWeeks() error {
	const weekdays = "a weekday directive ('%A', '%a', '%w', or '%u')."
	var problem string
	switch {
	case p.year == none && p.isoYear != none:
		switch {
		case p.isoWeek == none || p.weekday == none:
			problem = "ISO year directive '%G' must be used with the ISO week directive '%V' and " + weekdays
		case p.yearDay != none:
			problem = "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
		}
	case p.week == none && p.isoWeek != none && p.weekday == none:
		problem = "ISO week directive '%V' must be used with the ISO year directive '%G' and " + weekdays
	case p.week == none && p.isoWeek != none:
		problem = "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
	}
	if problem == "" {
		return nil
	}
	return exception.ValueError.New(starlark.String(problem))
}
