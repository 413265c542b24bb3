// Package time is the script module time.
//
// Waiting and clocks:
//
//	time.sleep(seconds, /)    blocks for so many seconds; other threads run meanwhile
//	time.time()               seconds since 1970-01-01 00:00 UTC
//	time.monotonic()          seconds on a clock that never goes back
//	time.perf_counter()       seconds on the clock of monotonic
//	time.process_time()       seconds that the processors worked for the process
//	time.thread_time()        the same as process_time
//	time.time_ns()            nanoseconds since 1970-01-01 00:00 UTC, as an int
//	time.monotonic_ns(), time.perf_counter_ns()
//	                          nanoseconds on a clock that never goes back, as an int
//	time.process_time_ns(), time.thread_time_ns()
//	                          nanoseconds that the processors worked for the process
//	time.get_clock_info(name, /)
//	                          what is known of the clock called name
//
// Times of the calendar:
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
//	time.localtime(seconds=None, /)
//	                          a time, or now, in the local time zone
//	time.gmtime(seconds=None, /)
//	                          a time, or now, in UTC
//	time.mktime(time_tuple, /)
//	                          the seconds of a local time
//	time.strftime(format, time_tuple=localtime(), /)
//	                          a time as a text, as strftime of the GNU C library
//	time.strptime(string, format='%a %b %d %H:%M:%S %Y', /)
//	                          the time that a text is, by a format as strftime has it
//	time.asctime(time_tuple=localtime(), /)
//	                          a time as a text such as 'Thu Jan  1 00:00:00 1970'
//	time.ctime(seconds=None, /)
//	                          seconds, or now, as a text such as asctime's, in local time
//	time.timezone, time.altzone, time.daylight, time.tzname
//	                          the local time zone, with and without daylight saving time
//
// sleep returns early, with an error, only if the script is stopped. A script thread is a
// goroutine, of whose processor time nobody keeps account; so thread_time tells that of
// the process. The names of days and months are English. Left out are tzset, the
// clock_… functions and CLOCK_… constants, and the time zone of struct_time's pickles.
//
// Source: the time module in the Python library reference.
package time
