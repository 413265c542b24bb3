package os

import (
	"path"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// pathFunctions returns the members of os.path.
func (m *Module) pathFunctions() starlark.StringDict {
	members := make(starlark.StringDict)
	add := func(name, param string, fn func(t *script.Thread, path string) (starlark.Value, error)) {
		members[name] = script.NewFunction(name, param, func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			p, err := pathArg(t, a.Values[0])
			if err != nil {
				return nil, err
			}
			return fn(t, p)
		})
	}
	pair := func(a, b string) starlark.Value { return starlark.Tuple{starlark.String(a), starlark.String(b)} }
	add("split", "p", func(_ *script.Thread, p string) (starlark.Value, error) {
		return pair(split(p)), nil
	})
	add("basename", "p", func(_ *script.Thread, p string) (starlark.Value, error) {
		_, tail := split(p)
		return starlark.String(tail), nil
	})
	add("dirname", "p", func(_ *script.Thread, p string) (starlark.Value, error) {
		head, _ := split(p)
		return starlark.String(head), nil
	})
	add("splitext", "p", func(_ *script.Thread, p string) (starlark.Value, error) { return pair(splitext(p)), nil })
	add("normpath", "path", func(_ *script.Thread, p string) (starlark.Value, error) { return starlark.String(normpath(p)), nil })
	add("isabs", "s", func(_ *script.Thread, p string) (starlark.Value, error) {
		return starlark.Bool(strings.HasPrefix(p, "/")), nil
	})
	add("abspath", "path", func(t *script.Thread, p string) (starlark.Value, error) {
		if !strings.HasPrefix(p, "/") {
			dir, err := m.getwd(t)
			if err != nil {
				return nil, err
			}
			p = join(dir, p)
		}
		return starlark.String(normpath(p)), nil
	})
	add("expanduser", "path", func(_ *script.Thread, p string) (starlark.Value, error) {
		if p == "~" || strings.HasPrefix(p, "~/") { // others' homes are not known
			if v, found, _ := m.env.dict.Get(starlark.String("HOME")); found {
				home, _ := object.AsString(v)
				p = strings.TrimRight(home, "/") + p[1:]
				if p == "" {
					p = "/"
				}
			}
		}
		return starlark.String(p), nil
	})
	exists := func(name string, is func(t *script.Thread, p string) (bool, error)) {
		add(name, "path", func(t *script.Thread, p string) (starlark.Value, error) {
			ok, err := is(t, p)
			if err != nil && !m.isError(err) {
				return nil, err
			}
			return starlark.Bool(ok && err == nil), nil
		})
	}
	exists("exists", func(t *script.Thread, p string) (bool, error) {
		_, err := m.stat(t, p)
		return true, err
	})
	exists("isfile", func(t *script.Thread, p string) (bool, error) {
		info, err := m.stat(t, p)
		return err == nil && info.Mode().IsRegular(), err
	})
	exists("isdir", func(t *script.Thread, p string) (bool, error) {
		info, err := m.stat(t, p)
		return err == nil && info.IsDir(), err
	})
	add("getsize", "filename", func(t *script.Thread, p string) (starlark.Value, error) {
		info, err := m.stat(t, p)
		if err != nil {
			return nil, err
		}
		return starlark.MakeInt64(info.Size()), nil
	})
	members["join"] = script.NewFunction("join", "a, *p", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		joined, err := pathArg(t, a.Values[0])
		if err != nil {
			return nil, err
		}
		for _, v := range a.Rest {
			p, err := pathArg(t, v)
			if err != nil {
				return nil, exception.TypeError.Errorf("join() argument must be str, bytes, or os.PathLike object, not '%s'", exception.TypeName(v))
			}
			joined = join(joined, p)
		}
		return starlark.String(joined), nil
	})
	members["commonprefix"] = script.NewFunction("commonprefix", "m", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		it := starlark.Iterate(a.Values[0])
		if it == nil {
			return nil, exception.TypeError.Errorf("'%s' object is not iterable", exception.TypeName(a.Values[0]))
		}
		defer it.Done()
		var prefix []rune
		var v starlark.Value
		for first := true; it.Next(&v); first = false {
			p, err := pathArg(t, v)
			if err != nil {
				return nil, err
			}
			r := []rune(p)
			if first {
				prefix = r
			}
			n := 0
			for n < len(prefix) && n < len(r) && prefix[n] == r[n] {
				n++
			}
			prefix = prefix[:n]
		}
		return starlark.String(string(prefix)), nil
	})
	return members
}

// splitext returns a path without its extension, and that with its dot. Dots at the
// beginning of a file's name begin none.
func splitext(p string) (root, ext string) {
	_, name := split(p)
	dots := len(name) - len(strings.TrimLeft(name, "."))
	if i := strings.LastIndexByte(name, '.'); i > dots {
		i += len(p) - len(name)
		return p[:i], p[i:]
	}
	return p, ""
}

// normpath is path.Clean, but that two slashes at the beginning stay, as POSIX lets
// them mean something.
func normpath(p string) string {
	clean := path.Clean(p)
	if strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "///") {
		return "/" + clean
	}
	return clean
}
