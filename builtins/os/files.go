package os

import (
	"io/fs"
	"strings"
	"syscall"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func (m *Module) listdir(t *script.Thread, given native.Opt[path]) (*value.List, error) {
	dir := given.Or(".")
	var entries []fs.DirEntry
	err := m.onPath(t, dir, func(fs FileSystem) (err error) {
		entries, err = fs.ReadDir(string(dir))
		return err
	})
	if err != nil {
		return nil, err
	}
	names := make([]starlark.Value, len(entries))
	for i, e := range entries {
		names[i] = starlark.String(e.Name())
	}
	return value.ListFrom(names), nil
}

func (m *Module) mkdir(t *script.Thread, path path, perm mode) (value.Value, error) {
	return value.None, m.onPath(t, path, func(files FileSystem) error { return files.Mkdir(string(path), fs.FileMode(perm)) })
}

// makedirs makes a directory and those above it that are not there.
func (m *Module) makedirs(t *script.Thread, path path, perm mode, existOK bool) (value.Value, error) {
	return value.None, m.onPath(t, path, func(files FileSystem) error {
		return makeAll(files, string(path), fs.FileMode(perm), existOK)
	})
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

func (m *Module) remove(t *script.Thread, path path) (value.Value, error) {
	return value.None, m.removeIf(t, path, false)
}

func (m *Module) rmdir(t *script.Thread, path path) (value.Value, error) {
	return value.None, m.removeIf(t, path, true)
}

// removeIf is remove, or rmdir: Go has one function for both.
func (m *Module) removeIf(t *script.Thread, path path, dir bool) error {
	return m.onPath(t, path, func(fs FileSystem) error {
		info, err := fs.Lstat(string(path))
		switch {
		case err == nil && info.IsDir() && !dir:
			return syscall.EISDIR
		case err == nil && !info.IsDir() && dir:
			return syscall.ENOTDIR
		}
		return fs.Remove(string(path))
	})
}

func (m *Module) rename(t *script.Thread, from, to path) (value.Value, error) {
	if err := m.block(t, func(fs FileSystem) error { return fs.Rename(string(from), string(to)) }); err != nil {
		return value.Value{}, osError(err, starlark.String(from), starlark.String(to))
	}
	return value.None, nil
}

// walk lists a tree of directories. Directories that cannot be read are left out, and
// onerror is told of them.
func (m *Module) walk(t *script.Thread, top path, topdown bool, onerror native.Opt[starlark.Value], _ value.Value) (*value.List, error) {
	var all []starlark.Value
	var visit func(dir string) error
	visit = func(dir string) error {
		var entries []fs.DirEntry
		err := m.onPath(t, path(dir), func(fs FileSystem) (err error) {
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
			if onerror.Given {
				_, err := t.Invoke(onerror.Value, starlark.Tuple{object.Catch(err, 0)}, nil)
				return err
			}
			return nil
		}
		dirs, files := new(value.List), new(value.List)
		var below []string
		for _, e := range entries {
			switch inner := join(dir, e.Name()); {
			case e.IsDir():
				dirs.Append(value.Text(e.Name()))
				below = append(below, inner)
			case e.Type()&fs.ModeSymlink != 0 && m.isDir(t, path(inner)):
				dirs.Append(value.Text(e.Name()))
			default:
				files.Append(value.Text(e.Name()))
			}
		}
		entry := starlark.Tuple{starlark.String(dir), dirs, files}
		if topdown {
			all = append(all, entry)
		}
		for _, inner := range below {
			if err := visit(inner); err != nil {
				return err
			}
		}
		if !topdown {
			all = append(all, entry)
		}
		return nil
	}
	if err := visit(string(top)); err != nil {
		return nil, err
	}
	return value.ListFrom(all), nil
}

func (m *Module) isDir(t *script.Thread, path path) bool {
	info, err := m.stat(t, path)
	return err == nil && info.IsDir()
}

func (m *Module) stat(t *script.Thread, path path) (info fs.FileInfo, err error) {
	err = m.onPath(t, path, func(fs FileSystem) (err error) {
		info, err = fs.Stat(string(path))
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
