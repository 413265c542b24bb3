package os

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"sync"
	"syscall"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Config says what scripts may know of, and do to, the system. The zero value gives
// nothing but the number of processors.
type Config struct {
	// Environ returns the environment when the module is made, as os.Environ does. If
	// nil, it is empty.
	Environ func() []string

	// Getwd returns the working directory, for os.getcwd and os.path.abspath, and Chdir
	// changes it, for os.chdir. If nil, these raise PermissionError. Chdir may block.
	Getwd func() (string, error)
	Chdir func(dir string) error

	// FS is the file system. If nil, functions that need one raise PermissionError.
	// Its methods may block, and are called from several goroutines.
	FS FileSystem

	// Exit ends the process, for os._exit, and Kill sends a process a signal, for os.kill.
	// If nil, these raise PermissionError.
	Exit func(status int)
	Kill func(pid int, sig syscall.Signal) error
}

// A FileSystem is what scripts can do to files. The functions of Go's package os say
// what each method does.
type FileSystem interface {
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, perm fs.FileMode) error
	Remove(name string) error // of a file or an empty directory
	Rename(from, to string) error
}

// System is the file system of the process.
type System struct{}

var _ FileSystem = System{}

// Stat is os.Stat.
func (System) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// Lstat is os.Lstat.
func (System) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

// ReadDir is os.ReadDir.
func (System) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// Mkdir is os.Mkdir.
func (System) Mkdir(name string, perm fs.FileMode) error { return os.Mkdir(name, perm) }

// Remove is os.Remove.
func (System) Remove(name string) error { return os.Remove(name) }

// Rename is os.Rename.
func (System) Rename(from, to string) error { return os.Rename(from, to) }

// A Module is the module os of one Config.
type Module struct {
	*starlarkstruct.Module
	cfg Config
	env *Environ
}

// New returns the module. Its member path is the module os.path.
func New(cfg Config) *Module {
	m := &Module{cfg: cfg, env: newEnviron(cfg.Environ)}
	members := native.Members(m, functions())
	maps.Copy(members, constants())
	members["environ"] = m.env
	members["path"] = &starlarkstruct.Module{Name: "posixpath", Members: native.Members(m, pathFunctions())}
	m.Module = &starlarkstruct.Module{Name: "os", Members: members}
	return m
}

// constants are the members that all Hosts share.
var constants = sync.OnceValue(func() starlark.StringDict {
	return starlark.StringDict{
		"sep": starlark.String("/"), "linesep": starlark.String("\n"), "name": starlark.String("posix"), "curdir": starlark.String("."),
		"pardir": starlark.String(".."), "pathsep": starlark.String(":"), "extsep": starlark.String("."), "altsep": starlark.None,
		"devnull": starlark.String("/dev/null"), "error": object.OSError,
	}
})

var functions = sync.OnceValue(func() []*native.Function {
	return append(native.InC("posix",
		native.F0("getpid", "", "the number of the process", func(*script.Thread) (int, error) { return os.Getpid(), nil }),
		native.F0("getppid", "", "the number of the process that started this one", func(*script.Thread) (int, error) { return os.Getppid(), nil }),
		native.F0("cpu_count", "", "how many processors there are, or None", func(*script.Thread) (int, error) { return runtime.NumCPU(), nil }),
		native.M0("getcwd", "", "the working directory", (*Module).getwd),
		native.M2("kill", "pid, signal, /", "sends a signal to a process", (*Module).kill),
	),
		native.F0("process_cpu_count", "", "how many processors the process may use, or None", func(*script.Thread) (int, error) { return runtime.GOMAXPROCS(0), nil }),
		native.M2("getenv", "key, default=None", "the environment variable called key, or default", (*Module).getenv),
		native.M1("_exit", "status", "ends the process at once, without cleaning up", (*Module).exit),
		native.M1("chdir", "path", "makes a directory the working directory of the process", (*Module).chdir),
		native.M1("listdir", "path='.'", "the names of what is in a directory, a list", (*Module).listdir),
		native.M2("mkdir", "path, mode=0o777", "makes a directory", (*Module).mkdir),
		native.M3("makedirs", "name, mode=0o777, exist_ok=False", "makes a directory, and those around it that there are not", (*Module).makedirs),
		native.M1("remove", "path", "removes a file", (*Module).remove),
		native.M1("unlink", "path", "removes a file", (*Module).remove),
		native.M1("rmdir", "path", "removes a directory that is empty", (*Module).rmdir),
		native.M2("rename", "src, dst", "gives a file or a directory another path", (*Module).rename),
		native.M2("replace", "src, dst", "the same, also if there is a file of that path", (*Module).rename),
		native.M4("walk", "top, topdown=True, onerror=None, followlinks=False", "a list of (path, directories, files); links are not followed", (*Module).walk),
		native.F1("fspath", "path", "the text that a path is", func(_ *script.Thread, path path) (string, error) { return string(path), nil }),
	)
})

