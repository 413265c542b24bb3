// Package logging is the script modules logging and logging.handlers.
//
// Functions that log to the root logger, which they set up by basicConfig if it has no
// handlers:
//
//	logging.debug(msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None)
//	                               and info, warning, warn, error, critical, fatal
//	logging.exception(msg, *args, exc_info=True, **kwargs)
//	logging.log(level, msg, *args, **kwargs)
//
// Configuration:
//
//	logging.basicConfig(*, filename, filemode='a', format=BASIC_FORMAT, datefmt, style='%',
//	                    level, stream, handlers, force=False, encoding, errors)
//	logging.disable(level=CRITICAL)        no records of the level, or below
//	logging.getLogger(name=None)           the logger called name, or root
//	logging.getLoggerClass(), logging.setLoggerClass(klass)
//	logging.getLogRecordFactory(), logging.setLogRecordFactory(factory)
//	logging.makeLogRecord(dict)            a record with these attributes
//	logging.addLevelName(level, levelName)
//	logging.getLevelName(level)            the name of a level, or the level of a name
//	logging.getLevelNamesMapping()         the levels by name: a copy of logging._nameToLevel,
//	                                       as logging._levelToName has the names by level
//	logging.getHandlerByName(name), logging.getHandlerNames()
//	logging.shutdown()                     flushes and closes all handlers, as at the end
//	logging.BASIC_FORMAT                   '%(levelname)s:%(name)s:%(message)s'
//	logging.NOTSET                         and DEBUG, INFO, WARNING, WARN, ERROR, CRITICAL,
//	                                       FATAL: levels
//	logging.root                           the root logger
//	logging.lastResort                     the handler where there are none
//	logging.raiseExceptions                whether errors in handlers are reported
//
// Classes, which scripts can derive theirs from and set attributes of:
//
//	logging.Logger(name, level=NOTSET)
//	    name, level, parent, propagate, handlers, disabled, filters, root, manager
//	    debug … log as the functions; _log(level, msg, args, exc_info, extra, stack_info, stacklevel)
//	    setLevel(level), isEnabledFor(level), getEffectiveLevel(), getChild(suffix), getChildren()
//	    addHandler(hdlr), removeHandler(hdlr), hasHandlers(), handle(record), callHandlers(record)
//	    makeRecord(name, level, fn, lno, msg, args, exc_info, func, extra, sinfo)
//	    findCaller(stack_info=False, stacklevel=1)
//	logging.RootLogger, logging.Manager, logging.PlaceHolder
//	    the root, what has all loggers, and what is in its loggerDict for a parent of some
//	logging.LoggerAdapter(logger, extra=None, merge_extra=False)
//	    methods as a logger's; process(msg, kwargs)
//	logging.Filterer, logging.Filter(name='')
//	    addFilter(filter), removeFilter(filter), filter(record)
//	logging.Handler(level=NOTSET)
//	    level, formatter, filters, lock, name
//	    setLevel(level), setFormatter(fmt), format(record), handle(record), emit(record),
//	    handleError(record), acquire(), release(), createLock(), flush(), close()
//	logging.StreamHandler(stream=None)     stream, terminator; setStream(stream)
//	logging.FileHandler(filename, mode='a', encoding=None, delay=False, errors=None)
//	    baseFilename, mode, encoding, errors, delay
//	logging.NullHandler()
//	logging.Formatter(fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)
//	    converter, datefmt, default_time_format, default_msec_format
//	    format(record), formatTime(record, datefmt=None), formatMessage(record),
//	    formatException(ei), formatStack(stack_info), usesTime()
//	logging.PercentStyle, logging.StrFormatStyle, logging.StringTemplateStyle
//	    the styles '%', '{' and '$' of formats
//	logging.LogRecord(name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None)
//	    getMessage(), and the fields that formats name:
//	    name msg args levelname levelno pathname filename module exc_info exc_text stack_info
//	    lineno funcName created msecs relativeCreated thread threadName processName process
//	    taskName message asctime
//
// In logging.handlers, a member of logging too:
//
//	handlers.BaseRotatingHandler           namer, rotator; rotation_filename(default_name),
//	                                       rotate(source, dest)
//	handlers.RotatingFileHandler(filename, mode='a', maxBytes=0, backupCount=0,
//	                             encoding=None, delay=False, errors=None)
//	                                       shouldRollover(record), doRollover()
//
// A handler writes each record, with its terminator, at once, and holds its lock
// meanwhile: lines of several threads are never mixed. What goes wrong in a handler is
// reported on the standard error output as a "Logging error", and fails no script.
//
// The methods of ours find those that a script has overridden; the others they call
// without the interpreter. captureWarnings, BufferingFormatter, logging.config and the
// other handlers are left out, and warn and fatal warn of nothing.
//
// Source: the logging module in the Python library reference.
package logging
