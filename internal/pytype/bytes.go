package pytype

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// addBytes adds what bytes and bytearray have and str has not.
func (k *textKind) addBytes(m script.Methods) {
	k.addShared(m)
	k.add(m, "decode", "encoding='utf-8', errors='strict'", func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		enc, errors, err := CodecArgs(x.method, a)
		if err != nil {
			return nil, err
		}
		s, err := Decode(x.s, enc, errors)
		return starlark.String(s), err
	})
	k.add(m, "hex", "sep='', bytes_per_sep=1", toHex)
	k.add(m, "translate", "table, /, delete=b''", translateBytes)
	m["fromhex"] = static(script.NewFunction("fromhex", "string, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return k.fromHex(a.Values[0])
	}))
	m["maketrans"] = static(bytesMaketrans)
}

func bytesMethods() script.Methods {
	m := script.Methods{}
	bytesKind.addBytes(m)
	return m
}

func (k *textKind) fromHex(v starlark.Value) (starlark.Value, error) {
	s, ok := object.AsString(v)
	if !ok {
		b, ok := pyop.AsBytes(v)
		if !ok {
			return nil, typeErrorf("fromhex() argument must be str or bytes-like, not %s", object.FullTypeName(v))
		}
		s, _ = Decode(b, "latin-1", "strict") // never fails
	}
	var out []byte
	for i := 0; i < len(s); {
		if k.space(rune(s[i])) {
			i++
			continue
		}
		for j := i; j < i+2; j++ {
			if j == len(s) {
				return nil, valueErrorf("fromhex() arg must contain an even number of hexadecimal digits")
			}
			if !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[j])) {
				return nil, valueErrorf("non-hexadecimal number found in fromhex() arg at position %d", utf8.RuneCountInString(s[:j]))
			}
		}
		b, _ := hex.DecodeString(s[i : i+2])
		out = append(out, b...)
		i += 2
	}
	return k.wrap(string(out)), nil
}

func toHex(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	digits := hex.EncodeToString([]byte(x.s))
	if a[0] == nil {
		return starlark.String(digits), nil
	}
	sep, ok := object.AsString(a[0])
	if !ok {
		if sep, ok = pyop.AsBytes(a[0]); !ok {
			switch n, err := pyop.Len(a[0]); {
			case err != nil:
				return nil, err
			case n != 1:
				return nil, valueErrorf("sep must be length 1.")
			}
			return nil, typeErrorf("sep must be str or bytes.")
		}
	}
	if len(sep) != 1 {
		if len([]rune(sep)) == 1 {
			return nil, valueErrorf("sep must be ASCII.")
		}
		return nil, valueErrorf("sep must be length 1.")
	}
	group, err := count(a[1], 1)
	if err != nil {
		return nil, err
	}
	if group == 0 {
		return starlark.String(digits), nil
	}
	var parts []string
	size := max(group, -group)
	if size > len(x.s) {
		return starlark.String(digits), nil
	}
	size *= 2
	first := 0 // groups are counted from the right, or, below zero, from the left
	if group > 0 {
		first = len(digits) % size
	}
	if first > 0 {
		parts = append(parts, digits[:first])
	}
	for rest := digits[first:]; rest != ""; {
		n := min(size, len(rest))
		parts = append(parts, rest[:n])
		rest = rest[n:]
	}
	return starlark.String(strings.Join(parts, sep)), nil
}

func translateBytes(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	table := ""
	if v := given(a[0]); v != nil {
		t, ok := pyop.AsBytes(v)
		if !ok {
			return nil, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
		}
		if len(t) != 256 {
			return nil, valueErrorf("translation table must be 256 characters long")
		}
		table = t
	}
	drop := ""
	if a[1] != nil {
		d, err := x.arg(2, a[1])
		if err != nil {
			return nil, err
		}
		drop = d
	}
	var out []byte
	for _, c := range []byte(x.s) {
		if strings.IndexByte(drop, c) >= 0 {
			continue
		}
		if table != "" {
			c = table[c]
		}
		out = append(out, c)
	}
	return x.wrap(string(out)), nil
}

