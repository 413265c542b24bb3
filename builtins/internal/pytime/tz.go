package pytime

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// systemZone is the file of the zone that the system has without the variable TZ.
const systemZone = "/etc/localtime"

// Location returns the time zone that a value of the environment variable TZ names: a file
// of the time zone database, or a zone by its rules, such as EST5EDT,M3.2.0,M11.1.0. As
// in C, what is neither is UTC under another name. It reads files.
// Source: "TZ Variable" in the manual of the GNU C library.
func Location(tz string) *time.Location {
	tz = strings.TrimPrefix(tz, ":")
	if tz == "" {
		return time.UTC
	}
	if tz != "Local" { // which is Go's name of its own local time
		if zone, err := loadZone(tz); err == nil {
			return zone
		}
	}
	name, rest := cutZoneName(tz)
	offset, rest, ok := cutOffset(rest)
	if name == "" || !ok {
		return time.FixedZone(name, 0)
	}
	if rest == "" {
		return time.FixedZone(name, -offset)
	}
	zone, err := time.LoadLocationFromTZData(tz, zoneData(name, -offset, tz))
	if err != nil {
		return time.FixedZone(name, -offset)
	}
	return zone
}

// SystemLocation is Location where the variable TZ is not set. It reads a file.
func SystemLocation() *time.Location {
	zone, err := loadZone(systemZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// loadZone reads a file of the time zone database.
func loadZone(name string) (*time.Location, error) {
	if !filepath.IsAbs(name) {
		return time.LoadLocation(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(name, data)
}

// cutZoneName cuts the name of a zone off the beginning of its rules: three letters or more,
// or what is in angle brackets. It is "" if there is none.
func cutZoneName(tz string) (name, rest string) {
	if quoted, ok := strings.CutPrefix(tz, "<"); ok {
		name, rest, _ = strings.Cut(quoted, ">")
		return name, rest
	}
	n := strings.IndexFunc(tz, func(r rune) bool { return (r|0x20) < 'a' || (r|0x20) > 'z' })
	if n < 0 {
		n = len(tz)
	}
	if n < 3 {
		return "", tz
	}
	return tz[:n], tz[n:]
}

// cutOffset cuts an offset, [+-]hh[:mm[:ss]] west of UTC, off the beginning of s, and
// returns its seconds.
func cutOffset(s string) (seconds int, rest string, ok bool) {
	sign := 1
	switch {
	case strings.HasPrefix(s, "-"):
		sign, s = -1, s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	for unit := 3600; unit > 0; unit /= 60 {
		n := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if n < 0 {
			n = len(s)
		}
		value, err := strconv.Atoi(s[:n])
		if err != nil {
			return 0, s, false
		}
		if unit == 3600 { // what is too large is as large as can be
			value = min(value, 24)
		} else {
			value = min(value, 59)
		}
		seconds += value * unit
		s = s[n:]
		if !strings.HasPrefix(s, ":") {
			break
		}
		s = s[1:]
	}
	return sign * seconds, s, true
}

// zoneData returns the file of the time zone database that a zone would have that always
// followed the rules of tz: Go reads these there only. The offset, east of UTC, is that
// without daylight saving time.
// Source: RFC 8536, version 2 of the format.
func zoneData(name string, offset int, tz string) []byte {
	header := func(version byte, types, chars uint32) []byte {
		b := append([]byte("TZif"), version)
		b = append(b, make([]byte, 15+4*4)...)
		b = binary.BigEndian.AppendUint32(b, types)
		return binary.BigEndian.AppendUint32(b, chars)
	}
	data := header('2', 0, 0) // of version 1, which is empty
	data = append(data, header('2', 1, uint32(len(name)+1))...)
	data = binary.BigEndian.AppendUint32(data, uint32(int32(offset)))
	data = append(data, 0, 0) // no daylight saving time; where its name begins
	data = append(data, name...)
	data = append(data, 0)
	return append(data, "\n"+tz+"\n"...)
}
