package repl

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"fstar/host"
)

// A completer completes statements of a session. It runs no code of scripts.
type completer struct {
	ctx      context.Context
	session  *host.Session
	keywords []string
	files    bool // there may be script files to import in the working directory
}

var _ Completer = (*completer)(nil)

// indent is what Tab types where a line begins.
const indent = "    "

// pythonKeywords are those that a line can go on with, with a space where one has to follow.
var pythonKeywords = []string{
	"False", "None", "True", "and ", "as ", "assert ", "break", "case ", "class ", "continue", "def ", "del ", "elif ", "else:",
	"except ", "finally:", "for ", "from ", "global ", "if ", "import ", "in ", "is ", "lambda ", "match ", "nonlocal ", "not ", "or ",
	"pass", "raise ", "return ", "try:", "while ", "with ", "yield ",
}

// starlarkKeywords are those of the Starlark dialect.
var starlarkKeywords = []string{
	"and ", "break", "continue", "def ", "elif ", "else:", "for ", "if ", "in ", "lambda ", "load(", "not ", "or ", "pass", "return ", "while ",
}

// patterns are what the ends of lines are like. They are compiled when a line is first
// completed: that takes long enough to be felt at the start of the command.
type patterns struct {
	importLine, fromLine, behindFrom, memberLine *regexp.Regexp
	dottedName, plainName                        *regexp.Regexp
}

var linePatterns = sync.OnceValue(func() patterns {
	return patterns{
		importLine: regexp.MustCompile(`^\s*import\s+(?:.*,\s*)?([\w.]*)$`),
		fromLine:   regexp.MustCompile(`^\s*from\s+([\w.]*)$`),
		behindFrom: regexp.MustCompile(`^\s*from\s+[\w.]+\s+(\w*)$`),
		memberLine: regexp.MustCompile(`^\s*from\s+([\w.]+)\s+import\s*[\s(](?:.*,\s*)?(\w*)$`),
		dottedName: regexp.MustCompile(`(?:^|[^\w.)\]}"'])((?:\pL|_)[\pL\pN_]*(?:\.(?:\pL|_)[\pL\pN_]*)*)\.(\w*)$`),
		plainName:  regexp.MustCompile(`(?:^|[^\w.])((?:\pL|_)[\pL\pN_]*)$`),
	}
})

// Complete returns how the line could go on: see [Completer].
func (c *completer) Complete(line string) ([]string, int) {
	if at := strings.LastIndexByte(line, '\n'); at >= 0 { // of what was pasted
		line = line[at+1:]
	}
	if strings.TrimLeft(line, " ") == "" {
		return []string{indent[len(line)%len(indent):]}, 0
	}
	if inText(line) {
		return nil, 0
	}
	is := linePatterns()
	if m := is.importLine.FindStringSubmatch(line); m != nil {
		return c.modules(m[1])
	}
	if m := is.fromLine.FindStringSubmatch(line); m != nil {
		return c.modules(m[1])
	}
	if m := is.memberLine.FindStringSubmatch(line); m != nil {
		var members []string
		for _, n := range c.session.Members(c.ctx, m[1]) {
			members = append(members, n.Text)
		}
		members = append(members, c.session.Modules(c.ctx, m[1])...)
		return begins(members, m[2])
	}
	if m := is.behindFrom.FindStringSubmatch(line); m != nil {
		return begins([]string{"import "}, m[1])
	}
	if m := is.dottedName.FindStringSubmatch(line); m != nil {
		return begins(spelled(c.session.Attrs(c.ctx, m[1])), m[2])
	}
	if m := is.plainName.FindStringSubmatch(line); m != nil {
		return begins(append(spelled(c.session.Names(c.ctx)), c.keywords...), m[1])
	}
	return nil, 0
}

// modules completes a module's dotted name.
func (c *completer) modules(name string) ([]string, int) {
	pkg := ""
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		pkg, name = name[:i], name[i+1:]
	}
	words := c.session.Modules(c.ctx, pkg)
	if c.files {
		words = append(words, scriptsIn(filepath.Join(append([]string{"."}, strings.Split(pkg, ".")...)...))...)
	}
	return begins(words, name)
}

// scriptsIn returns the modules that the script files and packages in a directory are.
func scriptsIn(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			if _, err := os.Stat(filepath.Join(dir, name, "__init__.py")); err == nil {
				names = append(names, name)
			}
		} else if ext := filepath.Ext(name); ext == ".py" || ext == ".star" {
			names = append(names, strings.TrimSuffix(name, ext))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return linePatterns().plainName.FindString(name) != name })
}

// spelled returns names as they are typed: what can be called with a parenthesis.
func spelled(names []host.Name) []string {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = n.Text
		if n.Callable {
			words[i] += "("
		}
	}
	return words
}

// begins returns the words that begin with what is typed, sorted: those with an underscore
// in front only if there is one, those with two only if there are two.
func begins(words []string, typed string) ([]string, int) {
	hidden := "_"
	switch {
	case strings.HasPrefix(typed, "__"):
		hidden = ""
	case strings.HasPrefix(typed, "_"):
		hidden = "__"
	}
	var found []string
	for _, word := range words {
		if strings.HasPrefix(word, typed) && (hidden == "" || !strings.HasPrefix(word, hidden)) {
			found = append(found, word)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), len([]rune(typed))
}

// inText reports whether line ends within a text or a comment.
func inText(line string) bool {
	var quote rune
	escaped := false
	for _, r := range line {
		switch {
		case escaped:
			escaped = false
		case quote != 0 && r == '\\':
			escaped = true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
		case r == '#':
			return true
		case r == '"' || r == '\'':
			quote = r
		}
	}
	return quote != 0
}
