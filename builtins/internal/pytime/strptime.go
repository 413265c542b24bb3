package pytime

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// DefaultLayout is the layout of [Parse] in Python if none is given.
const DefaultLayout = "%a %b %d %H:%M:%S %Y"

// Parse is strptime: it reads a time of the given layout. Its errors are ValueErrors.
// A fraction of a second, which %f reads, is lost. The names of the local time zone are
// among those that %Z knows.
func Parse(text, layout string, local *time.Location) (Tm, error) {
	zone := LocalZone(local)
	p, err := patternFor(layout, zone)
	if err != nil {
		return Tm{}, err
	}
	m := p.re.FindStringSubmatch(text)
	if m == nil {
		return Tm{}, object.ValueError.Errorf("time data %s does not match format %s", quoted(text), quoted(layout))
	}
	if rest := text[len(m[0]):]; rest != "" {
		return Tm{}, object.ValueError.Errorf("unconverted data remains: %s", rest)
	}
	found := parsed{local: zone, month: 1, day: 1, dst: -1, yearDay: none, weekday: none, week: none, isoWeek: none, year: none, isoYear: none}
	// In the order of the directives: the hour of %I comes before what %p says of it.
	for i, letter := range p.letters {
		if err := found.set(letter, m[i+1]); err != nil {
			return Tm{}, err
		}
	}
	return found.tm()
}

func quoted(s string) string { return object.Repr(starlark.String(s)) }

// none is a part of a time that the text did not have.
const none = math.MinInt

// parsed is what the text had.
type parsed struct {
	local                   Zone
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
				return object.ValueError.Errorf("Inconsistent use of : in %s", text)
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
	for dst, names := range zoneNames(p.local) {
		if !slices.Contains(names, name) {
			continue
		}
		// One name for both zones does not say which it is.
		if p.local.Names[0] != p.local.Names[1] || !p.local.Daylight || name == "utc" || name == "gmt" {
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
			fourth := time.Date(p.isoYear, time.January, 4, 0, 0, 0, 0, time.UTC) // in week 1
			date := fourth.AddDate(0, 0, (p.isoWeek-1)*7+p.weekday-(int(fourth.Weekday())+6)%7)
			if _, week := date.ISOWeek(); week != p.isoWeek {
				return Tm{}, object.ValueError.Errorf("Invalid week: %d", p.isoWeek)
			}
			year, yearDay = date.Year(), date.YearDay()
		}
	}
	var date time.Time
	if yearDay == none {
		date = time.Date(year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
		if date.Day() != p.day {
			last := time.Date(year, time.Month(p.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			return Tm{}, object.ValueError.Errorf("day %d must be in range 1..%d for month %d in year %d", p.day, last, p.month, year)
		}
	} else {
		date = time.Date(year, time.January, yearDay, 0, 0, 0, 0, time.UTC)
	}
	if year := date.Year(); year < 1 || year > 9999 {
		return Tm{}, object.ValueError.Errorf("year must be in 1..9999, not %d", year)
	}
	tm := breakDown(date)
	tm.Hour, tm.Minute, tm.Second, tm.DST = p.hour, p.minute, p.second, p.dst
	if p.weekday != none {
		tm.Weekday = p.weekday
	}
	if yearDay > 0 { // which may be in the next year by %U and %W, and is said so
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
	case p.isoYear != none && p.yearDay != none:
		problem = "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
	case p.isoYear != none && (p.isoWeek == none || p.weekday == none):
		problem = "ISO year directive '%G' must be used with the ISO week directive '%V' and " + weekdays
	case p.isoYear != none:
	case p.isoWeek != none && (p.year == none || p.weekday == none):
		problem = "ISO week directive '%V' must be used with the ISO year directive '%G' and " + weekdays
	case p.isoWeek != none:
		problem = "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
	}
	if problem == "" {
		return nil
	}
	return object.ValueError.New(starlark.String(problem))
}
