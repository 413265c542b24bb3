package pydoc

import (
	"regexp"
	"strings"
)

// The comments of packages, and builtins.txt, have lists: a line that begins with a tab and
// a name, and lines that begin with more than a tab and go with it.

// In the entry of a class, lines that begin with the name of an instance, a dot and a method
// are about that; others may follow it, as in "q.put_nowait(item)  get_nowait()".

// find returns what such a text says about a name in a module, or "".
func find(doc, module, name string) string {
	const before = `(?:^|.*[ ,])@?(?:[\w.]+\.)?`
	quoted := regexp.QuoteMeta(name)
	patterns := []string{
		`^@?(?:[\w.]+\.)?` + quoted + `(?:\W|$)`, // in front of all others
		before + quoted + `(?:\(|,| |$)`,
	}
	if module == "builtins" { // builtins.txt has none behind others, but words such as list
		patterns = patterns[:1]
	}
	for _, pattern := range patterns {
		is := regexp.MustCompile(pattern)
		if text := findLine(doc, is); text != "" {
			return unlinked(text)
		}
	}
	return ""
}

// findMethod returns what the entry of a class says about a method of it, or "".
func findMethod(entry, name string) string {
	is := regexp.MustCompile(`^( +)@?\w+\.(?:\S.*?  )?` + regexp.QuoteMeta(name) + `\(`)
	lines := strings.Split(strings.TrimSuffix(entry, "\n"), "\n")
	for i, line := range lines {
		m := is.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.HasPrefix(lines[end], m[1]+" ") {
			end++
		}
		var text strings.Builder
		for _, line := range lines[i:end] {
			text.WriteString(line[len(m[1]):] + "\n")
		}
		return text.String()
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
	doc = title.ReplaceAllString(source.ReplaceAllString(doc, "\n"), "")
	return strings.Trim(strings.ReplaceAll(unlinked(doc), "\t", "    "), "\n")
}

// unlinked returns a comment without the brackets around the names of Go.
func unlinked(doc string) string {
	link := regexp.MustCompile(`(?m)(^|[\s(])\[([\w.]+)\]`)
	return link.ReplaceAllString(doc, "$1$2")
}
