package object

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// FieldGetter looks up what the field names of a template ask for.
type FieldGetter interface {
	// Attr returns v.name. If there is none, the error is an AttributeError.
	Attr(v starlark.Value, name string) (starlark.Value, error)
	// Item returns v[key]. The key is an Int or a String.
	Item(v, key starlark.Value) (starlark.Value, error)
}

// AppendTemplate appends template.format(*args, **kwargs) to b. Each of kwargs is a pair of a
// name and a value. Attributes and items that field names ask for come from get, in the
// order of the fields.
// Source: "Format String Syntax" in the Python library reference; PEP 3101.
func AppendTemplate(b []byte, template string, args []value.Value, kwargs []starlark.Tuple, get FieldGetter) ([]byte, error) {
	t := templater{args: args, kwargs: kwargs, get: get}
	return t.expand(b, template, maxNesting)
}

// TemplateMap returns template.format_map(mapping), with names looked up by
// get.Item(mapping, name).
func TemplateMap(template string, mapping starlark.Value, get FieldGetter) (string, error) {
	t := templater{mapping: mapping, get: get}
	b, err := t.expand(make([]byte, 0, len(template)+64), template, maxNesting)
	if err != nil {
		return "", err
	}
	return string(b), nil
}

// templater is a call of AppendTemplate.
type templater struct {
	args      []value.Value
	kwargs    []starlark.Tuple
	mapping   starlark.Value // instead of both, or nil
	get       FieldGetter
	next      int       // the number of the next field that has none
	numbering numbering // of the fields so far
}

type numbering int

const (
	unnumbered numbering = iota
	automatic
	manual
)

// maxNesting is how deeply fields nest: {:{}}.
const maxNesting = 2

// expand appends the template with its fields replaced.
func (t *templater) expand(b []byte, template string, depth int) ([]byte, error) {
	if depth == 0 {
		return nil, ValueError.Errorf("Max string recursion exceeded")
	}
	for {
		var f field
		var found bool
		var err error
		if b, f, template, found, err = nextField(b, template); err != nil || !found {
			return b, err
		}
		if b, err = t.field(b, f, depth); err != nil {
			return nil, err
		}
	}
}

// field appends what takes the place of f.
func (t *templater) field(b []byte, f field, depth int) ([]byte, error) {
	v, err := t.value(f.name)
	if err != nil {
		return nil, err
	}
	switch f.conv {
	case 0:
	case 'r':
		v = starlark.String(Repr(v))
	case 's':
		v = starlark.String(Str(v))
	case 'a':
		v = starlark.String(ASCII(v))
	default:
		if f.conv > ' ' && f.conv < 0x7f {
			return nil, ValueError.Errorf("Unknown conversion specifier %c", f.conv)
		}
		return nil, ValueError.Errorf(`Unknown conversion specifier \x%s`, hex(f.conv))
	}
	spec := f.spec
	if f.nested {
		s, err := t.expand(nil, spec, depth-1)
		if err != nil {
			return nil, err
		}
		spec = string(s)
	}
	return appendFormat(b, v, spec)
}

// value returns what a field's name stands for.
func (t *templater) value(name string) (starlark.Value, error) {
	if name == "" {
		return t.first(name)
	}
	first, rest := name, ""
	if i := strings.IndexAny(name, ".["); i >= 0 {
		first, rest = name[:i], name[i:]
	}
	v, err := t.first(first)
	for rest != "" && err == nil {
		v, rest, err = t.step(v, rest)
	}
	return v, err
}

// first returns the argument that a field's name begins with.
func (t *templater) first(name string) (starlark.Value, error) {
	index, numeric, err := fieldIndex(name)
	if err != nil {
		return nil, err
	}
	if name != "" && !numeric {
		return t.keyword(name)
	}
	how := manual
	if name == "" {
		how = automatic
		index = t.next
		t.next++
	}
	switch {
	case t.numbering == unnumbered:
		t.numbering = how
	case t.numbering == manual && how == automatic:
		return nil, ValueError.Errorf("cannot switch from manual field specification to automatic field numbering")
	case t.numbering == automatic && how == manual:
		return nil, ValueError.Errorf("cannot switch from automatic field numbering to manual field specification")
	}
	if t.mapping != nil {
		return nil, ValueError.Errorf("Format string contains positional fields")
	}
	if index >= len(t.args) {
		return nil, IndexError.Errorf("Replacement index %d out of range for positional args tuple", index)
	}
	return t.args[index].Starlark(), nil
}

// keyword returns the keyword argument called name.
func (t *templater) keyword(name string) (starlark.Value, error) {
	if t.mapping != nil {
		return t.get.Item(t.mapping, starlark.String(name))
	}
	for _, pair := range t.kwargs {
		if pair[0] == starlark.String(name) {
			return pair[1], nil
		}
	}
	return nil, KeyError.New(starlark.String(name))
}

// step follows one .attribute or [item] from v, and returns what is behind it.
func (t *templater) step(v starlark.Value, rest string) (starlark.Value, string, error) {
	invalid := ValueError
	switch rest[0] {
	case '.':
		name := rest[1:]
		rest = ""
		if i := strings.IndexAny(name, ".["); i >= 0 {
			name, rest = name[:i], name[i:]
		}
		if name == "" {
			return nil, "", invalid.Errorf("Empty attribute in format string")
		}
		v, err := t.get.Attr(v, name)
		return v, rest, err
	case '[':
		key, rest, found := strings.Cut(rest[1:], "]")
		if !found {
			return nil, "", invalid.Errorf("Missing ']' in format string")
		}
		i, numeric, err := fieldIndex(key)
		switch {
		case err != nil:
			return nil, "", err
		case key == "":
			return nil, "", invalid.Errorf("Empty attribute in format string")
		case numeric:
			v, err = t.get.Item(v, starlark.MakeInt(i))
		default:
			v, err = t.get.Item(v, starlark.String(key))
		}
		return v, rest, err
	}
	return nil, "", invalid.Errorf("Only '.' or '[' may follow ']' in format field specifier")
}
