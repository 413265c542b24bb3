package host

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// path returns the directories in sys.path. The caller has the script lock.
func (h *Host) path() []string {
	list := h.pathList()
	if list == nil {
		return nil
	}
	dirs := make([]string, 0, list.Len())
	for i := range list.Len() {
		if dir, ok := starlark.AsString(list.Index(i)); ok { // CPython, too, skips the others
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// setPath makes dir the first element of sys.path. The caller has the script lock.
func (h *Host) setPath(dir string) {
	if list := h.pathList(); list != nil && list.Len() > 0 {
		list.SetIndex(0, starlark.String(dir))
	}
}

// pathList returns sys.path, or nil if a script has put something else there.
func (h *Host) pathList() *value.List {
	list, _ := h.sys.Members["path"].(*value.List)
	return list
}
