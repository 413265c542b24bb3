package types

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A kind is one of str, bytes and bytearray, most of whose methods are the same. S is the Go
// type of its values.
type kind[S any] struct {
	textKind
	text func(S) string
}

// A textKind is what the methods have to know of a kind.
type textKind struct {
	bytes bool // it counts bytes, and only ASCII letters are letters
	wrap  func(string) value.Value
}

var (
	strKind       = &kind[string]{textKind{false, value.Text}, func(s string) string { return s }}
	bytesKind     = &kind[object.Bytes]{textKind{true, wrapBytes}, func(b object.Bytes) string { return string(b) }}
	bytearrayKind = &kind[*object.Bytearray]{textKind{true, wrapBytearray}, func(b *object.Bytearray) string { return string(b.B) }}
)

func wrapBytes(s string) value.Value     { return value.Of(object.Bytes(s)) }
func wrapBytearray(s string) value.Value { return value.Of(&object.Bytearray{B: []byte(s)}) }

// A text is the receiver of a method that the kinds have in common, with the name of the
// method and the thread that calls it.
type text struct {
	*textKind
	s      string
	method string
	t      *script.Thread
}

// on0 to on3 define a method that the kinds have in common for one of them. The doc speaks of
// characters, which are bytes to some.

func on0[S, R any](k *kind[S], name, doc string, fn func(text) R) *native.Function {
	return native.M0(name, "", k.doc(doc), func(s S, t *script.Thread) (R, error) {
		x := text{&k.textKind, k.text(s), name, t}
		if len(x.s) > longText {
			return aside(x, nil, func(x text) (R, error) { return fn(x), nil })
		}
		return fn(x), nil
	})
}

func on1[S, A, R any](k *kind[S], name, params, doc string, fn func(text, A) (R, error)) *native.Function {
	return native.M1(name, params, k.doc(doc), func(s S, t *script.Thread, a A) (R, error) {
		x := text{&k.textKind, k.text(s), name, t}
		if len(x.s) > longText {
			return aside(x, []any{a}, func(x text) (R, error) { return fn(x, a) })
		}
		return fn(x, a)
	})
}

func on2[S, A, B, R any](k *kind[S], name, params, doc string, fn func(text, A, B) (R, error)) *native.Function {
	return native.M2(name, params, k.doc(doc), func(s S, t *script.Thread, a A, b B) (R, error) {
		x := text{&k.textKind, k.text(s), name, t}
		if len(x.s) > longText {
			return aside(x, []any{a, b}, func(x text) (R, error) { return fn(x, a, b) })
		}
		return fn(x, a, b)
	})
}

func on3[S, A, B, C, R any](k *kind[S], name, params, doc string, fn func(text, A, B, C) (R, error)) *native.Function {
	return native.M3(name, params, k.doc(doc), func(s S, t *script.Thread, a A, b B, c C) (R, error) {
		x := text{&k.textKind, k.text(s), name, t}
		if len(x.s) > longText {
			return aside(x, []any{a, b, c}, func(x text) (R, error) { return fn(x, a, b, c) })
		}
		return fn(x, a, b, c)
	})
}

// longText is the size of texts from which on a method takes so long that it does not keep the script lock: see aside. The
// quick functions leave such texts to the others.
const longText = 1 << 18

// aside calls a method of a long text beside other threads, where that uses nothing that a script can change: its
// arguments may be such.
func aside[R any](x text, args []any, fn func(text) (R, error)) (r R, err error) {
	if x.t == nil || slices.ContainsFunc(args, mayChange) {
		return fn(x)
	}
	t := x.t
	x.t = nil
	var out struct { // apart from what is returned if fn is left behind
		r   R
		err error
	}
	if err := t.Aside(func() { out.r, out.err = fn(x) }); err != nil {
		return r, err
	}
	return out.r, out.err
}

// mayChange reports whether an argument of a method is a value that may change, or that code of scripts decides about.
func mayChange(arg any) bool {
	switch a := arg.(type) {
	case value.Value:
		if tuple, ok := value.Tuples.Get(a); ok {
			return slices.ContainsFunc(tuple.Elems(), func(e value.Value) bool { return mayChange(e) })
		}
		_, isBytes := a.Starlark().(object.Bytes)
		return a.TypeWord() != 0 && !a.IsText() && !isBytes
	case starlark.Value:
		return true
	}
	return false
}

func (k *textKind) doc(doc string) string {
	if k.bytes {
		return strings.ReplaceAll(doc, "character", "byte")
	}
	return doc
}

