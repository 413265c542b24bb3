package pydoc

import (
	"regexp"
	"slices"
	"strings"
)

// An entry is what the comment of a package, or a text of this package, says about something.
// In them, a line that begins with a tab has names, with or without parameters, and a text
// about what they all mean, which may go on in the next lines, further in:
//
//	queue.Queue(maxsize=0)   first in, first out
//	    q.qsize()            how many items
//	                         there are
//	    q.empty(), q.full()  …
//
// Those with a dot that are four spaces further in are attributes of that before them.
type entry struct {
	names   []string // as they are there, such as "queue.Queue"
	heads   []string // the same without what is before the last dot, and with parameters
	text    []string // lines
	members []entry
}

// entries returns those of a text.
func entries(doc string) []entry {
	var list []entry
	var last *entry
	head := "" // that goes on in the next line
	member := false
	for line := range strings.SplitSeq(doc, "\n") {
		line, ok := strings.CutPrefix(line, "\t")
		if !ok {
			last, head = nil, ""
			continue
		}
		text := strings.TrimSpace(line)
		if head != "" {
			text = head + " " + text
		} else {
			member = last != nil && isMember.MatchString(line)
			if strings.HasPrefix(line, " ") && !member {
				if last != nil && text != "" {
					last.text = append(last.text, text)
				}
				continue
			}
		}
		e, rest, ok := cutNames(text)
		if !ok {
			head = text
			continue
		}
		if rest = strings.TrimSpace(rest); rest != "" {
			e.text = append(e.text, rest)
		}
		if member && len(list) > 0 {
			owner := &list[len(list)-1]
			owner.members = append(owner.members, e)
			last = &owner.members[len(owner.members)-1]
		} else {
			list = append(list, e)
			last = &list[len(list)-1]
		}
		head = ""
	}
	return list
}

var (
	isMember = regexp.MustCompile(`^    [A-Za-z_]\w*\.[A-Za-z_]`)
	aName    = regexp.MustCompile(`^@?[A-Za-z_][\w.]*`)
)

// cutNames cuts the names that a text begins with from what follows; ok is false if they go
// on in the next line.
func cutNames(text string) (e entry, rest string, ok bool) {
	for {
		name := aName.FindString(text)
		params := ""
		text = text[len(name):]
		if strings.HasPrefix(text, "(") {
			end := closing(text)
			if end < 0 {
				return entry{}, "", false
			}
			params, text = text[:end+1], text[end+1:]
		}
		name = strings.TrimPrefix(name, "@")
		e.names = append(e.names, name)
		e.heads = append(e.heads, name[strings.LastIndexByte(name, '.')+1:]+params)
		switch {
		case text == ",":
			return entry{}, "", false
		case !strings.HasPrefix(text, ", "):
			return e, text, true
		}
		text = text[len(", "):]
	}
}

// closing returns where the parenthesis is closed that a text begins with, or -1.
func closing(text string) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// find returns the entry about a member of a module, or an attribute of a class.
func find(list []entry, module, name string) (e entry, ok bool) {
	last := module[strings.LastIndexByte(module, '.')+1:]
	for _, is := range []func(string) bool{
		func(s string) bool { return s == last+"."+name || strings.HasSuffix(s, "."+last+"."+name) },
		func(s string) bool { return s == name },
		func(s string) bool { return s[strings.LastIndexByte(s, '.')+1:] == name },
	} {
		if i := slices.IndexFunc(list, func(e entry) bool { return slices.ContainsFunc(e.names, is) }); i >= 0 {
			return list[i], true
		}
	}
	return entry{}, false
}

// doc returns the text of an entry.
func (e entry) doc() string { return strings.Join(e.text, "\n") }

// readable returns the comment of a package for who does not read Go.
func readable(doc string) string {
	source := regexp.MustCompile(`(?s)(?:^|\n)Sources?: .*?(?:\n\n|$)`)
	title := regexp.MustCompile(`^Package \w+ is the script modules? [^\n]*\n`)
	link := regexp.MustCompile(`\[([\w.]+)\]`)
	doc = title.ReplaceAllString(source.ReplaceAllString(doc, "\n"), "")
	return strings.Trim(strings.ReplaceAll(link.ReplaceAllString(doc, "$1"), "\t", "    "), "\n")
}
