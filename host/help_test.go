package host

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// Help says of every function and every method in Go what its parameters are and what it does.
func TestEverythingIsDocumented(t *testing.T) {
	var out strings.Builder
	h, err := New(Config{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(t.Context())
	p := documented{h}
	var src strings.Builder
	classes := make(map[string]bool)
	ask := func(name string, v starlark.Value) {
		_, isCallable := v.(starlark.Callable)
		if _, isInstance := v.(*object.Instance); isCallable && !isInstance {
			_, classes[name] = v.(*object.Class)
			fmt.Fprintf(&src, "print('\\0%s', end='\\n')\nhelp('%s')\n", name, name)
		}
	}
	for _, module := range p.Names() {
		for name, v := range p.Members(p.Find(module)) {
			ask(module+"."+name, v)
		}
	}
	scope := h.python.Builtins()
	for _, name := range scope.AttrNames() {
		if v, err := scope.Attr(name); err == nil && !strings.HasPrefix(name, "_") {
			ask(name, v)
		}
	}
	if _, err := h.ExecFile(t.Context(), "help.py", src.String()); err != nil {
		t.Fatal(err)
	}
	texts := strings.Split(out.String(), "\x00")[1:]
	if len(texts) < 300 || len(texts) != len(classes) {
		t.Errorf("%d texts about %d functions and classes", len(texts), len(classes))
	}
	for _, text := range texts {
		name, text, _ := strings.Cut(text, "\n")
		_, body, _ := strings.Cut(text, ":\n\n")
		signature, doc, _ := strings.Cut(body, "\n")
		switch {
		case classes[name]:
			for _, problem := range undocumented(name[strings.LastIndexByte(name, '.')+1:], body) {
				t.Errorf("%s: %s", name, problem)
			}
		case strings.HasSuffix(signature, "(...)") || !strings.HasPrefix(doc, "    "):
			t.Errorf("%s: %s", name, text)
		}
	}
}

var (
	attribute = regexp.MustCompile(`^ \|  ([a-zA-Z]\w*)(\(.*\))?$`)
	isText    = regexp.MustCompile(`^ \|  \S+( |$)`)
	section   = regexp.MustCompile(`^ \|  ([A-Z][a-z ]+) (?:defined here|inherited from .*):$`)
)

// undocumented returns what is missing in the text about a class.
func undocumented(class, text string) []string {
	var problems []string
	lines := strings.Split(text, "\n")
	kind := ""
	if !slices.ContainsFunc(lines[1:], func(line string) bool {
		return isText.MatchString(line) && !section.MatchString(line) && !strings.HasPrefix(line, " |  "+class+"(") && line != " |  Method resolution order:"
	}) {
		problems = append(problems, "it has no text")
	}
	for i, line := range lines {
		if m := section.FindStringSubmatch(line); m != nil {
			kind = m[1]
			continue
		}
		m := attribute.FindStringSubmatch(line)
		switch {
		case m == nil || kind == "" || kind == "Data and other attributes":
		case m[2] == "(...)":
			problems = append(problems, m[1]+" has no parameters")
		case !strings.HasPrefix(lines[i+1], " |      "):
			problems = append(problems, m[1]+" has no text")
		}
	}
	return problems
}