// textMethods returns the methods that str, bytes and bytearray have in common, for one of them.
// An argument that must be a text of the kind is an A, and one that is looked for an N: in
// bytes that may be a byte.
func textMethods[S any, A, N ~string](k *kind[S]) []*native.Function {
	padding := "width, fillchar=' ', /"
	if k.bytes {
		padding = "width, fillchar=b' ', /"
	}
	return []*native.Function{
		on0(k, "capitalize", "a copy whose first character is upper case, and the others lower case", text.capitalize),
		on2(k, "center", padding, "a copy with fillchar at both sides, so that it has width characters", text.center),
		on3(k, "count", "sub, start=None, end=None, /", "how often sub is in it, without overlaps", count[N]),
		on3(k, "endswith", "suffix, start=None, end=None, /", "whether it ends with suffix, or one of a tuple of them", text.endswith),
		on1(k, "expandtabs", "tabsize=8", "a copy with blanks for tabs", text.expandtabs),
		on3(k, "find", "sub, start=None, end=None, /", "where sub is first, or -1", find[N]),
		on3(k, "index", "sub, start=None, end=None, /", "where sub is first; ValueError if it is not there", index[N]),
		on0(k, "isalnum", "whether all characters are letters or digits, and there are some", text.isalnum),
		on0(k, "isalpha", "whether all characters are letters, and there are some", text.isalpha),
		on0(k, "isascii", "whether all characters are ASCII", text.isascii),
		on0(k, "isdigit", "whether all characters are digits, and there are some", text.isdigit),
		on0(k, "islower", "whether there are letters, and all of them are lower case", text.islower),
		on0(k, "isspace", "whether all characters are white space, and there are some", text.isspace),
		on0(k, "istitle", "whether every word begins with a capital, the rest being lower case", text.istitle),
		on0(k, "isupper", "whether there are letters, and all of them are upper case", text.isupper),
		on1(k, "join", "iterable, /", "the elements of an iterable as one, with this between them", text.join),
		on2(k, "ljust", padding, "a copy with fillchar at the end, so that it has width characters", text.ljust),
		on0(k, "lower", "a copy in lower case", text.lower),
		on1(k, "lstrip", "chars=None, /", "a copy without white space, or other characters, at the beginning", text.lstrip),
		on1(k, "partition", "sep, /", "three parts: what is before sep, sep, and what is behind it", text.partition),
		on1(k, "removeprefix", "prefix, /", "a copy without prefix, if it begins so", removeprefix[A]),
		on1(k, "removesuffix", "suffix, /", "a copy without suffix, if it ends so", removesuffix[A]),
		on3(k, "replace", "old, new, /, count=-1", "a copy with new for each old, or for the first count of them", replace[A]),
		on3(k, "rfind", "sub, start=None, end=None, /", "where sub is last, or -1", rfind[N]),
		on3(k, "rindex", "sub, start=None, end=None, /", "where sub is last; ValueError if it is not there", rindex[N]),
		on2(k, "rjust", padding, "a copy with fillchar at the beginning, so that it has width characters", text.rjust),
		on1(k, "rpartition", "sep, /", "three parts: what is before the last sep, sep, and what is behind it", text.rpartition),
		on2(k, "rsplit", "sep=None, maxsplit=-1", "a list of what is between separators, split at the last maxsplit of them", text.rsplit),
		on1(k, "rstrip", "chars=None, /", "a copy without white space, or other characters, at the end", text.rstrip),
		on2(k, "split", "sep=None, maxsplit=-1", "a list of what is between separators, or white space, split at the first maxsplit of them", text.split),
		on1(k, "splitlines", "keepends=False", "a list of the lines", text.splitlines),
		on3(k, "startswith", "prefix, start=None, end=None, /", "whether it begins with prefix, or one of a tuple of them", text.startswith),
		on1(k, "strip", "chars=None, /", "a copy without white space, or other characters, at both ends", text.strip),
		on0(k, "swapcase", "a copy with upper case for lower case, and the other way round", text.swapcase),
		on0(k, "title", "a copy in which every word begins with a capital", text.title),
		on0(k, "upper", "a copy in upper case", text.upper),
		on1(k, "zfill", "width, /", "a copy with zeros behind the sign, so that it has width characters", text.zfill),
	}
}

// as returns the text that an argument is, if it is of a kind that x works with.
func (x text) as(v value.Value) (string, bool) {
	if s, ok := v.Text(); ok {
		return s, !x.bytes
	}
	if x.bytes {
		return object.AsBytes(v.Starlark())
	}
	return object.AsString(v.Starlark())
}

// bytesWanted is the error of an argument that is not bytes-like.
func bytesWanted(v value.Value) error {
	return typeErrorf("a bytes-like object is required, not '%s'", typeName(v))
}

// len returns the number of elements of a part of x.
func (x text) len(s string) int {
	if x.bytes {
		return len(s)
	}
	return object.CharCount(s)
}

// span returns where the part of x from start to end is, in bytes. It reports !ok if
// start is behind the end.
func (x text) span(start, end value.Value) (lo, hi int, ok bool, err error) {
	if !given(start) && !given(end) {
		return 0, len(x.s), true, nil
	}
	n := len(x.s)
	if !x.bytes {
		n = object.TextLen(x.s)
	}
	sl := object.NewSlice(start.Starlark(), end.Starlark(), nil)
	lo, hi, _, err = sl.Indices(n)
	if err != nil {
		return 0, 0, false, err
	}
	if lo > hi || beyond(sl.Start, n) {
		return 0, 0, false, nil
	}
	if x.bytes || n == len(x.s) {
		return lo, hi, true, nil
	}
	lo, hi = object.Offset(x.s, lo), object.Offset(x.s, hi)
	return lo, hi, true, nil
}

// beyond reports whether an index is behind the end of n elements.
func beyond(v starlark.Value, n int) bool {
	if v == starlark.None {
		return false
	}
	i, err := object.AsInt(v)
	if err != nil {
		return false
	}
	m, ok := i.Int64()
	return ok && m > int64(n) || !ok && i.Sign() > 0
}

// list returns a list of texts of the kind, which has parts for its own.
func (x text) list(parts []string) *value.List {
	l := value.MakeList(len(parts))
	for i, p := range parts {
		if x.bytes {
			l.Append(x.wrap(p))
		} else {
			l.Append(value.TextAt(&parts[i]))
		}
	}
	return l
}

func typeErrorf(format string, args ...any) error { return object.TypeError.Errorf(format, args...) }

func valueErrorf(format string, args ...any) error {
	return object.ValueError.Errorf(format, args...)
}

// typeName is object.TypeName of a value.
func typeName(v value.Value) string { return object.TypeName(v.Starlark()) }

// given reports whether there is an argument that is not None.
func given(v value.Value) bool { return v.Present() && !v.IsNone() }
