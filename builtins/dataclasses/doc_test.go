package dataclasses_test

import (
	"os"
	"regexp"
	"testing"

	"fstar/builtins/dataclasses"
)

// Every member of the module is in the package's documentation.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for name := range dataclasses.New().Members {
		if !regexp.MustCompile(`\b` + name + `\b`).Match(doc) {
			t.Errorf("%s is not in the package documentation", name)
		}
	}
}
