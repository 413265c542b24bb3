package pysyntax_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"fstar/internal/pysyntax"
)

var update = flag.Bool("update", false, "rewrite testdata/errors.txt")

// TestErrors compares errors with testdata/errors.txt, place and message. The messages
// were checked against CPython 3.11's; those that later versions reworded or added are
// the later ones. go test -update rewrites the file.
func TestErrors(t *testing.T) {
	const path = "testdata/errors.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	chunks := strings.Split(strings.TrimSuffix(string(data), "\n----\n"), "\n----\n")
	if len(chunks) < 300 {
		t.Fatalf("only %d errors", len(chunks))
	}
	for _, chunk := range chunks {
		src, want, _ := strings.Cut(chunk, "\n=>\n")
		got := "no error"
		var e *pysyntax.Error
		if _, err := pysyntax.Parse("x.py", src+"\n"); errors.As(err, &e) {
			got = fmt.Sprintf("%d:%d: %s: %s", e.Line, e.Col, e.Kind, e.Msg)
			if errors.Is(err, pysyntax.ErrNotSupported) != strings.Contains(e.Msg, "not supported") {
				t.Errorf("%s\n%s: ErrNotSupported and the message disagree", src, got)
			}
			if e.EndLine != 0 && (e.EndLine < e.Line || e.EndLine == e.Line && e.EndCol < e.Col) {
				t.Errorf("%s\n%s: ends at %d:%d", src, got, e.EndLine, e.EndCol)
			}
		} else if err != nil {
			t.Fatalf("error of type %T", err)
		}
		fmt.Fprintf(&out, "%s\n=>\n%s\n----\n", src, got)
		if got != want && !*update {
			t.Errorf("%s\n got  %s\n want %s", src, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestErrorString(t *testing.T) {
	_, err := pysyntax.Parse("dir/x.py", "if x:\npass\n")
	const want = "dir/x.py:2:1: IndentationError: expected an indented block after 'if' statement on line 1"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = pysyntax.Parse("x.py", "if x:\n\ta\n        b\n")
	if e := err.(*pysyntax.Error); e.Kind.String() != "TabError" {
		t.Errorf("got %v", e.Kind)
	}
}

func TestEncoding(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"\ufeffx = 1\n", ""},
		{"# -*- coding: utf-8 -*-\nx = 'é'\n", ""},
		{"#!/usr/bin/python3\n# vim: set fileencoding=UTF8 :\n", ""},
		{"# coding: latin-1\nx = 1\n", ""},
		{"# coding: latin-1\nx = 'é'\n", "x.py:1:1: SyntaxError: encoding latin-1 is not supported: save the file as UTF-8"},
		{"\n# coding: koi8-r\n", "x.py:2:1: SyntaxError: encoding koi8-r is not supported: save the file as UTF-8"},
		{"\n\n# coding: koi8-r\n", ""},
		{"x = 1\n# coding: koi8-r\n", ""},
		{"x = '\xe9'\n", `x.py:1:6: SyntaxError: non-UTF-8 code starting with '\xe9' is not supported: save the file as UTF-8`},
		{"x = 1\x00\n", "x.py:1:6: SyntaxError: source code cannot contain null bytes"},
	} {
		_, err := pysyntax.Parse("x.py", []byte(test.src))
		if got := fmt.Sprint(err); got != test.want && (err != nil || test.want != "") {
			t.Errorf("%q: got %s, want %s", test.src, got, test.want)
		}
	}
}
