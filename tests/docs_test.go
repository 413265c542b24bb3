package tests

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fstar/host"
)

// A snippet is a fenced block of code in the README or in docs. By its language, the first
// word behind the fence, it is held to be true:
//
//	python, starlark  a script; it runs, and prints what the next snippet has if that is text,
//	                  but for one that a console runs
//	go                part of an Example of a package, but for the program of docs/embedding.md
//	sh                a command of the README's set-up
//	pycon             a session of the console: see TestDocumentedSessions in host
//	console           commands behind $, and what they print, in a directory with the scripts
//	                  of the same page that have names
//
// A second word is the name of a file. Snippets in no language are pictures.
type snippet struct {
	page       string
	line       int
	lang, name string
	text       string
	prints     *string // the text behind a script
}

func (s *snippet) String() string { return fmt.Sprintf("%s:%d", filepath.Base(s.page), s.line) }

// pages returns the names of the README, of ARCHITECTURE.md, and of the files of docs and bench.
func pages(t *testing.T) []string {
	t.Helper()
	names := []string{"../README.md", "../ARCHITECTURE.md"}
	for _, pattern := range []string{"../docs/*.md", "../docs/design/*.md", "../bench/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no pages %s: %v", pattern, err)
		}
		names = append(names, found...)
	}
	return names
}

var fence = regexp.MustCompile("(?ms)^```([\\w.]*) *([\\w./-]*)\n(.*?)^```$")

// snippets returns the snippets of a page.
func snippets(t *testing.T, page string) []*snippet {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	src := string(data)
	var all []*snippet
	for _, m := range fence.FindAllStringSubmatchIndex(src, -1) {
		s := &snippet{
			page: page, line: 1 + strings.Count(src[:m[0]], "\n"),
			lang: src[m[2]:m[3]], name: src[m[4]:m[5]], text: src[m[6]:m[7]],
		}
		if s.lang == "text" && len(all) > 0 {
			all[len(all)-1].prints = &s.text
		}
		all = append(all, s)
	}
	return all
}

// eachSnippet runs a subtest for each snippet in a language.
func eachSnippet(t *testing.T, lang string, test func(*testing.T, *snippet)) {
	t.Helper()
	n := 0
	for _, page := range pages(t) {
		for _, s := range snippets(t, page) {
			if s.lang == lang {
				n++
				t.Run(s.String(), func(t *testing.T) { test(t, s) })
			}
		}
	}
	if n == 0 {
		t.Errorf("no page has a snippet in %s", lang)
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^)#\s]*)(?:#([^)\s]*))?\)`)
	named   = regexp.MustCompile("`((?:bench|builtins|cmd|docs|executor|host|internal|scripts|tests)/[\\w./*-]+)`")
	heading = regexp.MustCompile(`(?m)^#+ +(.*)$`)
)

// Links lead to pages and headings that there are, and files and directories that a page names by their path
// exist.
func TestPagesNameWhatThereIs(t *testing.T) {
	for _, page := range pages(t) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			target := page
			if m[1] != "" {
				target = filepath.Join(filepath.Dir(page), m[1])
			}
			text, err := os.ReadFile(target)
			if _, exists := os.Stat(target); exists != nil {
				t.Errorf("%s links to %s, which there is not", page, m[1])
			} else if m[2] != "" && (err != nil || !slices.Contains(anchors(string(text)), m[2])) {
				t.Errorf("%s links to %s#%s, which is no heading", page, m[1], m[2])
			}
		}
		for _, m := range named.FindAllStringSubmatch(string(data), -1) {
			if found, _ := filepath.Glob("../" + m[1]); found == nil && !strings.Contains(m[1], "NAME") {
				t.Errorf("%s names %s, which there is not", page, m[1])
			}
		}
	}
}

