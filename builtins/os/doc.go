// Package os is the script module os: what a [Config] gives of the system, and no more.
//
//	os.environ                   the environment: a mapping that a script may change for
//	                             itself; the process keeps its own
//	os._exit(status)             ends the process at once, without cleaning up
//	os.sep, os.linesep, os.name, os.curdir, os.pardir, os.pathsep, os.extsep, os.altsep,
//	os.devnull                   a name or a sign as POSIX has it, whose paths these are on
//	                             every system
//	os.error                     OSError
//	os.path                      the module for paths
//
// The module os.path has join, split, basename and others that only look at the text of paths,
// and exists, isfile, isdir and getsize.
//
// A path is a str, or a value with __fspath__. Without the capability that a function
// needs, it raises PermissionError.
//
// Since walk is a list, changes that a script makes to its lists of directories do not
// prune what comes.
//
// The worker processes of a pool have the environment and the working directory that there were
// at the first submit. If that directory is no more when a worker starts, the worker is in
// none, as if it had been forked before.
//
// Source: the os and os.path modules in the Python library reference.
package os
