package main

import (
	"slices"
	"testing"
)

func TestOptions(t *testing.T) {
	tests := []struct {
		line []string
		kind kind
		text string
		args []string
	}{
		{nil, stdin, "", []string{""}},
		{[]string{"-"}, stdin, "", []string{"-"}},
		{[]string{"-", "-c", "x"}, stdin, "", []string{"-", "-c", "x"}},
		{[]string{"x.py", "-c", "--help"}, file, "", []string{"x.py", "-c", "--help"}},
		{[]string{"--", "-x.py", "-c"}, file, "", []string{"-x.py", "-c"}},
		{[]string{"--"}, stdin, "", []string{""}},
		{[]string{"-c", "x"}, code, "x", []string{"-c"}},
		{[]string{"-cx", "-m", "y"}, code, "x", []string{"-c", "-m", "y"}},
		{[]string{"-c", "--", "--"}, code, "--", []string{"-c", "--"}},
		{[]string{"-c", ""}, code, "", []string{"-c"}},
		{[]string{"-uc", "x", "-u"}, code, "x", []string{"-c", "-u"}},
		{[]string{"--code", "x", "-V"}, code, "x", []string{"-c", "-V"}},
		{[]string{"--code=x", "-V"}, code, "x", []string{"-c", "-V"}},
		{[]string{"-m", "x", "-c", "y"}, module, "x", []string{"-m", "-c", "y"}},
		{[]string{"--module=x"}, module, "x", []string{"-m"}},
		{[]string{"-W", "-c", "x.py"}, file, "", []string{"x.py"}},
		{[]string{"-Xdev", "-uBEIsSq", "x.py", "-u"}, file, "", []string{"x.py", "-u"}},
	}
	for _, test := range tests {
		opts, err := parseOptions(test.line)
		if err != nil {
			t.Errorf("%q: %v", test.line, err)
			continue
		}
		if opts.kind != test.kind || opts.text != test.text || !slices.Equal(opts.args, test.args) {
			t.Errorf("%q: kind %d of %q with %q, want %d of %q with %q",
				test.line, opts.kind, opts.text, opts.args, test.kind, test.text, test.args)
		}
		if opts.help || opts.version {
			t.Errorf("%q: the script's flags are taken for ours", test.line)
		}
	}
}
