package types

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func bytesTable() native.Table {
	return native.Table{
		Doc:           "bytes, which do not change",
		Methods:       bytesMethods(bytesKind),
		ClassMethods:  []*native.Function{fromHex(bytesKind)},
		StaticMethods: []*native.Function{bytesMaketrans()},
		Slots:         append(sequenceSlots(isBytes), itemSlot("key"), reprSlot(), percentSlot(), hashSlot()),
	}
}

// bytesMethods returns the methods of bytes or bytearray, of which str has not all.
func bytesMethods[S any](k *kind[S]) []*native.Function {
	return append(textMethods[S, buffer, needle](k),
		on2(k, "decode", "encoding='utf-8', errors='strict'", "the text that the bytes are in an encoding", text.decode),
		on2(k, "hex", "sep=<unrepresentable>, bytes_per_sep=1", "the bytes in hexadecimal, as a str", text.hex),
		on2(k, "translate", "table, /, delete=b''", "a copy with each byte replaced as a table says", text.translate),
	)
}

func bytesMaketrans() *native.Function {
	return native.F2("maketrans", "frm, to, /", "a table for translate", func(_ *script.Thread, from, to buffer) (object.Bytes, error) {
		if len(from) != len(to) {
			return "", valueErrorf("maketrans arguments must have same length")
		}
		table := make([]byte, 256)
		for i := range table {
			table[i] = byte(i)
		}
		for i := range len(from) {
			table[from[i]] = to[i]
		}
		return object.Bytes(table), nil
	})
}

// A buffer is a parameter that is bytes-like.
type buffer string

// SetArgument sets the bytes.
func (b *buffer) SetArgument(_ *script.Thread, v value.Value) error {
	if !v.Present() {
		return nil
	}
	s, ok := object.AsBytes(v.Starlark())
	if !ok {
		return bytesWanted(v)
	}
	*b = buffer(s)
	return nil
}

// A needle is a parameter that is looked for in bytes: some of them, or one.
type needle string

// SetArgument sets the bytes.
func (n *needle) SetArgument(_ *script.Thread, v value.Value) error {
	if s, ok := object.AsBytes(v.Starlark()); ok {
		*n = needle(s)
		return nil
	}
	i, err := object.AsInt(v.Starlark())
	if err != nil {
		return typeErrorf("argument should be integer or bytes-like object, not '%s'", typeName(v))
	}
	c, ok := i.Int64()
	if !ok || c < 0 || c > 255 {
		return valueErrorf("byte must be in range(0, 256)")
	}
	*n = needle([]byte{byte(c)})
	return nil
}

// fromHex returns the method that makes the values of a kind of hexadecimal digits.
func fromHex[S any](k *kind[S]) *native.Function {
	return native.M1("fromhex", "string, /", "made of hexadecimal digits, as 48 65", func(class *object.Class, t *script.Thread, digits starlark.Value) (starlark.Value, error) {
		s, ok := object.AsString(digits)
		if !ok {
			b, ok := object.AsBytes(digits)
			if !ok {
				return nil, typeErrorf("fromhex() argument must be str or bytes-like, not %s", object.FullTypeName(digits))
			}
			s, _ = Decode(b, "latin-1", "strict") // never fails
		}
		b, err := k.unhex(s)
		if err != nil {
			return nil, err
		}
		return instance(t, class, k.wrap(b).Starlark())
	})
}

// unhex returns the bytes that hexadecimal digits are.
func (k *textKind) unhex(s string) (string, error) {
	var out []byte
	for i := 0; i < len(s); {
		if k.space(rune(s[i])) {
			i++
			continue
		}
		for j := i; j < i+2; j++ {
			if j == len(s) {
				return "", valueErrorf("fromhex() arg must contain an even number of hexadecimal digits")
			}
			if !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[j])) {
				return "", valueErrorf("non-hexadecimal number found in fromhex() arg at position %d", utf8.RuneCountInString(s[:j]))
			}
		}
		b, _ := hex.DecodeString(s[i : i+2])
		out = append(out, b...)
		i += 2
	}
	return string(out), nil
}

func (x text) decode(encoding, errors string) (string, error) { return Decode(x.s, encoding, errors) }

// hex returns the bytes in hexadecimal, with sep, if there is one, between groups.
func (x text) hex(sep value.Value, group int) (string, error) {
	digits := hex.EncodeToString([]byte(x.s))
	if !sep.Present() {
		return digits, nil
	}
	between, ok := object.AsString(sep.Starlark())
	if !ok {
		if between, ok = object.AsBytes(sep.Starlark()); !ok {
			switch n, err := object.Len(sep.Starlark()); {
			case err != nil:
				return "", err
			case n != 1:
				return "", valueErrorf("sep must be length 1.")
			}
			return "", typeErrorf("sep must be str or bytes.")
		}
	}
	switch {
	case len(between) == 1:
	case len([]rune(between)) == 1:
		return "", valueErrorf("sep must be ASCII.")
	default:
		return "", valueErrorf("sep must be length 1.")
	}
	size := max(group, -group)
	if size == 0 || size > len(x.s) {
		return digits, nil
	}
	size *= 2
	var parts []string
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
	return strings.Join(parts, between), nil
}

// translate is translate of bytes: str has another.
func (x text) translate(table native.Opt[buffer], deleted buffer) (value.Value, error) {
	mapping := string(table.Value)
	if table.Given && len(mapping) != 256 {
		return value.Value{}, valueErrorf("translation table must be 256 characters long")
	}
	var out []byte
	for _, c := range []byte(x.s) {
		if strings.IndexByte(string(deleted), c) >= 0 {
			continue
		}
		if mapping != "" {
			c = mapping[c]
		}
		out = append(out, c)
	}
	return x.wrap(string(out)), nil
}
