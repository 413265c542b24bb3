package pytime

import "time"

// A Zone is the local time zone as C knows it: as two, one without daylight saving time
// and one with.
type Zone struct {
	Names    [2]string // without and with
	Offsets  [2]int    // in seconds west of UTC
	Daylight bool      // whether there is daylight saving time
}

// LocalZone returns what C knows of the local time zone. Which half of this year has daylight saving time
// tells whether there is one.
func LocalZone(local *time.Location) Zone {
	const year = (365*24 + 6) * 3600
	begin := time.Now().Unix() / year * year
	january, july := Local(time.Unix(begin, 0), local), Local(time.Unix(begin+year/2, 0), local)
	z := Zone{
		Names:    [2]string{january.Zone, july.Zone},
		Offsets:  [2]int{-january.Offset, -july.Offset},
		Daylight: january.Offset != july.Offset,
	}
	if january.Offset > july.Offset { // south of the equator
		z.Names[0], z.Names[1] = z.Names[1], z.Names[0]
		z.Offsets[0], z.Offsets[1] = z.Offsets[1], z.Offsets[0]
	}
	return z
}
