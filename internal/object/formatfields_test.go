package object_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fstar/internal/object"
)

// TestTemplateFields compares with what testdata/record_format.py recorded.
func TestTemplateFields(t *testing.T) {
	data, err := os.ReadFile("testdata/fields.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var template, wantErr string
		var want [][]string
		if err := json.Unmarshal([]byte(line), &[]any{&template, &want, &wantErr}); err != nil {
			t.Fatal(err)
		}
		fields, err := object.TemplateFields(template)
		got := [][]string{}
		for _, f := range fields {
			conversion := ""
			if f.Conversion != 0 {
				conversion = string(f.Conversion)
			}
			got = append(got, []string{f.Name, conversion, f.Spec})
		}
		if err != nil {
			got = [][]string{}
		}
		if text := pythonError(err); text != wantErr {
			t.Errorf("%q: error %q, want %q", template, text, wantErr)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", template, diff)
		}
	}
}
