package builtins_test

import (
	"os"
	"strings"
	"testing"

	"fstar/builtins"
)

// Every script module has a comment.
func TestDoc(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); e.IsDir() && name != "internal" && name != "universe" { // which is no module
			if doc := builtins.Doc(name); !strings.HasPrefix(doc, "Package "+name+" is the script module") {
				t.Errorf("%s: %.60q", name, doc)
			}
		}
	}
	if builtins.Doc("nosuch") != "" {
		t.Error("a module that there is not")
	}
}
