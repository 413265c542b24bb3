package pysyntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// decode checks the encoding of src and normalises its newlines.
func decode(filename, src string) (string, error) {
	if !utf8.ValidString(src) {
		valid := 0
		for valid < len(src) {
			r, n := utf8.DecodeRuneInString(src[valid:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			valid += n
		}
		line := 1 + strings.Count(src[:valid], "\n")
		col := 1 + utf8.RuneCountInString(src[strings.LastIndexByte(src[:valid], '\n')+1:valid])
		return "", &Error{Filename: filename, Line: line, Col: col, cause: ErrNotSupported,
			Msg: fmt.Sprintf("non-UTF-8 code starting with '\\x%02x' is not supported: save the file as UTF-8", src[valid])}
	}
	if strings.IndexByte(src, '\r') >= 0 {
		src = strings.ReplaceAll(src, "\r\n", "\n")
		src = strings.ReplaceAll(src, "\r", "\n")
	}
	return src, checkCookie(filename, src)
}

// checkCookie looks for a coding cookie in the first two lines. An encoding that
// agrees with UTF-8 on ASCII is fine as long as the source is ASCII.
func checkCookie(filename, src string) error {
	rest := strings.TrimPrefix(src, "\ufeff")
	for line := 1; line <= 2; line++ {
		text, more, _ := strings.Cut(rest, "\n")
		rest = more
		trimmed := strings.TrimLeft(text, " \t\f")
		if trimmed != "" && trimmed[0] != '#' {
			return nil
		}
		_, name, ok := strings.Cut(trimmed, "coding")
		if !ok || name == "" || name[0] != ':' && name[0] != '=' {
			continue
		}
		name = strings.TrimLeft(name[1:], " \t")
		end := 0
		for end < len(name) && (namePart[name[end]] || name[end] == '-' || name[end] == '.') {
			end++
		}
		name = name[:end]
		if name == "" {
			continue
		}
		canon := strings.ReplaceAll(strings.ToLower(name), "_", "-")
		switch canon {
		case "utf-8", "utf8", "utf-8-sig", "utf-8-unix":
			return nil
		case "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso-latin-1", "iso-8859-15", "cp1252":
			if isASCII(src) {
				return nil
			}
		}
		return &Error{Filename: filename, Line: line, Col: 1, cause: ErrNotSupported,
			Msg: "encoding " + name + " is not supported: save the file as UTF-8"}
	}
	return nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
