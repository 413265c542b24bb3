package host

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fstar/internal/pydoc"
)

var addresses = regexp.MustCompile("0x[0-9a-f]{6,}")

var updateLibrary = flag.Bool("update", false, "write docs/library.md")

// TestLibraryPage compares docs/library.md with what help() says of each library module, which is made
// of the tables of their functions and classes. After a change of one:
//
//	go test ./host -run TestLibraryPage -update
func TestLibraryPage(t *testing.T) {
	const page = "../docs/library.md"
	h, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(t.Context())
	p := documented{h}
	var b strings.Builder
	b.WriteString("# Library\n\nWhat `help()` says of each module, made of the tables that define them (`go test ./host -run TestLibraryPage -update`).\n")
	for _, name := range p.Names() {
		text := addresses.ReplaceAllString(strings.TrimSpace(pydoc.Help(p, p.Find(name))), "0x…")
		fmt.Fprintf(&b, "\n## %s\n\n```text\n%s\n```\n", name, text)
	}
	if *updateLibrary {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), b.String()); diff != "" {
		t.Errorf("docs/library.md (-) is not what help() says (+):\n%s", diff)
	}
}
