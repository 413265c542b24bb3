// Package time is the script module time.
//
// It has sleep, the clocks, and times of the calendar: localtime, gmtime, mktime, strftime,
// strptime, asctime, ctime, tzset, and timezone, altzone, daylight and tzname, which are the
// local time zone with and without daylight saving time.
//
//	time.struct_time(sequence, dict={}, /)
//	                          a time in parts, a tuple whose elements are attributes, too
//	    t.tm_year, t.tm_mon, t.tm_mday
//	                          the year, the month from 1 on, or the day from 1 on
//	    t.tm_hour, t.tm_min, t.tm_sec
//	                          the hour, the minute or the second, from 0 on
//	    t.tm_wday, t.tm_yday  the day of the week, 0 is Monday, or of the year, from 1 on
//	    t.tm_isdst            1 if it is daylight saving time, 0 if not, -1 if not known
//	    t.tm_zone             the name of the time zone, which is no element
//	    t.tm_gmtoff           the seconds east of UTC, which are no element
//
// sleep returns early, with an error, only if the script is stopped. A script thread is a
// goroutine, of whose processor time nobody keeps account; so thread_time tells that of
// the process. The names of days and months are English. Left out are the clock_…
// functions and CLOCK_… constants, and the time zone of struct_time's pickles.
//
// A worker process of a pool has the time zone that tzset has set before the first submit.
//
// Source: the time module in the Python library reference.
package time
