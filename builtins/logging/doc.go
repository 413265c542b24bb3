// Package logging is the script modules logging and logging.handlers.
//
// Functions that log to the root logger, which they set up by basicConfig if it has no
// handlers:
//
//	logging.debug(msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None)
//	                                       logs msg % args with the level DEBUG
//	logging.info(msg, *args, **kwargs)     logs msg % args with the level INFO
//	logging.warning(msg, *args, **kwargs), logging.warn(msg, *args, **kwargs)
//	                                       logs msg % args with the level WARNING
//	logging.error(msg, *args, **kwargs)    logs msg % args with the level ERROR
//	logging.critical(msg, *args, **kwargs), logging.fatal(msg, *args, **kwargs)
//	                                       logs msg % args with the level CRITICAL
//	logging.exception(msg, *args, exc_info=True, **kwargs)
//	                                       logs msg % args with the level ERROR, and the
//	                                       exception that is being handled
//	logging.log(level, msg, *args, **kwargs)
//	                                       logs msg % args with a level
//
// Configuration:
//
//	logging.basicConfig(*, filename, filemode='a', format=BASIC_FORMAT, datefmt, style='%',
//	                    level, stream, handlers, force=False, encoding, errors)
//	                                       gives the root logger a handler, unless it has one
//	logging.disable(level=CRITICAL)        lets no records of the level, or below, be logged
//	logging.getLogger(name=None)           the logger called name, or root
//	logging.getLoggerClass()               the class that getLogger makes loggers of
//	logging.setLoggerClass(klass)          sets the class that getLogger makes loggers of
//	logging.getLogRecordFactory()          what makes records
//	logging.setLogRecordFactory(factory)   sets what makes records: called as LogRecord is
//	logging.makeLogRecord(dict)            a record with the attributes that dict has
//	logging.addLevelName(level, levelName) gives a level a name
//	logging.getLevelName(level)            the name of a level, or the level of a name
//	logging.getLevelNamesMapping()         the levels by name: a copy of logging._nameToLevel,
//	                                       as logging._levelToName has the names by level
//	logging.getHandlerByName(name)         the handler with that name, or None
//	logging.getHandlerNames()              the names of all handlers that have one
//	logging.shutdown()                     flushes and closes all handlers, as at the end
//	logging.BASIC_FORMAT                   '%(levelname)s:%(name)s:%(message)s'
//	logging.NOTSET, logging.DEBUG, logging.INFO, logging.WARNING, logging.WARN, logging.ERROR,
//	logging.CRITICAL, logging.FATAL        a level, an int: the higher the more serious
//	logging.root                           the root logger
//	logging.lastResort                     the handler where there are none
//	logging.raiseExceptions                whether errors in handlers are reported
//	logging.handlers                       the module logging.handlers
//
// Classes, which scripts can derive theirs from and set attributes of:
//
//	logging.Logger(name, level=NOTSET)
//	    what scripts log to; getLogger makes it
//	    log.debug(msg, *args, **kwargs)    logs msg % args with the level DEBUG
//	    log.info(msg, *args, **kwargs)     logs msg % args with the level INFO
//	    log.warning(msg, *args, **kwargs), log.warn(msg, *args, **kwargs)
//	                                       logs msg % args with the level WARNING
//	    log.error(msg, *args, **kwargs)    logs msg % args with the level ERROR
//	    log.critical(msg, *args, **kwargs), log.fatal(msg, *args, **kwargs)
//	                                       logs msg % args with the level CRITICAL
//	    log.exception(msg, *args, exc_info=True, **kwargs)
//	                                       logs msg % args with the level ERROR, and the
//	                                       exception that is being handled
//	    log.log(level, msg, *args, **kwargs)
//	                                       logs msg % args with a level
//	    log.isEnabledFor(level)            whether records of a level are logged
//	    log.setLevel(level)                sets the level below which records are dropped
//	    log.getEffectiveLevel()            the level of the logger, or else of the next parent
//	                                       that has one
//	    log.hasHandlers()                  whether a record would get to a handler
//	    log.name, log.level, log.handlers, log.filters, log.disabled
//	                                       as it was set up
//	    log.parent                         the logger that gets the records, too
//	    log.propagate                      whether the parent gets the records
//	    log.root                           the root logger
//	    log.manager                        the Manager that has it
//	    log.getChild(suffix)               the logger called by the name, a dot and suffix
//	    log.getChildren()                  the loggers whose parent it is, a set
//	    log.addHandler(hdlr)               has records go to a handler, too
//	    log.removeHandler(hdlr)            has records go to a handler no more
//	    log.handle(record)                 passes a record to the handlers, if the filters let it
//	    log.callHandlers(record)           passes a record to the handlers, and those of parents
//	    log.makeRecord(name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None)
//	                                       makes a record
//	    log.findCaller(stack_info=False, stacklevel=1)
//	                                       the file, line and function that logs, and the stack
//	logging.RootLogger                     the class of the root logger
//	logging.Manager                        what has all loggers
//	    manager.getLogger(name)            the logger called name
//	    manager.setLoggerClass(klass)      sets the class that getLogger makes loggers of
//	    manager.disable                    the level up to which no records are logged
//	logging.PlaceHolder                    what is in a manager's loggerDict for a parent of some
//	logging.LoggerAdapter(logger, extra=None, merge_extra=False)
//	    a logger that adds extra to what another logs
//	    log.debug(msg, *args, **kwargs)    logs msg % args with the level DEBUG
//	    log.info(msg, *args, **kwargs)     logs msg % args with the level INFO
//	    log.warning(msg, *args, **kwargs), log.warn(msg, *args, **kwargs)
//	                                       logs msg % args with the level WARNING
//	    log.error(msg, *args, **kwargs)    logs msg % args with the level ERROR
//	    log.critical(msg, *args, **kwargs), log.fatal(msg, *args, **kwargs)
//	                                       logs msg % args with the level CRITICAL
//	    log.exception(msg, *args, exc_info=True, **kwargs)
//	                                       logs msg % args with the level ERROR, and the
//	                                       exception that is being handled
//	    log.log(level, msg, *args, **kwargs)
//	                                       logs msg % args with a level
//	    log.isEnabledFor(level)            whether records of a level are logged
//	    log.setLevel(level)                sets the level below which records are dropped
//	    log.getEffectiveLevel()            the level of the logger, or else of the next parent
//	                                       that has one
//	    log.hasHandlers()                  whether a record would get to a handler
//	    log.process(msg, kwargs)           what is logged instead: a msg, and kwargs with extra
//	    log.name                           the logger's
//	    log.manager                        the logger's
//	logging.Filterer                       the base class of loggers and handlers: what has filters
//	    it.addFilter(filter)               asks a filter, too
//	    it.removeFilter(filter)            asks a filter no more
//	    it.filter(record)                  whether the filters let a record pass: false, true, or
//	                                       another record in place of it
//	logging.Filter(name='')                lets the records pass of the logger called name and
//	                                       those below it
//	    it.filter(record)                  whether to let a record pass
//	logging.Handler(level=NOTSET)          what writes records, a base class
//	    h.level, h.formatter, h.filters, h.lock
//	                                       as it was set up
//	    h.name                             the name by which getHandlerByName finds it
//	    h.get_name()                       the name
//	    h.set_name(name)                   sets the name
//	    h.setLevel(level)                  sets the level below which records are dropped
//	    h.setFormatter(fmt)                sets what makes text of records
//	    h.format(record)                   a record as text, by the formatter
//	    h.handle(record)                   writes a record, if the filters let it
//	    h.emit(record)                     writes a record; to be overridden
//	    h.handleError(record)              reports the exception of emit that is being handled
//	    h.acquire()                        takes the lock
//	    h.release()                        lets go of the lock
//	    h.createLock()                     makes the lock
//	    h.flush()                          writes what is not written yet
//	    h.close()                          ends the use of the handler
//	logging.StreamHandler(stream=None)     writes lines to a file object, or to sys.stderr
//	    h.stream, h.terminator             where it writes to, or what is behind each record
//	    h.setStream(stream)                writes to another file object from now on
//	    h.emit(record)                     writes a record
//	    h.flush()                          flushes the stream
//	logging.FileHandler(filename, mode='a', encoding=None, delay=False, errors=None)
//	    writes lines to a file
//	    h.baseFilename, h.mode, h.encoding, h.errors, h.delay
//	                                       as it was made
//	    h.emit(record)                     writes a record; opens the file if that was delayed
//	    h.close()                          closes the file
//	logging.NullHandler()                  writes nothing
//	    h.handle(record)                   does nothing
//	    h.emit(record)                     does nothing
//	    h.createLock()                     makes no lock
//	logging.Formatter(fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)
//	    makes text of records
//	    fmt.converter                      makes the parts of a time of its seconds: time.localtime
//	    fmt.datefmt, fmt.default_time_format, fmt.default_msec_format
//	                                       the format of times
//	    fmt.format(record)                 a record as text, with its exception
//	    fmt.formatTime(record, datefmt=None)
//	                                       the time of a record as text
//	    fmt.formatMessage(record)          a record as text, without its exception
//	    fmt.formatException(ei)            an exception as text: its traceback
//	    fmt.formatStack(stack_info)        a stack as text
//	    fmt.usesTime()                     whether the format has asctime
//	logging.PercentStyle                   the style '%' of formats
//	    style.default_format               the format of who gives none
//	    style.usesTime()                   whether the format has asctime
//	    style.validate()                   raises a ValueError if the format is none
//	    style.format(record)               a record as text
//	logging.StrFormatStyle                 the style '{' of formats
//	    style.default_format               the format of who gives none
//	    style.usesTime()                   whether the format has asctime
//	    style.validate()                   raises a ValueError if the format is none
//	    style.format(record)               a record as text
//	logging.StringTemplateStyle            the style '$' of formats
//	    style.default_format               the format of who gives none
//	    style.usesTime()                   whether the format has asctime
//	    style.validate()                   raises a ValueError if the format is none
//	    style.format(record)               a record as text
//	logging.LogRecord(name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None)
//	    what is logged, with the attributes that formats name: name msg args levelname levelno
//	    pathname filename module exc_info exc_text stack_info lineno funcName created msecs
//	    relativeCreated thread threadName processName process taskName message asctime
//	    record.getMessage()                the message: msg % args
//
// In logging.handlers, a member of logging too:
//
//	handlers.BaseRotatingHandler           writes to a file, and now and then to a new one
//	    h.namer                            None, or a function that makes the name of an old file
//	    h.rotator                          None, or a function that renames a file
//	    h.emit(record)                     writes a record, to a new file if it is time
//	    h.rotation_filename(default_name)  the name of an old file, by namer
//	    h.rotate(source, dest)             renames a file, by rotator
//	handlers.RotatingFileHandler(filename, mode='a', maxBytes=0, backupCount=0,
//	                             encoding=None, delay=False, errors=None)
//	                                       writes to a new file when one has maxBytes, and keeps
//	                                       backupCount old ones
//	    h.shouldRollover(record)           whether the file has no room for a record
//	    h.doRollover()                     begins a new file
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
// The methods of ours find those that a script has overridden; the others they call
// without the interpreter. captureWarnings, BufferingFormatter, logging.config and the
// other handlers are left out, and warn and fatal warn of nothing.
//
// Source: the logging module in the Python library reference.
package logging
