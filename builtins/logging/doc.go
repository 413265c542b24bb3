// Package logging is the script module logging: the functions that log to the
// root logger, and its configuration.
//
//	logging.basicConfig(level=WARNING, format='%(levelname)s:%(name)s:%(message)s', force=False)
//	logging.debug(msg, *args)      and info, warning, error, critical
//	logging.log(level, msg, *args)
//	logging.BASIC_FORMAT           the default format
//	logging.DEBUG                  and INFO, WARNING, ERROR, CRITICAL, NOTSET, WARN, FATAL
//
// A record goes to the standard error output as one line, written whole whatever
// other threads write. The format is a %-format of the record's fields:
//
//	asctime created msecs relativeCreated         when it was made
//	levelname levelno message name                what it says
//	process processName thread threadName taskName
//	pathname filename module lineno funcName      where in the script
//
// As in CPython, the first record sets up the root logger if basicConfig has not;
// a message that does not fit its arguments is reported on the standard error
// output, and never fails the script.
//
// Source: the logging module in the Python library reference.
package logging
