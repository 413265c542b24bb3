package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fstar/internal/suggest"
)

// checkText returns an error that says what a file is that is no source, as far as its
// beginning tells: a parser could only complain of its first bytes.
func checkText(src []byte) error {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return errors.New("is UTF-16 text: save it as UTF-8")
	case len(src) >= 4 && src[2] == '\r' && src[3] == '\n' && src[1] >= 0x0a && src[1] < 0x20: // as CPython since 3.0
		return errors.New("is compiled by Python: run its source, the .py file")
	case bytes.IndexByte(src[:min(len(src), 1024)], 0) >= 0:
		return errors.New("is a binary file, not a script")
	}
	return nil
}

// nearFile returns a hint at the script, or at which of the others, somebody meant who named
// a script that, by err, does not exist; or "".
func nearFile(name string, err error, others []string) string {
	if !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	dir, base := filepath.Split(name)
	entries, _ := os.ReadDir(filepath.Clean(dir))
	var names []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") || entry.Name() == base { // a link to nowhere
			continue
		}
		if stem := strings.TrimSuffix(base, filepath.Ext(base)); scriptOf(stem, entry.Name()) {
			return ": did you mean " + dir + entry.Name() + "?"
		}
		switch filepath.Ext(entry.Name()) {
		case "", ".py", ".star", filepath.Ext(base):
			names = append(names, entry.Name())
		}
	}
	if dir == "" {
		names = append(names, others...)
	}
	if near := suggest.Closest(base, names); near != "" {
		return ": did you mean " + dir + near + "?"
	}
	return ""
}

// scriptOf reports whether name is that of a script called stem.
func scriptOf(stem, name string) bool { return name == stem+".py" || name == stem+".star" }
