package os

import (
	"io/fs"
	pathpkg "path"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// pathFunctions are the functions of os.path.
var pathFunctions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F2("join", "a, *p", "paths as one, with / between; one that begins with / drops\nthose before", joinAll),
		native.F1("split", "p", "a pair: what is before the last /, and what is behind it", pairOf(split)),
		native.F1("basename", "p", "what is behind the last / of a path", func(_ *script.Thread, p path) (string, error) {
			_, tail := split(string(p))
			return tail, nil
		}),
		native.F1("dirname", "p", "what is before the last / of a path", func(_ *script.Thread, p path) (string, error) {
			head, _ := split(string(p))
			return head, nil
		}),
		native.F1("splitext", "p", "a pair: a path without its extension, and that, as '.txt'", pairOf(splitext)),
		native.F1("normpath", "path", "a path without needless parts such as . and ..", func(_ *script.Thread, p path) (string, error) {
			return normpath(string(p)), nil
		}),
		native.F1("isabs", "s", "whether a path begins with /", func(_ *script.Thread, p path) (bool, error) { return p.isAbs(), nil }),
		native.M1("abspath", "path", "a path from / on", (*Module).abspath),
		native.M1("expanduser", "path", "a path with the home directory for ~", (*Module).expanduser),
		native.F1("commonprefix", "m", "the text that all of a list of paths begin with", commonprefix),
		native.M1("exists", "path", "whether there is a file or a directory of that path", statIs(func(fs.FileInfo) bool { return true })),
		native.M1("isfile", "path", "whether it is the path of a file", statIs(func(f fs.FileInfo) bool { return f.Mode().IsRegular() })),
		native.M1("isdir", "path", "whether it is the path of a directory", statIs(fs.FileInfo.IsDir)),
		native.M1("getsize", "filename", "how many bytes a file has", (*Module).getsize),
	}
})

// pairOf returns the function of scripts for one that divides a path into two.
func pairOf(divide func(string) (string, string)) func(*script.Thread, path) (starlark.Tuple, error) {
	return func(_ *script.Thread, p path) (starlark.Tuple, error) {
		a, b := divide(string(p))
		return starlark.Tuple{starlark.String(a), starlark.String(b)}, nil
	}
}

// statIs returns the function of scripts that tells whether there is something that is so.
func statIs(so func(fs.FileInfo) bool) func(*Module, *script.Thread, path) (bool, error) {
	return func(m *Module, t *script.Thread, p path) (bool, error) {
		info, err := m.stat(t, p)
		if err != nil && !m.isError(err) {
			return false, err
		}
		return err == nil && so(info), nil
	}
}

func (p path) isAbs() bool { return strings.HasPrefix(string(p), "/") }

func joinAll(t *script.Thread, first path, others native.Args) (string, error) {
	joined := string(first)
	for _, v := range others {
		p, err := pathOf(t, v.Starlark())
		if err != nil {
			return "", object.TypeError.Errorf("join() argument must be str, bytes, or os.PathLike object, not '%s'", object.TypeName(v.Starlark()))
		}
		joined = join(joined, string(p))
	}
	return joined, nil
}

func (m *Module) abspath(t *script.Thread, p path) (string, error) {
	if p.isAbs() {
		return normpath(string(p)), nil
	}
	dir, err := m.getwd(t)
	if err != nil {
		return "", err
	}
	return normpath(join(dir, string(p))), nil
}

func (m *Module) expanduser(_ *script.Thread, p path) (string, error) {
	behind, ok := strings.CutPrefix(string(p), "~")
	if !ok || behind != "" && behind[0] != '/' { // others' homes are not known
		return string(p), nil
	}
	v, found, _ := m.env.dict.Get(starlark.String("HOME"))
	if !found {
		return string(p), nil
	}
	home, _ := object.AsString(v)
	if expanded := strings.TrimRight(home, "/") + behind; expanded != "" {
		return expanded, nil
	}
	return "/", nil
}

func (m *Module) getsize(t *script.Thread, p path) (int64, error) {
	info, err := m.stat(t, p)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func commonprefix(t *script.Thread, paths starlark.Value) (string, error) {
	it := starlark.Iterate(paths)
	if it == nil {
		return "", object.TypeError.Errorf("'%s' object is not iterable", object.TypeName(paths))
	}
	defer it.Done()
	var prefix []rune
	var v starlark.Value
	for first := true; it.Next(&v); first = false {
		p, err := pathOf(t, v)
		if err != nil {
			return "", err
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
	return string(prefix), nil
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
	clean := pathpkg.Clean(p)
	if strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "///") {
		return "/" + clean
	}
	return clean
}