// anchors returns what links name the headings of a page by.
func anchors(page string) (names []string) {
	drop := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for _, m := range heading.FindAllStringSubmatch(page, -1) {
		names = append(names, strings.ReplaceAll(drop.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return names
}

// Each snippet is in a language that is tested.
func TestSnippetsAreTested(t *testing.T) {
	tested := []string{"", "text", "python", "starlark", "go", "go.mod", "sh", "pycon", "console"}
	for _, page := range pages(t) {
		for _, s := range snippets(t, page) {
			if !slices.Contains(tested, s.lang) {
				t.Errorf("%v is in %q, which nothing tests", s, s.lang)
			}
		}
	}
}

func TestScriptSnippets(t *testing.T) {
	for lang, dialect := range map[string]host.Dialect{"python": host.Python, "starlark": host.Starlark} {
		eachSnippet(t, lang, func(t *testing.T, s *snippet) {
			if s.name != "" && slices.ContainsFunc(snippets(t, s.page), func(c *snippet) bool {
				return c.lang == "console" && strings.Contains(c.text, s.name)
			}) {
				return // see TestConsoleSnippets
			}
			var stdout, stderr string
			if strings.Contains(s.text, "ProcessPoolExecutor") {
				needProcesses(t)
				file := filepath.Join(t.TempDir(), "script.py")
				write(t, file, s.text)
				stdout, stderr, _ = runCommand(t, file)
			} else {
				stdout, stderr, _ = runSource(t, dialect, "snippet", s.text)
			}
			if s.prints != nil && stdout+stderr != *s.prints {
				t.Errorf("printed:\n%swant:\n%s", stdout+stderr, *s.prints)
			}
		})
	}
}

// space is what gofmt may have put elsewhere.
var space = regexp.MustCompile(`\s+`)

func TestGoSnippets(t *testing.T) {
	var examples strings.Builder
	for _, file := range []string{"../host/example_test.go", "../executor/example_test.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		examples.Write(data)
	}
	all := space.ReplaceAllString(examples.String(), " ")
	eachSnippet(t, "go", func(t *testing.T, s *snippet) {
		if s.name != "" {
			return // see TestEmbeddingProgram
		}
		if !strings.Contains(all, strings.TrimSpace(space.ReplaceAllString(s.text, " "))) {
			t.Error("is in no example")
		}
	})
}

// The program of docs/embedding.md runs the script beside it.
func TestEmbeddingProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	needProcesses(t)
	repo, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var want string
	for _, s := range snippets(t, "../docs/embedding.md") {
		switch {
		case s.lang == "go.mod":
			write(t, filepath.Join(dir, "go.mod"), strings.Replace(s.text, "../fstar", repo, 1))
		case s.name != "":
			write(t, filepath.Join(dir, s.name), s.text)
			if s.prints != nil {
				want = *s.prints
			}
		}
	}
	sums, err := os.ReadFile("../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.sum"), string(sums))
	cmd := exec.Command("go", "run", "-mod=mod", ".", "jobs.py")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("%v\n%swant:\n%s", err, out, want)
	}
}

// write writes a file.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// The README has exactly two set-up commands, and they are these.
func TestReadmeCommands(t *testing.T) {
	var commands []string
	for _, s := range snippets(t, "../README.md") {
		if s.lang == "sh" {
			commands = append(commands, strings.TrimSpace(s.text))
		}
	}
	want := []string{"go run ./cmd/fstar scripts/sixjobs.star", "go test ./..."}
	if !slices.Equal(commands, want) {
		t.Errorf("commands %q, want %q", commands, want)
	}
}

// The commands of a page print what it says.
func TestConsoleSnippets(t *testing.T) {
	bin := filepath.Dir(buildCommand(t))
	eachSnippet(t, "console", func(t *testing.T, s *snippet) {
		dir := t.TempDir()
		for _, script := range snippets(t, s.page) {
			if script.name != "" {
				write(t, filepath.Join(dir, script.name), script.text)
			}
		}
		var command string
		var got strings.Builder
		for line := range strings.Lines(s.text) {
			var ok bool
			if command, ok = strings.CutPrefix(line, "$ "); !ok {
				continue
			}
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
			out, _ := cmd.CombinedOutput() // errors are what some show
			fmt.Fprintf(&got, "$ %s%s", command, bytes.ReplaceAll(out, []byte(dir), []byte("/home/you")))
		}
		if got.String() != s.text {
			t.Errorf("printed:\n%swant:\n%s", &got, s.text)
		}
	})
}
