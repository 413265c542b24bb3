// Package sys is the script module sys.
//
//	sys.argv                 the command line, as the Config says
//	sys.__displayhook__, sys.__excepthook__
//	                         the function without the two underscores, as it was at first
//	sys.stdout, sys.stderr   a text file to write to
//	sys.stdin                a text file to read; None if there is none
//	sys.__stdin__, sys.__stdout__, sys.__stderr__
//	                         the file without the two underscores, as it was at first
//	sys.version, sys.version_info, sys.hexversion
//	                         the version of the Python that this is like, 3.14.0
//	sys.implementation       name is 'fstar'
//	sys.platform             linux, darwin, win32 …
//	sys.byteorder            little or big
//	sys.maxsize              the greatest number of elements that CPython allows
//	sys.maxunicode           the greatest code point
//	sys.float_info           what floats can be
//	sys.executable           the program's file, as the Config says
//	sys.path                 the directories in which import looks for files, as the Config
//	                         says; what a script puts there is searched, too
//	sys.modules              the modules that were imported, by name: what a script puts there
//	                         is what it imports afterwards
//
// The worker processes of a pool have what a script has set here before the first submit: argv,
// path, the limits, what it has put into modules, and members that it has replaced or added,
// such as stdout. A replacement that cannot be sent as a whole is left out: the worker has its
// own. A worker has no standard input.
//
// Source: the sys module in the Python library reference.
package sys
