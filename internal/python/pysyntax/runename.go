package pysyntax

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

func itoa(n int) string { return strconv.Itoa(n) }

// runeNamed returns the character with a Unicode name, in any case. The table maps
// the other way, so it takes some milliseconds; such escapes are rare. Aliases, named
// sequences and Hangul syllables are not known.
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	const cjk = "CJK UNIFIED IDEOGRAPH-"
	if hex, ok := strings.CutPrefix(name, cjk); ok {
		n, err := strconv.ParseUint(hex, 16, 21)
		return rune(n), err == nil && unicode.Is(unicode.Unified_Ideograph, rune(n))
	}
	if strings.HasPrefix(name, "<") {
		return 0, false
	}
	for r := rune(' '); r <= 0x1fbff; r++ {
		if runenames.Name(r) == name {
			return r, true
		}
	}
	for r := rune(0xe0000); r <= 0xe01ef; r++ {
		if runenames.Name(r) == name {
			return r, true
		}
	}
	return 0, false
}
