package format_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fstar/internal/format"
)

// What is expected was recorded from string.Formatter.parse of python3.
func TestTemplateFields(t *testing.T) {
	type fields = []format.TemplateField
	for _, tt := range []struct {
		template string
		want     fields
		err      string
	}{
		{"", nil, ""},
		{"{{x}}", nil, ""},
		{"a {x} {y.z[0]!r:>{w}}", fields{{"x", 0, ""}, {"y.z[0]", 'r', ">{w}"}}, ""},
		{"{}{!s}", fields{{"", 0, ""}, {"", 's', ""}}, ""},
		{"{x", nil, "ValueError: expected '}' before end of string"},
		{"x}", nil, "ValueError: Single '}' encountered in format string"},
		{"x{", nil, "ValueError: Single '{' encountered in format string"},
	} {
		got, err := format.TemplateFields(tt.template)
		text := ""
		if err != nil {
			text, got = err.Error(), nil
		}
		if text != tt.err {
			t.Errorf("%q: error %q, want %q", tt.template, text, tt.err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.template, diff)
		}
	}
}
