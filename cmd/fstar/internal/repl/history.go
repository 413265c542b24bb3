package repl

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A History is a file of the statements that were typed, the last ones at the end. A line
// that begins with a tab goes on the statement before. Several consoles at a time may add
// to one. A file that cannot be read or written is as good as none: nothing is reported.
// A nil *History is none.
type History struct {
	path string
	last string
}

// HistoryPath returns where the command keeps the History, or "" for nowhere: what the
// environment variable FSTAR_HISTORY says, which may be empty; or fstar/history in
// $XDG_STATE_HOME, or in ~/.local/state; on Windows, in the user's directory for such files.
func HistoryPath() string {
	if path, ok := os.LookupEnv("FSTAR_HISTORY"); ok {
		return path
	}
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		var err error
		if runtime.GOOS == "windows" {
			dir, err = os.UserCacheDir()
		} else if dir, err = os.UserHomeDir(); err == nil {
			dir = filepath.Join(dir, ".local", "state")
		}
		if err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "fstar", "history")
}

// OpenHistory returns the History in a file, and its last entries, 1,000 at most. A file
// that has grown to more than twice that is cut. If path is empty the History is nil.
func OpenHistory(path string) (h *History, entries []string) {
	if path == "" {
		return nil, nil
	}
	h = &History{path: path}
	data, err := os.ReadFile(path)
	if err != nil {
		return h, nil
	}
	entries = decodeHistory(string(data))
	if n := len(entries); n > maxEntries {
		entries = entries[n-maxEntries:]
		if n > 2*maxEntries {
			h.rewrite(entries)
		}
	}
	if len(entries) > 0 {
		h.last = entries[len(entries)-1]
	}
	return h, entries
}

// Add adds an entry, unless it is the last one already, and reports whether it is to be
// remembered.
func (h *History) Add(entry string) bool {
	entry = strings.TrimRight(entry, " \t\n")
	if entry == "" || strings.HasPrefix(entry, "\t") {
		return false
	}
	if h == nil {
		return true
	}
	if entry == h.last {
		return false
	}
	h.last = entry
	if os.MkdirAll(filepath.Dir(h.path), 0o700) != nil {
		return true
	}
	f, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return true
	}
	defer f.Close()
	f.WriteString(encodeHistory(entry)) // in one piece, as others may do the same
	return true
}

// rewrite replaces the file by one with the entries.
func (h *History) rewrite(entries []string) {
	f, err := os.CreateTemp(filepath.Dir(h.path), filepath.Base(h.path)+".*")
	if err != nil {
		return
	}
	var b strings.Builder
	for _, entry := range entries {
		b.WriteString(encodeHistory(entry))
	}
	_, err = f.WriteString(b.String())
	if e := f.Close(); err != nil || e != nil || os.Rename(f.Name(), h.path) != nil {
		os.Remove(f.Name())
	}
}

func encodeHistory(entry string) string { return strings.ReplaceAll(entry, "\n", "\n\t") + "\n" }

func decodeHistory(data string) []string {
	data = strings.TrimRight(strings.ReplaceAll(data, "\r\n", "\n"), "\n")
	entries := strings.Split(strings.ReplaceAll(data, "\n\t", "\x00"), "\n")
	entries = slices.DeleteFunc(entries, func(e string) bool { return e == "" })
	for i, e := range entries {
		entries[i] = strings.ReplaceAll(e, "\x00", "\n")
	}
	return entries
}
