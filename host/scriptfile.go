package host

import (
	"os"
	"path/filepath"

	"fstar/internal/corelib"
	"fstar/internal/script"
)

// A scriptFile is a file that a script has opened.
type scriptFile struct {
	*sharedFile
	appendPath string // see AppendPath
}

var _ corelib.AppendFile = (*scriptFile)(nil)

// AppendPath returns where another process finds the file to write to its end, too, or "" if
// this one does not write there.
func (f *scriptFile) AppendPath() string { return f.appendPath }

// openFile opens a file for a script, as os.OpenFile does.
func (h *Host) openFile(name string, flag int, perm os.FileMode) (script.File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	file := &scriptFile{sharedFile: newSharedFile(f, &h.shares)}
	if flag&os.O_APPEND != 0 {
		if path, err := filepath.Abs(name); err == nil {
			file.appendPath = path
		}
	}
	return file, nil
}
