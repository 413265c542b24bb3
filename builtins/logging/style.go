package logging

import (
	"regexp"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/object"
	"fstar/internal/pytype"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A style is a way to write the formats of records.
type style struct {
	class      string
	initial    string // of the default format: the name of the style
	basic      string // the format of basicConfig
	ofTime     []string
	validate   func(layout string) error
	substitute func(layout string, values starlark.Mapping) (string, error)
}

// styles are the styles in the order that messages name them.
var styles = []style{
	{"PercentStyle", "%(message)s", basicFormat, []string{"%(asctime)"}, validatePercent,
		func(layout string, values starlark.Mapping) (string, error) { return format.Percent(layout, values) }},
	{"StrFormatStyle", "{message}", "{levelname}:{name}:{message}", []string{"{asctime"}, validateBraces,
		func(layout string, values starlark.Mapping) (string, error) {
			return format.TemplateMap(layout, values, pytype.FieldGetter)
		}},
	{"StringTemplateStyle", "${message}", "${levelname}:${name}:${message}", []string{"$asctime", "${asctime}"}, validateDollar, substituteDollar},
}

// basicFormat is the format of basicConfig that is not given one.
const basicFormat = "%(levelname)s:%(name)s:%(message)s"

// findStyle returns the style that an argument names, and the class of its objects.
func (l *Logs) findStyle(v starlark.Value) (style, *object.Class, error) {
	if v == nil {
		v = starlark.String("%")
	}
	for i, s := range styles {
		if v == starlark.String(s.initial[:1]) {
			return s, l.classes.styles[i], nil
		}
	}
	return style{}, nil, exception.ValueError.Errorf("Style must be one of: %%,{,$")
}

// defineStyles defines the classes of styles: an object of one has a format.
func (l *Logs) defineStyles() {
	var base *object.Class
	for _, s := range styles {
		c := l.define("logging", s.class, base)
		if base == nil {
			base = c
		}
		l.classes.styles = append(l.classes.styles, c)
		c.Attrs().Set("default_format", starlark.String(s.initial))
		addMethod(c, "__init__", "fmt, *, defaults=None", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			return starlark.None, s.init(self, a.Values[0], given(a.Values[1]))
		})
		addMethod(c, "usesTime", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
			layout, err := layoutOf(self)
			for _, part := range s.ofTime {
				if strings.Contains(layout, part) {
					return starlark.True, err
				}
			}
			return starlark.False, err
		})
		addMethod(c, "validate", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
			layout, err := layoutOf(self)
			if err == nil {
				err = s.validate(layout)
			}
			return starlark.None, err
		})
		addMethod(c, "format", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			text, err := s.format(t, self, a.Values[0])
			return starlark.String(text), err
		})
	}
}

func (s style) init(self *object.Instance, layout, defaults starlark.Value) error {
	if !layout.Truth() {
		layout = starlark.String(s.initial)
	}
	if err := self.SetField("_fmt", layout); err != nil {
		return err
	}
	return self.SetField("_defaults", defaults)
}

// layoutOf returns the format of an object of a style.
func layoutOf(self *object.Instance) (string, error) {
	v, err := attr(self, "_fmt")
	if err != nil {
		return "", err
	}
	layout, ok := object.AsString(v)
	if !ok {
		return "", exception.TypeError.Errorf("expected string or bytes-like object, got '%s'", exception.TypeName(v))
	}
	return layout, nil
}

// format returns the text of a record.
func (s style) format(t *script.Thread, self *object.Instance, record starlark.Value) (string, error) {
	r, ok := record.(*Record)
	if !ok {
		return "", exception.TypeError.Errorf("cannot format '%s', want LogRecord", exception.TypeName(record))
	}
	layout, err := layoutOf(self)
	if err != nil {
		return "", err
	}
	defaults, err := attr(self, "_defaults")
	if err != nil {
		return "", err
	}
	text, err := s.substitute(layout, &values{r, defaults})
	if failure := t.Failure(); failure != nil { // of a __str__
		err = failure
	}
	if err != nil && object.IsA(err, exception.KeyError) {
		missing := exception.Catch(err, t.Depth())
		e := exception.ValueError.Errorf("Formatting field not found in record: %s", missing.Message())
		e.SetContext(missing)
		err = e
	}
	return text, err
}

// values are what a format names: the attributes of a record, and defaults for those that
// it lacks.
type values struct {
	*Record
	defaults starlark.Value
}

var _ starlark.Mapping = (*values)(nil)

// Get returns the value of a name.
func (v *values) Get(key starlark.Value) (starlark.Value, bool, error) {
	name, _ := object.AsString(key)
	f, known := fieldsByName[name]
	var value starlark.Value
	var err error
	if known {
		value, err = v.field(f)
	} else {
		value = v.attrs.Get(name)
	}
	if value != nil || err != nil {
		return value, err == nil, err
	}
	if defaults, ok := v.defaults.(starlark.Mapping); ok {
		return defaults.Get(key)
	}
	return nil, false, nil
}

// The regular expressions are compiled when they are first needed.
var (
	percentField = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]`)
	})
	braceName = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\d+|\w+)(\.\w+|\[[^]]+\])*$`)
	})
	braceSpec = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(.?[<>=^])?[+ -]?#?0?(\d+|\{\w+\})?[,_]?(\.(\d+|\{\w+\}))?[bcdefgnosx%]?$`)
	})
)

func validatePercent(layout string) error {
	if !percentField().MatchString(layout) {
		return exception.ValueError.Errorf("Invalid format '%s' for '%%' style", layout)
	}
	return nil
}

func validateBraces(layout string) error {
	fields, err := format.TemplateFields(layout)
	if err != nil {
		return exception.ValueError.Errorf("invalid format: %s", exception.Catch(err, 0).Message())
	}
	named := false
	for _, f := range fields {
		var problem, part string
		switch {
		case f.Name != "" && !braceName().MatchString(f.Name):
			problem, part = "invalid field name/expression", f.Name
		case f.Conversion != 0 && !strings.ContainsRune("rsa", f.Conversion):
			problem, part = "invalid conversion", string(f.Conversion)
		case f.Spec != "" && !braceSpec().MatchString(f.Spec):
			problem, part = "bad specifier", f.Spec
		}
		if problem != "" {
			return exception.ValueError.Errorf("invalid format: %s: %s", problem, object.Repr(starlark.String(part)))
		}
		named = named || f.Name != ""
	}
	if !named {
		return exception.ValueError.Errorf("invalid format: no fields")
	}
	return nil
}