var bytesMaketrans = script.NewFunction("maketrans", "frm, to, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	var texts [2]string
	for i, v := range a.Values {
		b, ok := pyop.AsBytes(v)
		if !ok {
			return nil, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
		}
		texts[i] = b
	}
	if len(texts[0]) != len(texts[1]) {
		return nil, valueErrorf("maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(texts[0]) {
		table[texts[0][i]] = texts[1][i]
	}
	return pyop.Bytes(table), nil
})

// bytearrayMethods returns the methods of bytearray.
func bytearrayMethods() script.Methods {
	m := script.Methods{}
	arrayKind.addBytes(m)
	add := func(name, params string, fn func(t *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error)) {
		script.AddMethod(m, "bytearray", name, params, func(t *script.Thread, b *pyop.Bytearray, a signature.Args) (starlark.Value, error) {
			return fn(t, b, a.Values)
		})
	}
	add("append", "item, /", func(_ *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error) {
		c, err := pyop.AsByte(a[0])
		if err == nil {
			b.B = append(b.B, c)
		}
		return starlark.None, err
	})
	add("clear", "", func(_ *script.Thread, b *pyop.Bytearray, _ []starlark.Value) (starlark.Value, error) {
		b.B = nil
		return starlark.None, nil
	})
	add("copy", "", func(_ *script.Thread, b *pyop.Bytearray, _ []starlark.Value) (starlark.Value, error) {
		return &pyop.Bytearray{B: append([]byte(nil), b.B...)}, nil
	})
	add("extend", "iterable_of_ints, /", func(t *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error) {
		more, err := pyop.BytesOf(t, a[0])
		if err == nil {
			b.B = append(b.B, more...)
		}
		return starlark.None, err
	})
	add("insert", "index, item, /", func(_ *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error) {
		i, err := pyop.AsIndex(a[0])
		if err != nil {
			return nil, err
		}
		c, err := pyop.AsByte(a[1])
		if err != nil {
			return nil, err
		}
		i = clip(i, len(b.B))
		b.B = append(b.B[:i], append([]byte{c}, b.B[i:]...)...)
		return starlark.None, nil
	})
	add("pop", "index=-1, /", func(_ *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error) {
		i := -1
		if a[0] != nil {
			n, err := pyop.AsIndex(a[0])
			if err != nil {
				return nil, err
			}
			i = n
		}
		if len(b.B) == 0 {
			return nil, exception.IndexError.Errorf("pop from empty bytearray")
		}
		if i < 0 {
			i += len(b.B)
		}
		if i < 0 || i >= len(b.B) {
			return nil, exception.IndexError.Errorf("pop index out of range")
		}
		c := b.B[i]
		b.B = append(b.B[:i], b.B[i+1:]...)
		return starlark.MakeInt(int(c)), nil
	})
	add("remove", "value, /", func(_ *script.Thread, b *pyop.Bytearray, a []starlark.Value) (starlark.Value, error) {
		c, err := pyop.AsByte(a[0])
		if err != nil {
			return nil, err
		}
		i := strings.IndexByte(string(b.B), c)
		if i < 0 {
			return nil, valueErrorf("value not found in bytearray")
		}
		b.B = append(b.B[:i], b.B[i+1:]...)
		return starlark.None, nil
	})
	add("reverse", "", func(_ *script.Thread, b *pyop.Bytearray, _ []starlark.Value) (starlark.Value, error) {
		for i, j := 0, len(b.B)-1; i < j; i, j = i+1, j-1 {
			b.B[i], b.B[j] = b.B[j], b.B[i]
		}
		return starlark.None, nil
	})
	return m
}

// clip returns the place before which insert puts an element.
func clip(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}
