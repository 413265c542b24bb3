package pytime_test

import (
	"testing"
	"time"

	"fstar/internal/pytime"
)

// in runs f with the local time zone called name.
func in(t *testing.T, name string, f func()) {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Skip(err)
	}
	local := time.Local
	time.Local = zone
	defer func() { time.Local = local }()
	f()
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
		in(t, tt.name, func() {
			if got := pytime.LocalZone(); got != tt.want {
				t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
			}
		})
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
		in(t, tt.zone, func() {
			tm := pytime.Tm{Year: 2020, Month: tt.month, Day: 1, Hour: 12, DST: tt.dst}
			if got := tm.Unix(); got != tt.want {
				t.Errorf("%s: %+v is %d, want %d", tt.zone, tm, got, tt.want)
			}
		})
	}
}

func TestZoneDirectives(t *testing.T) {
	in(t, "America/New_York", func() {
		july := time.Unix(1593604800, 0)
		for _, tt := range []struct {
			tm   pytime.Tm
			want string
		}{
			{pytime.Local(july), "EDT -0400"},
			{pytime.UTC(july), "GMT +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: 1}, "EDT +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: 0}, "EST +0000"},
			{pytime.Tm{Month: 1, Day: 1, YearDay: 1, DST: -1}, " "},
		} {
			if got := tt.tm.Format("%Z %z"); got != tt.want {
				t.Errorf("%+v: %q, want %q", tt.tm, got, tt.want)
			}
		}
		for text, dst := range map[string]int{"est": 0, "EDT": 1, "UTC": 0} {
			tm, err := pytime.Parse(text, "%Z")
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
			tm, err := pytime.Parse("2024"+layout[2:], layout)
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
		if tm, err := pytime.Parse(text, layout); err == nil {
			tm.Format(layout + "%c %G %V %U %W %z %Z")
		}
	})
}
