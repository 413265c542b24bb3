package os

import (
	"io/fs"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

func (m *Module) listdir(t *script.Thread, a signature.Args) (starlark.Value, error) {
	path := "."
	if a.Values[0] != nil && a.Values[0] != starlark.None {
		var err error
		if path, err = pathArg(t, a.Values[0]); err != nil {
			return nil, err
		}
	}
	var entries []fs.DirEntry
	err := m.onPath(t, path, func(fs FileSystem) (err error) {
		entries, err = fs.ReadDir(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	names := make([]starlark.Value, len(entries))
	for i, e := range entries {
		names[i] = starlark.String(e.Name())
	}
	return starlark.NewList(names), nil
}

// mode returns the permissions that an argument is.
func mode(v starlark.Value) (fs.FileMode, error) {
	switch v := v.(type) {
	case nil:
		return 0o777, nil
	case starlark.Int:
		n, err := starlark.AsInt32(v)
		return fs.FileMode(n) & fs.ModePerm, err
	}
	return 0, exception.TypeError.Errorf("'%s' object cannot be interpreted as an integer", exception.TypeName(v))
}

func (m *Module) mkdir(t *script.Thread, a signature.Args) (starlark.Value, error) {
	path, err := pathArg(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	perm, err := mode(a.Values[1])
	if err != nil {
		return nil, err
	}
	return starlark.None, m.onPath(t, path, func(fs FileSystem) error { return fs.Mkdir(path, perm) })
}

// makedirs makes a directory and those above it that are not there.
func (m *Module) makedirs(t *script.Thread, a signature.Args) (starlark.Value, error) {
	path, err := pathArg(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	perm, err := mode(a.Values[1])
	if err != nil {
		return nil, err
	}
	existOK := a.Values[2] != nil && bool(a.Values[2].Truth())
	return starlark.None, m.onPath(t, path, func(fs FileSystem) error { return makeAll(fs, path, perm, existOK) })
}

func makeAll(fs FileSystem, path string, perm fs.FileMode, existOK bool) error {
	head, tail := split(path)
	if tail == "" {
		head, tail = split(head)
	}
	if head != "" && tail != "" {
		if _, err := fs.Stat(head); err != nil {
			if err := makeAll(fs, head, 0o777, true); err != nil {
				return err
			}
		}
		if tail == "." {
			return nil
		}
	}
	err := fs.Mkdir(path, perm)
	if err != nil && existOK {
		if info, statErr := fs.Stat(path); statErr == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// remove returns remove, or rmdir: Go has one function for both.
func (m *Module) remove(dir bool) func(*script.Thread, signature.Args) (starlark.Value, error) {
	return func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		path, err := pathArg(t, a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, m.onPath(t, path, func(fs FileSystem) error {
			info, err := fs.Lstat(path)
			switch {
			case err == nil && info.IsDir() && !dir:
				return syscall.EISDIR
			case err == nil && !info.IsDir() && dir:
				return syscall.ENOTDIR
			}
			return fs.Remove(path)
		})
	}
}

func (m *Module) rename(t *script.Thread, a signature.Args) (starlark.Value, error) {
	from, err := pathArg(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	to, err := pathArg(t, a.Values[1])
	if err != nil {
		return nil, err
	}
	if err := m.block(t, func(fs FileSystem) error { return fs.Rename(from, to) }); err != nil {
		return nil, osError(err, starlark.String(from), starlark.String(to))
	}
	return starlark.None, nil
}

// walk lists a tree of directories. Directories that cannot be read are left out, and
// onerror is told of them.
func (m *Module) walk(t *script.Thread, a signature.Args) (starlark.Value, error) {
	top, err := pathArg(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	topdown := a.Values[1] == nil || bool(a.Values[1].Truth())
	onerror := a.Values[2]
	var all []starlark.Value
	var visit func(dir string) error
	visit = func(dir string) error {
		var entries []fs.DirEntry
		err := m.onPath(t, dir, func(fs FileSystem) (err error) {
			entries, err = fs.ReadDir(dir)
			return err
		})
		if stop := t.Interrupted(); stop != nil {
			return stop
		}
		if m.cfg.FS == nil {
			return err
		}
		if err != nil {
			if onerror != nil && onerror != starlark.None {
				_, err := starlark.Call(t.Interp(), onerror, starlark.Tuple{exception.Catch(err, 0)}, nil)
				return err
			}
			return nil
		}
		dirs, files := new(starlark.List), new(starlark.List)
		var below []string
		for _, e := range entries {
			switch path := join(dir, e.Name()); {
			case e.IsDir():
				dirs.Append(starlark.String(e.Name()))
				below = append(below, path)
			case e.Type()&fs.ModeSymlink != 0 && m.isDir(t, path):
				dirs.Append(starlark.String(e.Name()))
			default:
				files.Append(starlark.String(e.Name()))
			}
		}
		entry := starlark.Tuple{starlark.String(dir), dirs, files}
		if topdown {
			all = append(all, entry)
		}
		for _, path := range below {
			if err := visit(path); err != nil {
				return err
			}
		}
		if !topdown {
			all = append(all, entry)
		}
		return nil
	}
	if err := visit(top); err != nil {
		return nil, err
	}
	return starlark.NewList(all), nil
}

func (m *Module) isDir(t *script.Thread, path string) bool {
	info, err := m.stat(t, path)
	return err == nil && info.IsDir()
}

func (m *Module) stat(t *script.Thread, path string) (info fs.FileInfo, err error) {
	err = m.onPath(t, path, func(fs FileSystem) (err error) {
		info, err = fs.Stat(path)
		return err
	})
	return info, err
}

// isError reports whether a failed stat says something of the file, rather than that
// there is no file system.
func (m *Module) isError(err error) bool {
	return m.cfg.FS != nil && object.IsA(err, object.OSError)
}

// join joins two paths.
func join(a, b string) string {
	switch {
	case strings.HasPrefix(b, "/"):
		return b
	case a == "" || strings.HasSuffix(a, "/"):
		return a + b
	}
	return a + "/" + b
}

// split returns what is before the last slash and what is behind it.
func split(path string) (head, tail string) {
	i := strings.LastIndexByte(path, '/') + 1
	head, tail = path[:i], path[i:]
	if trimmed := strings.TrimRight(head, "/"); trimmed != "" {
		head = trimmed
	}
	return head, tail
}
