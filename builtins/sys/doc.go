// Package sys is the script module sys.
//
//	sys.argv                 the command line, as the Config says
//	sys.exit(status=None, /) raises SystemExit(status)
//	sys.displayhook(value, /)
//	                         shows the value of an expression statement in a session: prints
//	                         its repr and keeps it as _, unless it is None. A script may put
//	                         a function of its own there
//	sys.__displayhook__      this, as it was at first
//	sys.stdout, sys.stderr   text files: see [Stream]
//	sys.stdin                a text file to read: see [Stdin]; None if there is none
//	sys.__stdin__, sys.__stdout__, sys.__stderr__
//	                         these, as they were at first
//	sys.exc_info()           class, value and traceback of what is being handled, or three None
//	sys.exception()          the exception that is being handled, or None
//	sys.version, sys.version_info, sys.hexversion
//	                         those of the Python that this is like, 3.14.0
//	sys.implementation       name is 'fstar'
//	sys.platform             linux, darwin, win32 …
//	sys.byteorder            little or big
//	sys.maxsize, sys.maxunicode
//	sys.float_info           what floats can be
//	sys.executable           as the Config says
//	sys.path                 the directories in which import looks for files, as the Config
//	                         says; what a script puts there is searched, too
//	sys.modules              the modules that were imported, by name: what a script puts there
//	                         is what it imports afterwards
//	sys.getrecursionlimit(), sys.setrecursionlimit(limit, /)
//	                         a number that is kept; what limits recursion here is the
//	                         interpreter
//	sys.getswitchinterval(), sys.setswitchinterval(interval, /)
//	                         a number that is kept
//	sys.getdefaultencoding(), sys.getfilesystemencoding()
//	                         'utf-8'
//	sys.intern(string, /)    string
//
// Source: the sys module in the Python library reference.
package sys
