package tests

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestFuturesChecklist looks for a test of each line that docs/futures.md says holds: one
// that says "checklist" and the line's number.
func TestFuturesChecklist(t *testing.T) {
	tested := make(map[string]bool)
	mention := regexp.MustCompile(`checklist ([0-9, ]*[0-9])`)
	number := regexp.MustCompile(`[0-9]+`)
	for _, pattern := range []string{"testdata/python/*.py", "testdata/modules/*", "*_test.go", "../builtins/futures/*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no files", pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mention.FindAllSubmatch(src, -1) {
				for _, n := range number.FindAll(m[1], -1) {
					tested[string(n)] = true
				}
			}
		}
	}
	doc, err := os.ReadFile("../docs/futures.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^\| ([0-9]+) \| .* \| ([a-z ]+)(: .*)? \|$`).FindAllStringSubmatch(string(doc), -1)
	if len(rows) != 248 {
		t.Errorf("%d rows in docs/futures.md, want 248", len(rows))
	}
	for _, row := range rows {
		line, status, reason := row[1], row[2], row[3]
		switch status {
		case "holds":
			if !tested[line] {
				t.Errorf("line %s holds, says docs/futures.md, but no test names it", line)
			}
		case "differs", "not applicable":
			if reason == "" {
				t.Errorf("line %s: %s, but why?", line, status)
			}
		default:
			t.Errorf("line %s: %s", line, status)
		}
	}
}
