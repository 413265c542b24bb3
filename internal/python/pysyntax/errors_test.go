package pysyntax_test

import (
	"fmt"
	"testing"

	"fstar/internal/python/pysyntax"
)

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
