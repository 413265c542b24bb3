package repl

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fstar/host"
)

func newSession(t *testing.T, cfg host.Config) *host.Session {
	t.Helper()
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close(context.Background()) })
	return h.Session()
}

func TestCompleter(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"helpers.py", "stars.star", "no-name.py", "data.txt", "pack/__init__.py", "pack/inner.py", "plain/x.py"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	s := newSession(t, host.Config{})
	if err := s.Exec(context.Background(), "from concurrent import futures\nclass K:\n  _hidden = 1\n  __very = 2\n  shown = 3\n  def sh(self): pass\nk = K()\nkönig = [1]\n"); err != nil {
		t.Fatal(err)
	}
	c := &completer{ctx: context.Background(), session: s, keywords: pythonKeywords, files: true}
	for _, test := range []struct {
		line string
		want string // candidates; the last part is what they begin with
	}{
		{"", "    |"},
		{"  ", "  |"},
		{"    ", "    |"},
		{"def f():\n", "    |"}, // what was pasted
		{"whi", "while |whi"},
		{"x = pri", "print(|pri"},
		{"x = no", "nonlocal  not |no"},
		{"Tr", "True|Tr"},
		{"kö", "könig|kö"},
		{"könig.cop", "copy(|cop"},
		{"k.sh", "sh( shown|sh"},
		{"k._h", "_hidden|_h"},
		{"print(k.sho", "shown|sho"},
		{"[k.sho", "shown|sho"},
		{"-k.sho", "shown|sho"},
		{"futures.ThreadPoolExecutor.sub", "submit(|sub"},
		{"f().re", ""},
		{"x[0].re", ""},
		{"1.re", ""},
		{"k.nosuch.x", ""},
		{"'k.sh", ""},
		{`"it's k.sh`, ""},
		{`"it's", k.sh`, "sh( shown|sh"},
		{"# k.sh", ""},
		{"import th", "threading|th"},
		{"import time, th", "threading|th"},
		{"import concurrent.", "futures|"},
		{"import he", "helpers|he"},
		{"import st", "stars|st"},
		{"import pa", "pack|pa"},
		{"import pl", ""},
		{"import no", ""},
		{"import pack.", "inner|"},
		{"from conc", "concurrent|conc"},
		{"from queue im", "import |im"},
		{"from queue import Sim", "SimpleQueue|Sim"},
		{"from queue import (Queue, Sim", "SimpleQueue|Sim"},
		{"from concurrent import fut", "futures|fut"},
		{"import nosuch.", ""},
		{"+", ""},
	} {
		words, n := c.Complete(test.line)
		got := ""
		if len(words) > 0 {
			runes := []rune(test.line)
			got = strings.Join(words, " ") + "|" + string(runes[len(runes)-n:])
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.line, got, test.want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		words         string
		n             int
		width, height int
		want          string
	}{
		{"", 0, 80, 24, ""},
		{"print(", 3, 80, 24, "nt("},
		{"alpha alps", 1, 80, 24, "lp"},                 // what they have in common comes first
		{"alpha alps", 3, 80, 24, "ha s"},               // then both
		{"été étage", 1, 80, 24, "t"},                   // by characters
		{"a b c d e f", 0, 5, 4, "a b c d"},             // two columns, two lines
		{"abcdef xyz", 0, 5, 24, ""},                    // too narrow
		{"longest_word a", 0, 14, 24, "longest_word a"}, // just fits
	} {
		var got []string
		for _, r := range fit(strings.Fields(test.words), test.n, test.width, test.height) {
			got = append(got, string(r))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q behind %d, %d×%d: got %q, want %q", test.words, test.n, test.width, test.height, s, test.want)
		}
	}
}
