package object_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// A container inside itself is written as CPython does.
func TestReprRecursive(t *testing.T) {
	list := value.ListFrom(nil)
	list.Append(value.Int(1))
	list.Append(list.Value())

	dict := value.NewDict(1)
	dict.SetKey(starlark.String("d"), dict)

	inner := value.ListFrom(nil)
	tuple := value.NewTuple(inner.Value())
	inner.Append(tuple.Value())

	shared := value.ListFrom(nil)
	for _, tt := range []struct {
		v    starlark.Value
		want string
	}{
		{list, "[1, [...]]"},
		{dict, "{'d': {...}}"},
		{tuple, "([(...)],)"},
		{inner, "[([...],)]"},
		{starlark.Tuple{shared, shared}, "([], [])"},
		{starlark.Tuple{starlark.Tuple{}, starlark.Tuple{}}, "((), ())"},
	} {
		if got := object.Repr(tt.v); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

// What is nested too deeply ends in dots; CPython raises a RecursionError.
func TestReprDeep(t *testing.T) {
	v := value.ListFrom(nil)
	for range 100_000 {
		v = value.ListFrom([]starlark.Value{v})
	}
	const depth = 10_000
	if got, want := object.Repr(v), strings.Repeat("[", depth)+"..."+strings.Repeat("]", depth); got != want {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
}

// A byte that is not UTF-8 is the surrogate that CPython has for it (PEP 383).
func TestReprInvalidUTF8(t *testing.T) {
	for in, want := range map[string]string{
		"a\xffb":       `'a\udcffb'`,
		"\xe7\xba":     `'\udce7\udcba'`,
		"\xed\xa0\x80": `'\udced\udca0\udc80'`,
		"\ufffd":       "'\ufffd'", // the replacement character itself is printable
	} {
		if got := object.Repr(starlark.String(in)); got != want {
			t.Errorf("Repr(%q) = %s, want %s", in, got, want)
		}
	}
	if got, want := object.ASCII(starlark.String("\xff\ufffd")), `'\udcff\ufffd'`; got != want {
		t.Errorf("ASCII: %s, want %s", got, want)
	}
}

func TestReprFunctions(t *testing.T) {
	globals, err := starlark.ExecFileOptions(new(syntax.FileOptions), new(starlark.Thread), "x.star", `
def f():
    pass
named = f
anonymous = lambda: 1
builtin = len
bound = [].append
of_text = "a".upper
of_int = [len, None]
`, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"named":     `^<function f at 0x[1-9a-f][0-9a-f]+>$`,
		"anonymous": `^<function <lambda> at 0x[1-9a-f][0-9a-f]+>$`,
		"builtin":   `^<built-in function len>$`,
		"bound":     `^<built-in method append of list object at 0x[1-9a-f][0-9a-f]+>$`,
		"of_text":   `^<built-in method upper of str object at 0x[1-9a-f][0-9a-f]+>$`,
		"of_int":    `^\[<built-in function len>, None\]$`,
	} {
		if got := object.Repr(globals[name]); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestPrintable compares which characters have an escape with those that are printable by
// testdata/record_format.py.
func TestPrintable(t *testing.T) {
	data, err := os.ReadFile("testdata/printable.json")
	if err != nil {
		t.Fatal(err)
	}
	var ranges [][2]rune
	if err := json.Unmarshal(data, &ranges); err != nil {
		t.Fatal(err)
	}
	printable := map[rune]bool{}
	for _, r := range ranges {
		for c := r[0]; c <= r[1]; c++ {
			printable[c] = true
		}
	}
	for c := range rune(unicode.MaxRune + 1) {
		if c == '\'' || c == '\\' || 0xd800 <= c && c <= 0xdfff { // surrogates are not text
			continue
		}
		if got, want := object.Repr(starlark.String(c)) == "'"+string(c)+"'", printable[c]; got != want {
			t.Errorf("%U printable: %t, want %t", c, got, want)
		}
	}
}

func FuzzRepr(f *testing.F) {
	for _, s := range []string{"", "a'b", `"'`, "\xff", "\u200b线", "\\\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := starlark.String(s)
		if len(object.Repr(v)) < len(s) {
			t.Errorf("Repr(%q) = %s", s, object.Repr(v))
		}
		for _, c := range []byte(object.ASCII(v)) {
			if c < ' ' || c > '~' {
				t.Errorf("ASCII(%q) has %#x", s, c)
			}
		}
		object.Repr(starlark.Bytes(s))
	})
}

func BenchmarkRepr(b *testing.B) {
	ints := make([]starlark.Value, 100_000)
	words := make([]starlark.Value, 1000)
	dict := value.NewDict(1000)
	for i := range ints {
		ints[i] = starlark.MakeInt(i * 7)
	}
	for i := range words {
		words[i] = starlark.String("it's a word of some length")
		dict.SetKey(starlark.MakeInt(i), starlark.Float(i)/3)
	}
	for _, bb := range []struct {
		name string
		v    starlark.Value
	}{
		{"100000ints", value.ListFrom(ints)},
		{"1000strs", value.ListFrom(words)},
		{"1000pairs", dict},
		{"str", starlark.String("a short text")},
		{"int", starlark.MakeInt(12345)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				object.Repr(bb.v)
			}
		})
	}
}