func denied(what string) error {
	return object.PermissionError.Errorf("fstar: this host gives scripts no %s", what)
}

// block calls f, which uses the file system, without the script lock.
func (m *Module) block(t *script.Thread, f func(fs FileSystem) error) (err error) {
	if m.cfg.FS == nil {
		return denied("file system")
	}
	t.Block(func(context.Context) { err = f(m.cfg.FS) })
	return err
}

// onPath is block for an operation on a path, with Python's exception for its error.
func (m *Module) onPath(t *script.Thread, path path, f func(fs FileSystem) error) error {
	err := m.block(t, f)
	if err == nil {
		return nil
	}
	return osError(err, starlark.String(path))
}

// osErrors are the classes of errors by their number.
// Source: "OS exceptions" in the Python library reference.
var osErrors = map[syscall.Errno]*object.Class{
	syscall.ENOENT:  object.FileNotFoundError,
	syscall.EEXIST:  object.FileExistsError,
	syscall.EISDIR:  object.IsADirectoryError,
	syscall.ENOTDIR: object.NotADirectoryError,
	syscall.EACCES:  object.PermissionError,
	syscall.EPERM:   object.PermissionError,
	syscall.ESRCH:   object.ProcessLookupError,
}

// texts are those of strerror, with which CPython's messages begin.
var texts = map[syscall.Errno]string{
	syscall.ENOENT:    "No such file or directory",
	syscall.EEXIST:    "File exists",
	syscall.EISDIR:    "Is a directory",
	syscall.ENOTDIR:   "Not a directory",
	syscall.EACCES:    "Permission denied",
	syscall.EPERM:     "Operation not permitted",
	syscall.ENOTEMPTY: "Directory not empty",
	syscall.ESRCH:     "No such process",
}

// osError returns Python's exception for an error of the file system.
func osError(err error, path ...starlark.Value) error {
	var e *object.Exception
	if errors.As(err, &e) {
		return err
	}
	var number syscall.Errno
	if !errors.As(err, &number) {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			number = syscall.ENOENT
		case errors.Is(err, fs.ErrExist):
			number = syscall.EEXIST
		case errors.Is(err, fs.ErrPermission):
			number = syscall.EACCES
		default:
			return object.OSError.Errorf("%w", err)
		}
	}
	class := osErrors[number]
	if class == nil {
		class = object.OSError
	}
	text := texts[number]
	if text == "" {
		text = number.Error()
	}
	args := starlark.Tuple{starlark.MakeInt(int(number)), starlark.String(text)}
	if len(path) > 0 {
		args = append(args, path[0])
	}
	if len(path) > 1 {
		args = append(args, starlark.None, path[1])
	}
	return class.New(args...).Wrap(err)
}

func (m *Module) getwd(t *script.Thread) (dir string, err error) {
	if m.cfg.Getwd == nil {
		return "", denied("working directory")
	}
	t.Block(func(context.Context) { dir, err = m.cfg.Getwd() })
	if err != nil {
		return "", osError(err)
	}
	return dir, nil
}

func (m *Module) chdir(t *script.Thread, path path) (value.Value, error) {
	if m.cfg.Chdir == nil {
		return value.Value{}, denied("working directory")
	}
	var err error
	t.Block(func(context.Context) { err = m.cfg.Chdir(string(path)) })
	if err != nil {
		return value.Value{}, osError(err, starlark.String(path))
	}
	return value.None, nil
}

// Getenv returns a variable of os.environ, and whether it is there. The caller has the script
// lock.
func (m *Module) Getenv(name string) (value string, set bool) {
	v, found, _ := m.env.dict.Get(starlark.String(name))
	value, _ = starlark.AsString(v)
	return value, found
}

func (m *Module) getenv(t *script.Thread, key, other starlark.Value) (starlark.Value, error) {
	return m.env.get(t, key, other)
}
