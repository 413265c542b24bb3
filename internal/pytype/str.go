package pytype

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// addShared adds the methods that str, bytes and bytearray have in common.
func (k *textKind) addShared(m script.Methods) {
	for _, d := range []struct {
		name, params string
		fn           textMethod
	}{
		{"capitalize", "", capitalize},
		{"center", "width, fillchar=' ', /", pad(func(n, width int) int { return n/2 + n&width&1 })},
		{"count", "sub, start=None, end=None, /", countOf},
		{"endswith", "suffix, start=None, end=None, /", affix(strings.HasSuffix)},
		{"expandtabs", "tabsize=8", expandtabs},
		{"find", "sub, start=None, end=None, /", find(false, false)},
		{"index", "sub, start=None, end=None, /", find(false, true)},
		{"isalnum", "", every(isAlnum)},
		{"isalpha", "", every(letter)},
		{"isascii", "", isASCII},
		{"isdigit", "", every(isDigit)},
		{"islower", "", inCase(isLower)},
		{"isspace", "", every(k.space)},
		{"istitle", "", isTitle},
		{"isupper", "", inCase(isUpper)},
		{"join", "iterable, /", join},
		{"ljust", "width, fillchar=' ', /", pad(func(int, int) int { return 0 })},
		{"lower", "", mapped(strings.ToLower, lower)},
		{"lstrip", "chars=None, /", strip(true, false)},
		{"partition", "sep, /", partition(false)},
		{"removeprefix", "prefix, /", trimAffix(strings.TrimPrefix)},
		{"removesuffix", "suffix, /", trimAffix(strings.TrimSuffix)},
		{"replace", "old, new, /, count=-1", replace},
		{"rfind", "sub, start=None, end=None, /", find(true, false)},
		{"rindex", "sub, start=None, end=None, /", find(true, true)},
		{"rjust", "width, fillchar=' ', /", pad(func(n, _ int) int { return n })},
		{"rpartition", "sep, /", partition(true)},
		{"rsplit", "sep=None, maxsplit=-1", rsplit},
		{"rstrip", "chars=None, /", strip(false, true)},
		{"split", "sep=None, maxsplit=-1", split},
		{"splitlines", "keepends=False", splitlines},
		{"startswith", "prefix, start=None, end=None, /", affix(strings.HasPrefix)},
		{"strip", "chars=None, /", strip(true, true)},
		{"swapcase", "", swapcase},
		{"title", "", title},
		{"upper", "", mapped(strings.ToUpper, upper)},
		{"zfill", "width, /", zfill},
	} {
		k.add(m, d.name, d.params, d.fn)
	}
}

// strMethods returns the methods of str.
func strMethods() script.Methods {
	m := script.Methods{}
	strKind.addShared(m)
	strKind.add(m, "casefold", "", mapped(strings.ToLower, fold))
	strKind.add(m, "encode", "encoding='utf-8', errors='strict'", func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		enc, errors, err := CodecArgs(x.method, a)
		if err != nil {
			return nil, err
		}
		b, err := Encode(x.s, enc, errors)
		return pyop.Bytes(b), err
	})
	script.AddMethod(m, "str", "format", "*args, **kwargs", func(_ *script.Thread, s starlark.String, a signature.Args) (starlark.Value, error) {
		out, err := pyop.Template(string(s), a.Rest, a.Kwargs, getter{})
		return starlark.String(out), err
	})
	strKind.add(m, "format_map", "mapping, /", formatMap)
	strKind.add(m, "isdecimal", "", every(isDecimal))
	strKind.add(m, "isidentifier", "", isIdentifier)
	strKind.add(m, "isnumeric", "", every(isNumeric))
	strKind.add(m, "isprintable", "", isPrintable)
	strKind.add(m, "translate", "table, /", translate)
	m["maketrans"] = static(strMaketrans)
	return m
}

// CodecArgs returns the names of an encoding and of what to do about errors, as the
// arguments of encode, decode, str and bytes give them.
func CodecArgs(method string, a []starlark.Value) (enc, errors string, err error) {
	enc, errors = "utf-8", "strict"
	for i, p := range []*string{&enc, &errors} {
		if a[i] == nil {
			continue
		}
		s, ok := object.AsString(a[i])
		if !ok {
			got := object.ArgumentType(a[i])
			if method == "str" { // which looks at its arguments by itself
				got = object.FullTypeName(a[i])
			}
			return "", "", typeErrorf("%s() argument '%s' must be str, not %s", method, [...]string{"encoding", "errors"}[i], got)
		}
		*p = s
	}
	return enc, errors, nil
}

