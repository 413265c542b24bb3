// Package pytime has calendar times as Python's time module has them: struct_time,
// strftime and strptime, in the C locale. The local time zone is that of a script's runtime,
// which time.tzset changes.
//
// Source: the time module in the Python library reference; strftime in the manual of the
// GNU C library.
package pytime

import (
	"math"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/value"
)

// A Tm is a time broken down into its parts, as a struct tm of C. What Python gives to
// scripts is its [Tm.Struct].
type Tm struct {
	Year      int
	Month     int // January is 1
	Day       int // the first is 1
	Hour      int
	Minute    int
	Second    int
	Weekday   int    // Monday is 0
	YearDay   int    // the first is 1
	DST       int    // whether it is daylight saving time: 1, 0, or -1 if that is not known
	Zone      string // "" if it is not known
	Offset    int    // of the zone, in seconds east of UTC
	HasOffset bool   // Offset is known
}

// Class is the class time.struct_time.
var Class = pytuple.NewStructSequence("time", "struct_time", []string{
	"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff",
}, 9)

// Local breaks down t in the local time zone.
func Local(t time.Time, local *time.Location) Tm { return breakDown(t.In(local)) }

// UTC breaks down t in UTC, whose name is GMT in C.
func UTC(t time.Time) Tm {
	tm := breakDown(t.UTC())
	tm.Zone = "GMT"
	return tm
}

func breakDown(t time.Time) Tm {
	zone, offset := t.Zone()
	tm := Tm{
		Year: t.Year(), Month: int(t.Month()), Day: t.Day(),
		Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(),
		Weekday: (int(t.Weekday()) + 6) % 7, YearDay: t.YearDay(),
		Zone: zone, Offset: offset, HasOffset: true,
	}
	if t.IsDST() {
		tm.DST = 1
	}
	return tm
}

// Struct returns the struct_time of tm.
func (tm Tm) Struct() starlark.Value {
	var zone, offset starlark.Value = starlark.None, starlark.None
	if tm.Zone != "" {
		zone = starlark.String(tm.Zone)
	}
	if tm.HasOffset {
		offset = starlark.MakeInt(tm.Offset)
	}
	return pytuple.MakeStruct(Class,
		starlark.MakeInt(tm.Year), starlark.MakeInt(tm.Month), starlark.MakeInt(tm.Day),
		starlark.MakeInt(tm.Hour), starlark.MakeInt(tm.Minute), starlark.MakeInt(tm.Second),
		starlark.MakeInt(tm.Weekday), starlark.MakeInt(tm.YearDay), starlark.MakeInt(tm.DST), zone, offset)
}

// FromValue returns the Tm that v is, a struct_time or a tuple of nine ints, as the
// function of module time that is called name takes it. Its errors are TypeErrors.
func FromValue(name string, v starlark.Value) (Tm, error) {
	values, ok := value.TupleOf(object.Plain(v))
	if !ok {
		return Tm{}, object.TypeError.Errorf("Tuple or struct_time argument required")
	}
	var tm Tm
	if v, ok := v.(*object.Instance); ok && v.Class() == Class {
		zone, _ := v.Attr("tm_zone")
		offset, _ := v.Attr("tm_gmtoff")
		tm.Zone, _ = starlark.AsString(zone)
		if n, ok := offset.(starlark.Int); ok {
			tm.Offset, _ = starlark.AsInt32(n)
			tm.HasOffset = true
		}
	}
	parts := []*int{&tm.Year, &tm.Month, &tm.Day, &tm.Hour, &tm.Minute, &tm.Second, &tm.Weekday, &tm.YearDay, &tm.DST}
	if len(values) != len(parts) {
		return Tm{}, object.TypeError.Errorf("%s(): illegal time tuple argument", name)
	}
	for i, part := range parts {
		n, err := cInt(values[i])
		if err != nil {
			return Tm{}, err
		}
		*part = n
	}
	return tm, nil
}

// cInt returns the int of C that v is.
func cInt(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case starlark.Int:
		n, ok := v.Int64()
		switch {
		case !ok && v.Sign() > 0 || n > math.MaxInt32:
			return 0, object.OverflowError.Errorf("signed integer is greater than maximum")
		case !ok || n < math.MinInt32:
			return 0, object.OverflowError.Errorf("signed integer is less than minimum")
		}
		return int(n), nil
	}
	return 0, object.TypeError.Errorf("'%s' object cannot be interpreted as an integer", object.TypeName(v))
}

// Check returns tm, with zeros for the month and the days read as ones, or a ValueError
// if it is no time.
func (tm Tm) Check() (Tm, error) {
	for _, part := range []*int{&tm.Month, &tm.Day, &tm.YearDay} {
		if *part == 0 {
			*part = 1
		}
	}
	if tm.Weekday < -1 { // as CPython, which lets those that are too large be
		return Tm{}, object.ValueError.Errorf("day of week out of range")
	}
	tm.Weekday = (tm.Weekday + 7) % 7
	for _, limit := range []struct {
		name           string
		n, least, most int
	}{
		{"month", tm.Month, 1, 12}, {"day of month", tm.Day, 1, 31}, {"hour", tm.Hour, 0, 23}, {"minute", tm.Minute, 0, 59},
		{"seconds", tm.Second, 0, 61}, {"day of year", tm.YearDay, 1, 366},
	} {
		if limit.n < limit.least || limit.n > limit.most {
			return Tm{}, object.ValueError.Errorf("%s out of range", limit.name)
		}
	}
	return tm, nil
}

// Unix returns the seconds since 1970 of tm in the local time zone, as mktime of C: the
// parts need not be in their ranges, and what DST says that does not hold then moves the
// time by an hour.
func (tm Tm) Unix(local *time.Location) int64 {
	t := time.Date(tm.Year, time.Month(tm.Month), tm.Day, tm.Hour, tm.Minute, tm.Second, 0, local)
	switch {
	case tm.DST > 0 && !t.IsDST():
		return t.Unix() - 3600
	case tm.DST == 0 && t.IsDST():
		return t.Unix() + 3600
	}
	return t.Unix()
}

// ASCTime returns tm as asctime of C writes it: "Thu Jan  1 00:00:00 1970".
func (tm Tm) ASCTime() string { return tm.Format("%a %b %e %H:%M:%S %Y", time.UTC) }
