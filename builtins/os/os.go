package os

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
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
	count := func(n int) func(*script.Thread, signature.Args) (starlark.Value, error) {
		return func(*script.Thread, signature.Args) (starlark.Value, error) { return starlark.MakeInt(n), nil }
	}
	members := starlark.StringDict{
		"environ":           m.env,
		"getenv":            script.NewFunction("getenv", "key, default=None", m.getenv),
		"getpid":            script.NewFunction("getpid", "", count(os.Getpid())),
		"cpu_count":         script.NewFunction("cpu_count", "", count(runtime.NumCPU())),
		"process_cpu_count": script.NewFunction("process_cpu_count", "", count(runtime.GOMAXPROCS(0))),
		"getcwd": script.NewFunction("getcwd", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			dir, err := m.getwd(t)
			return starlark.String(dir), err
		}),
		"chdir":   script.NewFunction("chdir", "path", m.chdir),
		"getppid": script.NewFunction("getppid", "", count(os.Getppid())),
		"_exit":   script.NewFunction("_exit", "status", m.exit),
		"kill":    script.NewFunction("kill", "pid, signal, /", m.kill),
		"fspath": script.NewFunction("fspath", "path", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			path, err := pathArg(t, a.Values[0])
			return starlark.String(path), err
		}),
		"listdir":  script.NewFunction("listdir", "path='.'", m.listdir),
		"mkdir":    script.NewFunction("mkdir", "path, mode=0o777", m.mkdir),
		"makedirs": script.NewFunction("makedirs", "name, mode=0o777, exist_ok=False", m.makedirs),
		"remove":   script.NewFunction("remove", "path", m.remove(false)),
		"unlink":   script.NewFunction("unlink", "path", m.remove(false)),
		"rmdir":    script.NewFunction("rmdir", "path", m.remove(true)),
		"rename":   script.NewFunction("rename", "src, dst", m.rename),
		"replace":  script.NewFunction("replace", "src, dst", m.rename),
		"walk":     script.NewFunction("walk", "top, topdown=True, onerror=None, followlinks=False", m.walk),
		"altsep":   starlark.None,
		"error":    object.OSError,
		"path":     &starlarkstruct.Module{Name: "posixpath", Members: m.pathFunctions()},
	}
	for name, v := range map[string]string{
		"sep": "/", "linesep": "\n", "name": "posix", "curdir": ".", "pardir": "..", "pathsep": ":", "extsep": ".", "devnull": "/dev/null",
	} {
		members[name] = starlark.String(v)
	}
	m.Module = &starlarkstruct.Module{Name: "os", Members: members}
	return m
}

// pathArg returns the path that an argument is.
func pathArg(t *script.Thread, v starlark.Value) (string, error) {
	if s, ok := object.AsString(v); ok {
		return s, nil
	}
	if fn, err := object.Getattr(v, "__fspath__"); err == nil {
		path, err := starlark.Call(t.Interp(), fn, nil, nil)
		if err != nil {
			return "", err
		}
		if s, ok := object.AsString(path); ok {
			return s, nil
		}
	}
	return "", exception.TypeError.Errorf("expected str, bytes or os.PathLike object, not %s", exception.TypeName(v))
}

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
func (m *Module) onPath(t *script.Thread, path string, f func(fs FileSystem) error) error {
	err := m.block(t, f)
	if err == nil {
		return nil
	}
	return osError(err, starlark.String(path))
}

// osErrors are the classes of errors by their number.
// Source: "OS exceptions" in the Python library reference.
var osErrors = map[syscall.Errno]*exception.Class{
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
	var e *exception.Exception
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

func (m *Module) chdir(t *script.Thread, a signature.Args) (starlark.Value, error) {
	path, err := pathArg(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	if m.cfg.Chdir == nil {
		return nil, denied("working directory")
	}
	t.Block(func(context.Context) { err = m.cfg.Chdir(path) })
	if err != nil {
		return nil, osError(err, starlark.String(path))
	}
	return starlark.None, nil
}

// Getenv returns a variable of os.environ, and whether it is there. The caller has the script
// lock.
func (m *Module) Getenv(name string) (value string, set bool) {
	v, found, _ := m.env.dict.Get(starlark.String(name))
	value, _ = starlark.AsString(v)
	return value, found
}

func (m *Module) getenv(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	if _, ok := a.Values[0].(starlark.String); !ok {
		return nil, exception.TypeError.Errorf("str expected, not %s", exception.TypeName(a.Values[0]))
	}
	v, found, err := m.env.dict.Get(a.Values[0])
	if err != nil || found {
		return v, err
	}
	if a.Values[1] != nil {
		return a.Values[1], nil
	}
	return starlark.None, nil
}
