package logging

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// dollar matches what begins with a $ in a string.Template: $$, $name, ${name}, or a $
// that is wrong there.
var dollar = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\}|)`)
})

// expand calls literal for the text between fields and field for their names. It fails
// for a $ that begins no field, with the error that wrong returns for its offset.
func expand(layout string, literal func(string), field func(name string) error, wrong func(at int) error) error {
	at := 0
	for _, m := range dollar().FindAllStringSubmatchIndex(layout, -1) {
		literal(layout[at:m[0]])
		at = m[1]
		var err error
		switch {
		case m[2] >= 0:
			literal("$")
		case m[4] >= 0:
			err = field(layout[m[4]:m[5]])
		case m[6] >= 0:
			err = field(layout[m[6]:m[7]])
		default:
			err = wrong(m[0])
		}
		if err != nil {
			return err
		}
	}
	literal(layout[at:])
	return nil
}

func validateDollar(layout string) error {
	named := false
	err := expand(layout, func(string) {}, func(string) error {
		named = true
		return nil
	}, func(int) error { return object.ValueError.Errorf("invalid format: bare '$' not allowed") })
	if err == nil && !named {
		err = object.ValueError.Errorf("invalid format: no fields")
	}
	return err
}

// substituteDollar is string.Template.substitute.
func substituteDollar(layout string, values starlark.Mapping) (string, error) {
	var b strings.Builder
	err := expand(layout, func(text string) { b.WriteString(text) }, func(name string) error {
		v, found, err := values.Get(starlark.String(name))
		if err == nil && !found {
			err = object.KeyError.New(starlark.String(name))
		}
		if err == nil {
			b.WriteString(object.Str(v))
		}
		return err
	}, func(at int) error {
		line := strings.Count(layout[:at], "\n") + 1
		column := utf8.RuneCountInString(layout[strings.LastIndexByte(layout[:at], '\n')+1:at]) + 1
		return object.ValueError.Errorf("Invalid placeholder in string: line %d, col %d", line, column)
	})
	return b.String(), err
}
