package pytime

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// pattern is a layout as a regular expression, with a group for each directive.
type pattern struct {
	re      *regexp.Regexp
	letters []byte // of the groups
	written string // the letters of the directives in the layout, in which %c is one
	wrong   error  // of the regular expression that it would be
}

// noYear is what CPython says of a day of the month without a year.
const noYear = "Day of month directive '%d' may not be used without a year directive. Parsing dates involving a day of month " +
	"without a year is ambiguous and fails to parse leap day. Add a year to the input and format. " +
	"See https://github.com/python/cpython/issues/70647."

// patterns are the patterns of layouts that were used.
var patterns = struct {
	sync.Mutex
	m map[string]*pattern
}{m: make(map[string]*pattern)}

// maxPatterns is how many patterns are kept.
const maxPatterns = 100

func patternFor(layout string, local Zone) (*pattern, error) {
	zones := zoneNames(local)
	key := fmt.Sprint(zones, layout)
	patterns.Lock()
	p := patterns.m[key]
	patterns.Unlock()
	if p != nil {
		return p, nil
	}
	p = new(pattern)
	var b strings.Builder
	b.WriteString(`^(?is:`)
	if err := p.write(&b, layout, slices.Concat(zones[0], zones[1])); err != nil {
		return nil, err
	}
	if strings.Contains(p.written, "d") && !strings.ContainsAny(p.written, "YyG") {
		return nil, object.ValueError.New(starlark.String(noYear))
	}
	if p.wrong != nil {
		return nil, p.wrong
	}
	re, err := regexp.Compile(b.String() + ")")
	if err != nil {
		return nil, object.ValueError.Errorf("%w", err)
	}
	p.re = re
	patterns.Lock()
	defer patterns.Unlock()
	if len(patterns.m) >= maxPatterns {
		clear(patterns.m)
	}
	patterns.m[key] = p
	return p, nil
}

// zoneNames are the names of time zones that %Z knows, in small letters: those without
// daylight saving time and those with.
func zoneNames(z Zone) (names [2][]string) {
	names[0] = []string{"utc", "gmt"}
	if local := strings.ToLower(z.Names[0]); !slices.Contains(names[0], local) {
		names[0] = append(names[0], local)
	}
	if z.Daylight {
		names[1] = []string{strings.ToLower(z.Names[1])}
	}
	return names
}

// expressions are what the directives match.
var expressions = map[byte]string{
	'd': `3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]`,
	'f': `\d{1,6}`,
	'H': `2[0-3]|[0-1]\d|\d`,
	'I': `1[0-2]|0[1-9]|[1-9]`,
	'G': `\d{4}`,
	'j': `36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]`,
	'm': `1[0-2]|0[1-9]|[1-9]`,
	'M': `[0-5]\d|\d`,
	'S': `6[0-1]|[0-5]\d|\d`,
	'U': `5[0-3]|[0-4]\d|\d`,
	'W': `5[0-3]|[0-4]\d|\d`,
	'w': `[0-6]`,
	'u': `[1-7]`,
	'V': `5[0-3]|0[1-9]|[1-4]\d|\d`,
	'y': `\d\d`,
	'Y': `\d{4}`,
	'z': `[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)`,
	'A': alternatives(weekdays[:], 0),
	'a': alternatives(weekdays[:], 3),
	'B': alternatives(months[:], 0),
	'b': alternatives(months[:], 3),
	'p': `am|pm`,
}

// alternatives returns what matches one of the names, or of their first n letters, the
// longest first.
func alternatives(names []string, n int) string {
	list := make([]string, len(names))
	for i, name := range names {
		if n > 0 {
			name = name[:n]
		}
		list[i] = regexp.QuoteMeta(name)
	}
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(list, "|")
}

// parsedComposites are the directives that strptime knows as several.
var parsedComposites = map[byte]string{'c': DefaultLayout, 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// write writes a layout as a regular expression.
func (p *pattern) write(b *strings.Builder, layout string, zones []string) error {
	for rest := layout; rest != ""; {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			writeLiteral(b, rest)
			break
		}
		writeLiteral(b, rest[:i])
		rest = rest[i+1:]
		if rest == "" || unicode.IsSpace(rune(rest[0])) {
			return object.ValueError.Errorf("stray %% in format '%s'", layout)
		}
		letter := rest[0]
		rest = rest[1:]
		p.written += string(letter)
		if composite, ok := parsedComposites[letter]; ok {
			written := p.written
			if err := p.write(b, composite, zones); err != nil {
				return err
			}
			p.written = written
			continue
		}
		expression := expressions[letter]
		switch {
		case letter == '%':
			b.WriteByte('%')
			continue
		case letter == 'Z':
			expression = alternatives(zones, 0)
		case expression == "":
			bad := []rune(string(letter) + rest)[0]
			return object.ValueError.Errorf("'%c' is a bad directive in format '%s'", bad, layout)
		}
		if slices.Contains(p.letters, letter) && p.wrong == nil {
			p.wrong = object.ValueError.Errorf("redefinition of group name '%c' as group %d", letter, len(p.letters)+1)
		}
		p.letters = append(p.letters, letter)
		b.WriteString("(" + expression + ")")
	}
	return nil
}

// writeLiteral writes the text between directives: space matches any space.
func writeLiteral(b *strings.Builder, text string) {
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteString(`[\s\v\pZ]+`)
			}
			space = true
			continue
		}
		space = false
		b.WriteString(regexp.QuoteMeta(string(r)))
	}
}