// getter gets what the fields of a template ask for.
type getter struct{}

// FieldGetter gets what the fields of a template of str.format ask for.
var FieldGetter pyop.Getter = getter{}

func (getter) Attr(v starlark.Value, name string) (starlark.Value, error) {
	if x, ok := Attr(v, name); ok {
		return x, nil
	}
	return object.Getattr(v, name)
}

func (getter) Item(v, key starlark.Value) (starlark.Value, error) { return pyop.GetItem(v, key) }

// formatMap is str.format with the items of a mapping as keywords. Those that the
// template names are looked up: the mapping may be one that makes them.
func formatMap(t *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	var kwargs []starlark.Tuple
	for _, name := range fieldNames(x.s) {
		v, err := pyop.GetItem(a[0], starlark.String(name))
		if err != nil {
			return nil, err
		}
		kwargs = append(kwargs, starlark.Tuple{starlark.String(name), v})
	}
	out, err := pyop.Template(x.s, nil, kwargs, getter{})
	return starlark.String(out), err
}

// fieldNames returns the first names of the fields of a template, each once.
func fieldNames(template string) []string {
	var names []string
	seen := map[string]bool{}
	template = strings.ReplaceAll(strings.ReplaceAll(template, "{{", ""), "}}", "")
	for {
		_, rest, ok := strings.Cut(template, "{")
		if !ok {
			return names
		}
		end := strings.IndexAny(rest, ".[:!{}")
		if end < 0 {
			return names
		}
		if name := rest[:end]; name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
		template = rest[end:]
	}
}

func translate(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	var out strings.Builder
	for i := 0; i < len(x.s); {
		r, n := utf8.DecodeRuneInString(x.s[i:])
		v, err := pyop.GetItem(a[0], starlark.MakeInt(int(r)))
		switch {
		case err != nil:
			e, ok := err.(*exception.Exception)
			if !ok || !e.Class().Is(exception.LookupError) {
				return nil, err
			}
			out.WriteString(x.s[i : i+n])
		case v == starlark.None:
		default:
			switch v := v.(type) {
			case starlark.String:
				out.WriteString(string(v))
			case starlark.Int:
				c, ok := v.Int64()
				if !ok || c < 0 || c > utf8.MaxRune {
					return nil, valueErrorf("character mapping must be in range(0x110000)")
				}
				out.WriteRune(rune(c))
			default:
				return nil, typeErrorf("character mapping must return integer, None or str")
			}
		}
		i += n
	}
	return starlark.String(out.String()), nil
}

// strMaketrans is static: it makes no use of a receiver.
var strMaketrans = script.NewFunction("maketrans", "x, y=None, z=None, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	table := new(starlark.Dict)
	if a.Values[1] == nil {
		d, ok := a.Values[0].(*starlark.Dict)
		if !ok {
			return nil, typeErrorf("if you give only one argument to maketrans it must be a dict")
		}
		for k, v := range d.Entries() {
			switch key := k.(type) {
			case starlark.Int:
			case starlark.String:
				r, n := utf8.DecodeRuneInString(string(key))
				if n == 0 || n != len(key) {
					return nil, valueErrorf("string keys in translatetable must be of length 1")
				}
				k = starlark.MakeInt(int(r))
			default:
				return nil, typeErrorf("keys in translate table must be strings or integers")
			}
			if err := pyop.DictSet(table, k, v); err != nil {
				return nil, err
			}
		}
		return table, nil
	}
	var texts [3][]rune
	for i, v := range a.Values {
		if v == nil {
			continue
		}
		s, ok := object.AsString(v)
		if !ok {
			if i == 0 {
				return nil, typeErrorf("first maketrans argument must be a string if there is a second argument")
			}
			return nil, typeErrorf("maketrans() argument %d must be str, not %s", i+1, object.ArgumentType(v))
		}
		texts[i] = []rune(s)
	}
	if len(texts[0]) != len(texts[1]) {
		return nil, valueErrorf("the first two maketrans arguments must have equal length")
	}
	for i, r := range texts[0] {
		table.SetKey(starlark.MakeInt(int(r)), starlark.MakeInt(int(texts[1][i])))
	}
	for _, r := range texts[2] {
		table.SetKey(starlark.MakeInt(int(r)), starlark.None)
	}
	return table, nil
})
