// Package builtins has the comments of the packages under it, one for each script module,
// for help() to say.
package builtins

import (
	"embed"
	"path"
	"strings"
)

//go:embed */doc.go abc/abc.go atexit/atexit.go
var sources embed.FS

// Doc returns the comment of the package that is a script module, without the marks of
// comments; "" if there is none.
func Doc(module string) string {
	switch module {
	case "concurrent.futures", "concurrent.futures.thread", "concurrent.futures.process":
		module = "futures"
	case "logging.handlers":
		module = "logging"
	case "os.path":
		module = "os"
	}
	for _, file := range []string{"doc.go", module + ".go"} {
		if src, err := sources.ReadFile(path.Join(module, file)); err == nil {
			return comment(string(src))
		}
	}
	return ""
}

// comment returns the comment in front of the package clause of a source.
func comment(src string) string {
	src = "\n" + src
	before, _, found := strings.Cut(src, "\npackage ")
	if !found {
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(before), "\n") {
		b.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "//"), " ") + "\n")
	}
	return b.String()
}
