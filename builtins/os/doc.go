// Package os is the script module os: what a [Config] gives of the system, and no more.
//
//	os.environ                   the environment: a mapping that a script may change for
//	                             itself; the process keeps its own
//	os.getenv(key, default=None)
//	os.getpid(), os.getppid(), os.cpu_count(), os.process_cpu_count()
//	os.kill(pid, signal), os._exit(status)
//	os.getcwd()
//	os.listdir(path='.')
//	os.mkdir(path, mode=0o777), os.makedirs(name, mode=0o777, exist_ok=False)
//	os.remove(path), os.unlink(path), os.rmdir(path)
//	os.rename(src, dst), os.replace(src, dst)
//	os.walk(top, topdown=True, onerror=None, followlinks=False)
//	                             a list of (path, directories, files); links are not followed
//	os.fspath(path)
//	os.sep os.linesep os.name os.curdir os.pardir os.pathsep os.extsep os.altsep os.devnull
//	                             those of POSIX, whose paths these are on every system
//	os.error                     OSError
//	os.path                      see below
//
// The module os.path:
//
//	join(path, *paths) split(p) basename(p) dirname(p) splitext(p) normpath(path)
//	isabs(s) abspath(path) expanduser(path) commonprefix(list)
//	exists(path) isfile(path) isdir(path) getsize(filename)
//
// A path is a str, or a value with __fspath__. Without the capability that a function
// needs, it raises PermissionError.
//
// Since walk is a list, changes that a script makes to its lists of directories do not
// prune what comes.
//
// Source: the os and os.path modules in the Python library reference.
package os
