package pytime_test

import (
	"testing"
	"time"

	"fstar/internal/pytime"
)

// in runs f with the time zone called name.
func in(t *testing.T, name string, f func(local *time.Location)) {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Skip(err)
	}
	f(zone)
}

// What is expected was recorded from python3 with TZ set.
func TestLocalZone(t *testing.T) {
	for _, tt := range []struct {
		name string
		want pytime.Zone
	}{
		{"UTC", pytime.Zone{Names: [2]string{"UTC", "UTC"}}},
		{"America/New_York", pytime.Zone{Names: [2]string{"EST", "EDT"}, Offsets: [2]int{18000, 14400}, Daylight: true}},
		{"Australia/Sydney", pytime.Zone{Names: [2]string{"AEST", "AEDT"}, Offsets: [2]int{-36000, -39600}, Daylight: true}},
		{"Asia/Kolkata", pytime.Zone{Names: [2]string{"IST", "IST"}, Offsets: [2]int{-19800, -19800}}},
	} {
		in(t, tt.name, func(local *time.Location) {
			if got := pytime.LocalZone(local); got != tt.want {
				t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
			}
		})
	}
}

// What is expected was recorded from python3.15.
func TestLocation(t *testing.T) {
	january, july := time.Unix(1704110400, 0), time.Unix(1719835200, 0)
	for _, tt := range []struct{ tz, january, july string }{
		{"EST+05EDT,M4.1.0,M10.5.0", "07:00 EST -0500", "08:00 EDT -0400"},
		{"AEST-10AEDT-11,M10.5.0,M3.5.0", "23:00 AEDT +1100", "22:00 AEST +1000"},
		{"EST5EDT4", "07:00 EST -0500", "08:00 EDT -0400"},
		{"UTC+0", "12:00 UTC +0000", "12:00 UTC +0000"},
		{"<+0330>-3:30", "15:30 +0330 +0330", "15:30 +0330 +0330"},
		{"XYZ4:30:15", "07:29 XYZ -0430", "07:29 XYZ -0430"},
		{"Nonsense", "12:00 Nonsense +0000", "12:00 Nonsense +0000"},
		{"Local", "12:00 Local +0000", "12:00 Local +0000"},
		{"", "12:00 UTC +0000", "12:00 UTC +0000"},
		{":", "12:00 UTC +0000", "12:00 UTC +0000"},
		{"ab", "12:00  +0000", "12:00  +0000"},
		{"12", "12:00  +0000", "12:00  +0000"},
		{"ABC99", "12:00 ABC -2400", "12:00 ABC -2400"},
		{"<", "12:00  +0000", "12:00  +0000"},
		{"../etc/passwd", "12:00  +0000", "12:00  +0000"},
		{"/nonexistent", "12:00  +0000", "12:00  +0000"},
	} {
		zone := pytime.Location(tt.tz)
		for _, c := range []struct {
			at   time.Time
			want string
		}{{january, tt.january}, {july, tt.july}} {
			if got := pytime.Local(c.at, zone).Format("%H:%M %Z %z", zone); got != c.want {
				t.Errorf("%q: %q, want %q", tt.tz, got, c.want)
			}
		}
	}
}

func TestUnix(t *testing.T) {
	for _, tt := range []struct {
		zone       string
		month, dst int
		want       int64
	}{
		{"America/New_York", 1, -1, 1577898000}, {"America/New_York", 7, -1, 1593619200},
		{"America/New_York", 1, 0, 1577898000}, {"America/New_York", 7, 0, 1593622800},
		{"America/New_York", 1, 1, 1577894400}, {"America/New_York", 7, 1, 1593619200},
		{"Australia/Sydney", 1, 0, 1577844000}, {"Australia/Sydney", 7, 1, 1593565200},
		{"UTC", 7, 1, 1593601200},
	} {
		in(t, tt.zone, func(local *time.Location) {
			tm := pytime.Tm{Year: 2020, Month: tt.month, Day: 1, Hour: 12, DST: tt.dst}
			if got := tm.Unix(local); got != tt.want {
				t.Errorf("%s: %+v is %d, want %d", tt.zone, tm, got, tt.want)
			}
		})
	}
}

func TestZoneDirectives(t *testing.T) {
	in(t, "America/New_York", func(local *time.Location) {
		july := time.Unix(1593604800, 0)
		for _, tt := range []struct {
			tm   pytime.Tm
			want string
		}{
			{pytime.Local(july, local), "EDT -0400"},
			{pytime.UTC(july), "GMT +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: 1}, "EDT +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: 0}, "EST +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: -1}, " "},
		} {
			if got := tt.tm.Format("%Z %z", local); got != tt.want {
				t.Errorf("%+v: %q, want %q", tt.tm, got, tt.want)
			}
		}
		for text, dst := range map[string]int{"est": 0, "EDT": 1, "UTC": 0} {
			tm, err := pytime.Parse(text, "%Z", local)
			if err != nil || tm.DST != dst || tm.Zone != text {
				t.Errorf("%s: %+v, %v", text, tm, err)
			}
		}
	})
}

// Many layouts do not fill the memory, and each is read right again.
func TestParseManyLayouts(t *testing.T) {
	for range 2 {
		for i := range 300 {
			layout := "%Y" + string(rune('!'+i%60)) + string(rune(0x4e00+i))
			if i%60 == '%'-'!' {
				continue
			}
			tm, err := pytime.Parse("2024"+layout[2:], layout, time.UTC)
			if err != nil || tm.Year != 2024 {
				t.Fatalf("%q: %+v, %v", layout, tm, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2024-02-29 12:30", "%Y-%m-%d %H:%M")
	f.Add("Thu Jan  1 00:00:00 1970", pytime.DefaultLayout)
	f.Add("2020 53 7 -05:30", "%G %V %u %z")
	f.Fuzz(func(_ *testing.T, text, layout string) {
		if tm, err := pytime.Parse(text, layout, time.UTC); err == nil {
			tm.Format(layout+"%c %G %V %U %W %z %Z", time.UTC)
		}
	})
}
