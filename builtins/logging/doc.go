// Package logging is the script modules logging and logging.handlers.
//
// It has functions that log to the root logger, which they set up by basicConfig if it has no
// handlers; loggers; and what these pass records to: handlers, filters and formatters. All that
// logs takes the keyword arguments exc_info=None, stack_info=False, stacklevel=1 and extra=None.
// Those of basicConfig are filename, filemode='a', format=BASIC_FORMAT, datefmt, style='%', level,
// stream, handlers, force=False, encoding and errors.
//
//	logging.BASIC_FORMAT                   '%(levelname)s:%(name)s:%(message)s'
//	logging.NOTSET, logging.DEBUG, logging.INFO, logging.WARNING, logging.WARN, logging.ERROR,
//	logging.CRITICAL, logging.FATAL        a level, an int: the higher the more serious
//	logging.root                           the root logger
//	logging.lastResort                     the handler where there are none
//	logging.raiseExceptions                whether errors in handlers are reported
//	logging.handlers                       the module logging.handlers
//	logging._nameToLevel, logging._levelToName
//	                                       the levels by name, and the names by level
//
// Scripts can derive classes from those here, and set attributes of them. These are attributes of
// instances, or values that classes have for them:
//
//	logging.Logger(name, level=NOTSET)
//	    log.name, log.level, log.handlers, log.filters, log.disabled
//	                                       as it was set up
//	    log.parent                         the logger that gets the records, too
//	    log.propagate                      whether the parent gets the records
//	    log.root                           the root logger
//	    log.manager                        the Manager that has it
//	logging.Handler(level=NOTSET)
//	    h.level, h.formatter, h.filters, h.lock
//	                                       as it was set up
//	logging.StreamHandler(stream=None)
//	    h.stream, h.terminator             where it writes to, or what is behind each record
//	logging.FileHandler(filename, mode='a', encoding=None, delay=False, errors=None)
//	    h.baseFilename, h.mode, h.encoding, h.errors, h.delay
//	                                       as it was made
//	logging.Formatter(fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)
//	    fmt.converter                      makes the parts of a time of its seconds: time.localtime
//	    fmt.datefmt, fmt.default_time_format, fmt.default_msec_format
//	                                       the format of times
//	logging.PercentStyle, logging.StrFormatStyle, logging.StringTemplateStyle
//	    style.default_format               the format of who gives none
//	handlers.BaseRotatingHandler
//	    h.namer                            None, or a function that makes the name of an old file
//	    h.rotator                          None, or a function that renames a file
//
// A handler writes each record, with its terminator, at once, and holds its lock
// meanwhile: lines of several threads are never mixed. What goes wrong in a handler is
// reported on the standard error output as a "Logging error", and fails no script.
//
// The worker processes of a pool have logging as the script has set it up before the first
// submit: loggers, levels, filters, handlers with their formatters, attributes of the classes
// here, and what holds for all loggers. A handler for a file opens it in the worker again, to
// write to its end, and empties it there under no mode. Lines of several processes are never
// mixed, and those that rotate the same file lose no record. A handler of which a part could
// not be sent, such as a file that was not opened to append to it, loses its records in the
// worker: the standard error output tells of it, once for each handler, unless raiseExceptions
// is false. What logging.shutdown would do at the end, a worker does not, as in CPython.
//
// The methods here call those that a script has overridden, as CPython's do. captureWarnings,
// BufferingFormatter, logging.config and the other handlers are left out, and warn and fatal warn
// of nothing.
//
// Source: the logging module in the Python library reference.
package logging
