// Package os is the script module os: what a [Config] gives of the system, and no more.
//
//	os.environ                   the environment: a mapping that a script may change for
//	                             itself; the process keeps its own
//	    environ.get(key, default=None)
//	                             the variable called key, or default
//	    environ.setdefault(key, value)
//	                             the variable called key, which is set to value if there is none
//	    environ.pop(key, default=None, /)
//	                             removes the variable called key, and returns it
//	    environ.update(other=(), /, **kwds)
//	                             sets variables, from a mapping or pairs, and from keywords
//	    environ.keys()           the names of the variables
//	    environ.values()         the values of the variables
//	    environ.items()          pairs of names and values
//	    environ.copy()           a dict of the variables
//	    environ.clear()          removes all variables
//	os.getenv(key, default=None) the environment variable called key, or default
//	os.getpid()                  the number of the process
//	os.getppid()                 the number of the process that started this one
//	os.cpu_count()               how many processors there are, or None
//	os.process_cpu_count()       how many processors the process may use, or None
//	os.kill(pid, signal)         sends a signal to a process
//	os._exit(status)             ends the process at once, without cleaning up
//	os.getcwd()                  the working directory
//	os.chdir(path)               makes a directory the working directory of the process
//	os.listdir(path='.')         the names of what is in a directory, a list
//	os.mkdir(path, mode=0o777)   makes a directory
//	os.makedirs(name, mode=0o777, exist_ok=False)
//	                             makes a directory, and those around it that there are not
//	os.remove(path), os.unlink(path)
//	                             removes a file
//	os.rmdir(path)               removes a directory that is empty
//	os.rename(src, dst)          gives a file or a directory another path
//	os.replace(src, dst)         the same, also if there is a file of that path
//	os.walk(top, topdown=True, onerror=None, followlinks=False)
//	                             a list of (path, directories, files); links are not followed
//	os.fspath(path)              the text that a path is
//	os.sep, os.linesep, os.name, os.curdir, os.pardir, os.pathsep, os.extsep, os.altsep,
//	os.devnull                   a name or a sign as POSIX has it, whose paths these are on
//	                             every system
//	os.error                     OSError
//	os.path                      the module for paths, below
//
// The module os.path:
//
//	os.path.join(a, *p)          paths as one, with / between; one that begins with / drops
//	                             those before
//	os.path.split(p)             a pair: what is before the last /, and what is behind it
//	os.path.basename(p)          what is behind the last / of a path
//	os.path.dirname(p)           what is before the last / of a path
//	os.path.splitext(p)          a pair: a path without its extension, and that, as '.txt'
//	os.path.normpath(path)       a path without needless parts such as . and ..
//	os.path.isabs(s)             whether a path begins with /
//	os.path.abspath(path)        a path from / on
//	os.path.expanduser(path)     a path with the home directory for ~
//	os.path.commonprefix(m)      the text that all of a list of paths begin with
//	os.path.exists(path)         whether there is a file or a directory of that path
//	os.path.isfile(path)         whether it is the path of a file
//	os.path.isdir(path)          whether it is the path of a directory
//	os.path.getsize(filename)    how many bytes a file has
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
