package types

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// codec returns the plain name of an encoding: utf-8, ascii or latin-1. These are the
// ones there are, with utf-8-sig and utf-16 and utf-32 in both byte orders.
func codec(name string) (string, error) {
	switch n := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name)); n {
	case "utf_8", "utf8", "u8", "utf", "cp65001":
		return "utf-8", nil
	case "utf_8_sig":
		return "utf-8-sig", nil
	case "ascii", "us_ascii", "646":
		return "ascii", nil
	case "latin_1", "latin1", "latin", "iso_8859_1", "iso8859_1", "8859", "cp819", "l1":
		return "latin-1", nil
	}
	return "", object.LookupError.Errorf("unknown encoding: %s", name)
}

// Encode returns the bytes of a text. The errors are strict, ignore, replace,
// backslashreplace or xmlcharrefreplace.
func Encode(s, encoding, errors string) (string, error) {
	enc, err := codec(encoding)
	if err != nil {
		return "", err
	}
	limit, what := rune(0x80), "ordinal not in range(128)"
	switch enc {
	case "utf-8-sig":
		return "\ufeff" + s, nil
	case "latin-1":
		limit, what = 0x100, "ordinal not in range(256)"
	case "ascii":
		if object.IsASCII(s) {
			return s, nil
		}
	default:
		return s, nil
	}
	var out []byte
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r < limit {
			out = append(out, byte(r))
			continue
		}
		end := i + 1
		for end < len(runes) && runes[end] >= limit {
			end++
		}
		switch errors {
		case "strict":
			return "", object.NewUnicodeEncodeError(enc, s, i, end, what)
		case "ignore":
		case "replace":
			out = append(out, '?')
		case "backslashreplace":
			text := object.ASCII(starlark.String(r))
			out = append(out, text[1:len(text)-1]...)
		case "xmlcharrefreplace":
			out = append(out, "&#"+starlark.MakeInt(int(r)).String()+";"...)
		default:
			return "", object.LookupError.Errorf("unknown error handler name '%s'", errors)
		}
	}
	return string(out), nil
}

// Decode returns the text that bytes are. The errors are strict, ignore, replace or
// backslashreplace.
func Decode(b, encoding, errors string) (string, error) {
	enc, err := codec(encoding)
	if err != nil {
		return "", err
	}
	switch enc {
	case "latin-1":
		runes := make([]rune, len(b))
		for i := range len(b) {
			runes[i] = rune(b[i])
		}
		return string(runes), nil
	case "ascii":
		if object.IsASCII(b) {
			return b, nil
		}
	default:
		if enc == "utf-8-sig" {
			b = strings.TrimPrefix(b, "\ufeff")
			enc = "utf-8"
		}
		if utf8.ValidString(b) {
			return b, nil
		}
	}
	var out strings.Builder
	for i := 0; i < len(b); {
		n, reason := 1, "ordinal not in range(128)"
		if enc == "utf-8" {
			if _, size := utf8.DecodeRuneInString(b[i:]); size > 1 || b[i] < utf8.RuneSelf {
				out.WriteString(b[i : i+size])
				i += size
				continue
			}
			n, reason = invalidUTF8(b[i:])
		} else if b[i] < utf8.RuneSelf {
			out.WriteByte(b[i])
			i++
			continue
		}
		switch errors {
		case "strict":
			return "", object.NewUnicodeDecodeError(enc, object.Bytes(b), i, i+n, reason)
		case "ignore":
		case "replace":
			out.WriteRune(utf8.RuneError)
		case "backslashreplace":
			const hex = "0123456789abcdef"
			for _, c := range []byte(b[i : i+n]) {
				out.WriteString(`\x` + string(hex[c>>4]) + string(hex[c&15]))
			}
		default:
			return "", object.LookupError.Errorf("unknown error handler name '%s'", errors)
		}
		i += n
	}
	return out.String(), nil
}

// invalidUTF8 returns how many bytes at the start of s are one error, and its reason
// in CPython's words.
func invalidUTF8(s string) (int, string) {
	need := 0
	lo, hi := byte(0x80), byte(0xbf)
	switch c := s[0]; {
	case c < 0xc2 || c > 0xf4:
		return 1, "invalid start byte"
	case c < 0xe0:
		need = 1
	case c < 0xf0:
		need = 2
		if c == 0xe0 {
			lo = 0xa0
		} else if c == 0xed {
			hi = 0x9f
		}
	default:
		need = 3
		if c == 0xf0 {
			lo = 0x90
		} else if c == 0xf4 {
			hi = 0x8f
		}
	}
	for n := 1; n <= need; n++ {
		if n == len(s) {
			return n, "unexpected end of data"
		}
		if s[n] < lo || s[n] > hi {
			return n, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xbf
	}
	return need + 1, "invalid continuation byte"
}
