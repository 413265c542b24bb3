package logging

import (
	"regexp"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// A style is a way to write the formats of records. Its methods are those of the class.
type style struct {
	initial    string // of the default format: the name of the style
	basic      string // the format of basicConfig
	ofTime     []string
	validate   func(layout string) error
	substitute func(layout string, values starlark.Mapping) (string, error)
}

// styles are the styles in the order that messages name them.
var styles = [...]style{
	{"%(message)s", basicFormat, []string{"%(asctime)"}, validatePercent,
		func(layout string, values starlark.Mapping) (string, error) { return object.Percent(layout, values) }},
	{"{message}", "{levelname}:{name}:{message}", []string{"{asctime"}, validateBraces,
		func(layout string, values starlark.Mapping) (string, error) {
			return object.TemplateMap(layout, values, types.FieldGetter)
		}},
	{"${message}", "${levelname}:${name}:${message}", []string{"$asctime", "${asctime}"}, validateDollar, substituteDollar},
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
			return s, l.classes[percentStyleClass+classID(i)], nil
		}
	}
	return style{}, nil, object.ValueError.Errorf("Style must be one of: %%,{,$")
}

// table is that of the class.
func (s style) table() native.Table {
	return native.Table{
		Doc: "the style '" + s.initial[:1] + "' of formats",
		Methods: []*native.Function{
			native.M2("__init__", "fmt, *, defaults=None", "", s.init),
			native.M0("usesTime", "", "whether the format has asctime", s.usesTime),
			native.M0("validate", "", "raises a ValueError if the format is none", s.check),
			native.M1("format", "record", "a record as text", s.format),
		},
	}
}

// values are attributes of the class.
func (s style) values() []attribute {
	return []attribute{{"default_format", starlark.String(s.initial)}}
}

func (s style) init(self *object.Instance, _ *script.Thread, layout, defaults starlark.Value) (value.Value, error) {
	return value.None, s.set(self, layout, defaults)
}

// set sets the format of an object of the style.
func (s style) set(self *object.Instance, layout, defaults starlark.Value) error {
	if !layout.Truth() {
		layout = starlark.String(s.initial)
	}
	return setAttributes(self, attribute{"_fmt", layout}, attribute{"_defaults", defaults})
}

func (s style) usesTime(self *object.Instance, _ *script.Thread) (bool, error) {
	layout, err := layoutOf(self)
	for _, part := range s.ofTime {
		if strings.Contains(layout, part) {
			return true, err
		}
	}
	return false, err
}

func (s style) check(self *object.Instance, _ *script.Thread) (value.Value, error) {
	layout, err := layoutOf(self)
	if err == nil {
		err = s.validate(layout)
	}
	return value.None, err
}

// layoutOf returns the format of an object of a style.
func layoutOf(self *object.Instance) (string, error) {
	v, err := attr(self, "_fmt")
	if err != nil {
		return "", err
	}
	layout, ok := object.AsString(v)
	if !ok {
		return "", object.TypeError.Errorf("expected string or bytes-like object, got '%s'", object.TypeName(v))
	}
	return layout, nil
}

// format returns the text of a record.
func (s style) format(self *object.Instance, t *script.Thread, record starlark.Value) (string, error) {
	r, ok := record.(*Record)
	if !ok {
		return "", object.TypeError.Errorf("cannot format '%s', want LogRecord", object.TypeName(record))
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
	if err != nil && object.IsA(err, object.KeyError) {
		missing := object.Catch(err, t.Depth())
		e := object.ValueError.Errorf("Formatting field not found in record: %s", missing.Message())
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
		return object.ValueError.Errorf("Invalid format '%s' for '%%' style", layout)
	}
	return nil
}

func validateBraces(layout string) error {
	fields, err := object.TemplateFields(layout)
	if err != nil {
		return object.ValueError.Errorf("invalid format: %s", object.Catch(err, 0).Message())
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
			return object.ValueError.Errorf("invalid format: %s: %s", problem, object.Repr(starlark.String(part)))
		}
		named = named || f.Name != ""
	}
	if !named {
		return object.ValueError.Errorf("invalid format: no fields")
	}
	return nil
}
