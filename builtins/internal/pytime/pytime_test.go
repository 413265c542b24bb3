package pytime_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"fstar/builtins/internal/pytime"
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

// TestZones compares with what testdata/record.py recorded.
func TestZones(t *testing.T) {
	data, err := os.ReadFile("testdata/zones.json")
	if err != nil {
		t.Fatal(err)
	}
	var zones []struct {
		Zone, Local, UTC       string
		Names                  [2]string
		Offsets                [2]int
		Daylight               bool
		Mktime, Tuples, Parsed [][]any
	}
	if err := json.Unmarshal(data, &zones); err != nil {
		t.Fatal(err)
	}
	july := time.Unix(1593604800, 0)
	const layout = "%Z %z"
	for _, z := range zones {
		in(t, z.Zone, func(local *time.Location) {
			want := pytime.Zone{Names: z.Names, Offsets: z.Offsets, Daylight: z.Daylight}
			if got := pytime.LocalZone(local); got != want {
				t.Errorf("%s: %+v, want %+v", z.Zone, got, want)
			}
			for _, c := range z.Mktime {
				month, dst, want := c[0].(float64), c[1].(float64), int64(c[2].(float64))
				tm := pytime.Tm{Year: 2020, Month: int(month), Day: 1, Hour: 12, DST: int(dst)}
				if got := tm.Unix(local); got != want {
					t.Errorf("%s: %+v is %d, want %d", z.Zone, tm, got, want)
				}
			}
			for tm, want := range map[pytime.Tm]string{pytime.Local(july, local): z.Local, pytime.UTC(july): z.UTC} {
				if got := tm.Format(layout, local); got != want {
					t.Errorf("%s: %+v: %q, want %q", z.Zone, tm, got, want)
				}
			}
			for _, c := range z.Tuples {
				tm := pytime.Tm{Year: 1900, Month: 1, Day: 1, YearDay: 1, DST: int(c[0].(float64))}
				if got := tm.Format(layout, local); got != c[1] {
					t.Errorf("%s: %+v: %q, want %q", z.Zone, tm, got, c[1])
				}
			}
			for _, c := range z.Parsed {
				tm, err := pytime.Parse(c[0].(string), "%Z", local)
				if err != nil || tm.DST != int(c[1].(float64)) || tm.Zone != c[0] {
					t.Errorf("%s: %s: %+v, %v, want %v", z.Zone, c[0], tm, err, c[1])
				}
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
