package lower_test

import (
	"fmt"
	"os"
	"testing"

	"fstar/internal/lower"
)

// TestDump prints the lowered form of the file FSTAR_DUMP and what it prints.
func TestDump(t *testing.T) {
	path := os.Getenv("FSTAR_DUMP")
	if path == "" {
		t.Skip("FSTAR_DUMP is not set")
	}
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := lowered(path, string(src), lower.Options{Attr: isAttr})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Print(unparse(f))
	fmt.Print(run(path, string(src), lower.Options{Attr: isAttr}))
}
