package pydoc

import (
	"regexp"
	"strings"
)

// The comments of packages, and builtins.txt, have lists: a line that begins with a tab and
// a name, and lines that begin with more than a tab and go with it.

// find returns what such a text says about a name in a module, or "".
func find(doc, module, name string) string {
	const before = `(?:^|.*[ ,])@?(?:[\w.]+\.)?`
	quoted := regexp.QuoteMeta(name)
	for _, pattern := range []string{
		`^@?(?:[\w.]+\.)?` + quoted + `(?:\W|$)`, // in front of all others
		before + quoted + `(?:\(|,| |$)`,
	} {
		is := regexp.MustCompile(pattern)
		if text := findLine(doc, is); text != "" {
			return text
		}
	}
	return ""
}

// findLine returns the entry whose first line is like that.
func findLine(doc string, is *regexp.Regexp) string {
	var entry []string
	for line := range strings.SplitSeq(doc, "\n") {
		text, ok := strings.CutPrefix(line, "\t")
		switch {
		case len(entry) > 0 && (!ok || !strings.HasPrefix(text, " ")):
			return strings.Join(entry, "\n") + "\n"
		case len(entry) > 0 || ok && is.MatchString(text):
			entry = append(entry, strings.TrimRight(text, " "))
		}
	}
	if len(entry) == 0 {
		return ""
	}
	return strings.Join(entry, "\n") + "\n"
}

// readable returns the comment of a package for who does not read Go.
func readable(doc string) string {
	source := regexp.MustCompile(`(?s)(?:^|\n)Sources?: .*?(?:\n\n|$)`)
	title := regexp.MustCompile(`^Package \w+ is the script modules? [^\n]*\n`)
	link := regexp.MustCompile(`\[([\w.]+)\]`)
	doc = title.ReplaceAllString(source.ReplaceAllString(doc, "\n"), "")
	return strings.Trim(strings.ReplaceAll(link.ReplaceAllString(doc, "$1"), "\t", "    "), "\n")
}
