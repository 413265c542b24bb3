package pytime_test

import (
	"encoding/json"
	"os"
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
		in(t, z.Zone, func() {
			want := pytime.Zone{Names: z.Names, Offsets: z.Offsets, Daylight: z.Daylight}
			if got := pytime.LocalZone(); got != want {
				t.Errorf("%s: %+v, want %+v", z.Zone, got, want)
			}
			for _, c := range z.Mktime {
				month, dst, want := c[0].(float64), c[1].(float64), int64(c[2].(float64))
				tm := pytime.Tm{Year: 2020, Month: int(month), Day: 1, Hour: 12, DST: int(dst)}
				if got := tm.Unix(); got != want {
					t.Errorf("%s: %+v is %d, want %d", z.Zone, tm, got, want)
				}
			}
			for tm, want := range map[pytime.Tm]string{pytime.Local(july): z.Local, pytime.UTC(july): z.UTC} {
				if got := tm.Format(layout); got != want {
					t.Errorf("%s: %+v: %q, want %q", z.Zone, tm, got, want)
				}
			}
			for _, c := range z.Tuples {
				tm := pytime.Tm{Year: 1900, Month: 1, Day: 1, YearDay: 1, DST: int(c[0].(float64))}
				if got := tm.Format(layout); got != c[1] {
					t.Errorf("%s: %+v: %q, want %q", z.Zone, tm, got, c[1])
				}
			}
			for _, c := range z.Parsed {
				tm, err := pytime.Parse(c[0].(string), "%Z")
				if err != nil || tm.DST != int(c[1].(float64)) || tm.Zone != c[0] {
					t.Errorf("%s: %s: %+v, %v, want %v", z.Zone, c[0], tm, err, c[1])
				}
			}
		})
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
